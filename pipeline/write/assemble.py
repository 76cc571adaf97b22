"""Stored readings and merged resources -> the tables of the output folder, in their stated order, a part at a time."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.spool import UNDIVIDED, Numbers, Piece, in_order, parts_of, pieces
from pipeline.tables import schema, stored_schema
from pipeline.write.stored import Fragments, live_rows

Read = Callable[[Sequence[str]], Iterator[pa.Table]]


class Merged(Protocol):
    """What deduplication gives."""

    @property
    def catalogue(self) -> Iterator[pa.Table]:
        """A row a resource."""

    @property
    def merges(self) -> Iterator[pa.Table]:
        """A row a join."""

    @property
    def resource_ids(self) -> pa.Array:
        """Of each resource; null where the user rejected it."""

    @property
    def resource(self) -> Numbers:
        """Of each mention, which of these it is."""


# What the rows of each table are ordered by.
ORDER = {
    "documents": ("source_path", "part"),
    "rejected": ("source_path", "document_id", "locator", "url_as_written", "reason"),
    "stripped": ("source_path", "document_id", "locator", "text"),
    "sources": ("source_path",),
    "mentions": ("source_path", "document_index", "position"),
}


def assemble(
    fragments: Fragments, mentions: Sequence[Piece], merged: Merged, folder: Path
) -> Mapping[str, Iterator[pa.Table]]:
    """The seven tables; what memory need not hold stands in `folder` until they are read."""
    stored: dict[str, Read] = {name: partial(_stored, fragments, name) for name in ("documents", "stripped", "sources")}
    stored["rejected"] = lambda columns: chain(
        _stored(fragments, "rejected", columns), _refused(mentions, merged, columns)
    )
    stored["mentions"] = lambda columns: _recommended(mentions, merged, columns)
    ordered = {name: _ordered(name, read, folder / name) for name, read in stored.items()}
    return ordered | {"catalogue": merged.catalogue, "merges": merged.merges}


def _stored(fragments: Fragments, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
    return (live_rows(fragment, name, columns) for fragment in fragments)


def _ordered(name: str, read: Read, folder: Path) -> Iterator[pa.Table]:
    """The rows of one table in their order; what one source gives stays together."""
    columns = list(dict.fromkeys((*schema(name).names, *ORDER[name])))
    order = [(column, "ascending") for column in ORDER[name]]
    if (few := _few(read(columns))) is not None:
        yield few.sort_by(order)
        return
    paths, sizes = _sources(read)
    parts = parts_of(sizes)
    coming = ((table, parts[pc.index_in(table["source_path"], paths).to_numpy()]) for table in read(columns))
    yield from in_order(coming, order, folder)


def _few(tables: Iterator[pa.Table]) -> pa.Table | None:
    """All rows, where memory should hold them."""
    some: list[pa.Table] = []
    rows = 0
    for table in tables:
        some.append(table)
        rows += len(table)
        if rows > UNDIVIDED:
            return None
    return pa.concat_tables(some) if some else None


def _sources(read: Read) -> tuple[pa.Array, Numbers]:
    """The paths of the sources in order, and how many rows each gives."""
    sizes: Counter[str] = Counter()
    for table in read(["source_path"]):
        counts = pc.value_counts(table["source_path"].combine_chunks())
        sizes.update(dict(zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True)))
    paths = sorted(sizes)
    return pa.array(paths, pa.string()), np.array([sizes[path] for path in paths], dtype=np.int64)


def _recommended(mentions: Sequence[Piece], merged: Merged, columns: Sequence[str]) -> Iterator[pa.Table]:
    """The mentions whose resources the catalogue has."""
    own = [name for name in columns if name != "resource_id"]
    for table in _with_ids(mentions, merged, own):
        kept = table if not table["resource_id"].null_count else table.filter(pc.is_valid(table["resource_id"]))
        yield kept.select(columns)


def _refused(mentions: Sequence[Piece], merged: Merged, columns: Sequence[str]) -> Iterator[pa.Table]:
    """The rows of `rejected` for mentions that the user's decisions leave out; named works have no URL to account for."""
    if not merged.resource_ids.null_count:
        return
    constant = {"reason": "off-topic", "rule": "decisions.yaml: reject", "belongs_to": None}
    kept = pa.schema([stored_schema("rejected").field(name) for name in columns])
    own = [name for name in kept.names if name not in constant]
    for table in _with_ids(mentions, merged, [*dict.fromkeys((*own, "url_as_written"))]):
        linked = table.filter(pc.and_(pc.is_null(table["resource_id"]), pc.is_valid(table["url_as_written"])))
        values = [
            pa.array([constant[c.name]] * len(linked), c.type) if c.name in constant else linked[c.name] for c in kept
        ]
        yield pa.table(values, schema=kept)


def _with_ids(mentions: Sequence[Piece], merged: Merged, columns: Sequence[str]) -> Iterator[pa.Table]:
    for rows, table in pieces(mentions, columns):
        yield table.append_column("resource_id", merged.resource_ids.take(pa.array(merged.resource[rows])))
