"""What topics are read off is the same in memory and in a stored fragment."""

from pathlib import Path

from pipeline.config import Config
from pipeline.reading import read
from pipeline.write.stored import tables_of, write_fragment
from pipeline.write.topics import READ, evidence_rows

SAVED = b"""# Things to read

## Algebra

- [Rings](https://example.org/rings) - a first course
- [Fields](https://example.org/fields)
"""


def test_mentions_in_memory_give_the_evidence_of_the_stored_ones(tmp_path: Path) -> None:
    tables = tables_of([read("list.md", SAVED, Config()), read("other.md", SAVED, Config())])
    write_fragment(tmp_path / "fragment", tables)
    rows = list(evidence_rows(tmp_path / "fragment"))
    assert [texts["title"] for _, texts in rows] == ["Rings", "Fields"] * 2
    assert rows == list(evidence_rows(tmp_path / "nowhere", tables["mentions"].select(READ)))


SHELF = b"""title,url,time_added,tags,status
Loops,https://example.org/loops,1359424806,,unread
Rye bread,https://example.org/rye,1359424807,,unread
"""


def test_what_most_bookmarks_are_about_tells_nothing_of_the_others() -> None:
    tables = tables_of([read("part_000000.csv", SHELF, Config()), read("list.md", SAVED, Config())])
    rows = evidence_rows(Path("nowhere"), tables["mentions"].select(READ))
    assert {texts["title"]: bool(texts["company"]) for _, texts in rows} == {
        "Loops": False, "Rye bread": False, "Rings": True, "Fields": True,
    }  # fmt: skip


POST = (
    '{"url": "https://twitter.com/%(who)s/status/%(id)s", "date": "2022-03-01T10:00:00+00:00", "id": %(id)s, '
    '"content": "%(text)s", "user": {"username": "%(who)s", "displayname": "%(who)s"}}\n'
)
TIMELINE = "".join(
    POST % {"who": who, "id": number, "text": text}
    for number, (who, text) in enumerate(
        [("ada", "Sleep better with meditation https://example.org/sleep"), ("bo", "Ducks in the park that you have to see https://example.org/ducks"),
         ("cy", "The oldest loom https://example.org/loom")], 1500000000000000001
    )
).encode()  # fmt: skip


def test_a_timeline_has_neither_a_title_nor_a_subject() -> None:
    tables = tables_of([read("search.jsonl", TIMELINE, Config())])
    assert tables["mentions"]["url"].to_pylist() == [f"https://example.org/{it}" for it in ("sleep", "ducks", "loom")]
    assert tables["documents"]["title"].to_pylist() == [None]
    rows = evidence_rows(Path("nowhere"), tables["mentions"].select(READ))
    assert not any(texts["company"] or texts["document_title"] for _, texts in rows)
