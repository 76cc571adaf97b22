"""The columns as CONTRACT has them: types, what may be null, what stored readings carry beside them."""

import pyarrow as pa
import pytest

from pipeline.tables import ADDED, STORED, TABLES, schema, stored_schema


@pytest.mark.parametrize("name", TABLES)
def test_lists_are_never_null_and_hold_no_null(name: str) -> None:
    for field in schema(name):
        kind = field.type
        while pa.types.is_list(kind):
            assert not field.nullable and not kind.value_field.nullable, f"{name}.{field.name}"
            kind = kind.value_type


@pytest.mark.parametrize("name", TABLES)
def test_times_are_in_utc_to_the_microsecond(name: str) -> None:
    times = [field.type for field in schema(name) if pa.types.is_timestamp(field.type)]
    assert all(kind == pa.timestamp("us", tz="UTC") for kind in times)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_named_once_and_has_a_meaning(name: str) -> None:
    names = [column.name for column in TABLES[name]]
    assert len(names) == len(set(names))
    assert all(column.meaning for column in TABLES[name])


# The names and types that analysts' notebooks read; adding one is fine.
PROMISED = {
    "catalogue": {
        "resource_id": pa.string(), "topics": pa.list_(pa.string()), "topic_scores": pa.list_(pa.float32()),
        "sections": pa.list_(pa.list_(pa.string())), "mention_count": pa.int32(), "checked_at": pa.timestamp("us", "UTC"),
    },
    "mentions": {"position": pa.int32(), "section": pa.list_(pa.string()), "posted_precision": pa.string()},
    "rejected": {"reason": pa.string(), "belongs_to": pa.string(), "locator": pa.string()},
    "merges": {"score": pa.float64(), "evidence": pa.string()},
    "sources": {"repaired": pa.bool_(), "documents": pa.int32(), "bytes": pa.int64()},
}  # fmt: skip


@pytest.mark.parametrize(("name", "column"), [(name, column) for name, row in PROMISED.items() for column in row])
def test_a_promised_column_has_its_type(name: str, column: str) -> None:
    assert _bare(schema(name).field(column).type) == PROMISED[name][column]


def _bare(kind: pa.DataType) -> pa.DataType:
    """The type without the names of list items and whether they may be null."""
    return pa.list_(_bare(kind.value_type)) if pa.types.is_list(kind) else kind


def test_notes_are_structs_in_the_stated_order() -> None:
    item = schema("catalogue").field("notes").type.value_type
    assert [field.name for field in item] == ["text", "author", "language", "source_path", "post_url", "posted_at"]


@pytest.mark.parametrize("name", TABLES)
def test_a_stored_reading_lacks_what_later_stages_add_and_carries_what_they_need(name: str) -> None:
    written, stored = set(schema(name).names), set(stored_schema(name).names)
    assert written - stored == set(ADDED.get(name, ()))
    assert stored - written == {column.name for column in STORED.get(name, ())}
