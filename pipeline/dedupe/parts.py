"""The catalogue part by part: what is said of a resource stands together, so that no part needs another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.dedupe import fields, pages
from pipeline.dedupe.spread import Spread
from pipeline.dedupe.survey import Mentions, Survey
from pipeline.spool import ROWS, Dealt, Numbers, cut, deal, in_order, inverse, parts_of, pieces, save, whole

_ORDER = (("mention_count", "descending"), ("resource_id", "ascending"))
_SHARE = 200_000  # mentions that one task deals out, about


@dataclass(frozen=True, slots=True)
class Resources:
    """What is known of the resources before their rows are made; a resource is its label, a number from 0."""

    identity: pa.Table  # label, resource_id, other_ids; in order of label
    pages: Mapping[int, str]  # mentions that lead to a place on a page, with its address
    ruled: pa.Table  # what the user decided
    answers: pa.Table  # what resolve knows of URLs


@dataclass(frozen=True, slots=True)
class Share:
    """Some pieces of the mentions, and of each of their rows its number, its resource and the part of that."""

    mentions: Mentions
    number: Numbers
    label: Numbers
    part: Numbers

    def tables(self, places: Mapping[int, str]) -> Dealt:
        """The rows with `mention` and `label`, and the part of each."""
        for rows, table in pieces(self.mentions, fields.COLUMNS):
            table = table.append_column("mention", pa.array(self.number[rows]))
            table = table.append_column("label", pa.array(self.label[rows]))
            yield pages.meant(table, places), self.part[rows]


def catalogue(
    mentions: Mentions, seen: Survey, label: Numbers, resources: Resources, folder: Path, spread: Spread
) -> Iterator[pa.Table]:
    """The catalogue in its order; `label` is the resource of each mention as they come.

    What memory need not hold stands in `folder`, where nothing else may stand.
    """
    part = parts_of(np.bincount(label, minlength=len(resources.identity)))[label]
    if not part.any():
        some = [table for table, _ in Share(mentions, seen.number, label, part).tables(resources.pages)]
        rows = _rows(pa.concat_tables(some), resources.identity, resources.ruled, resources.answers) if some else None
        _database.cache_clear()
        yield from [rows.sort_by(list(_ORDER))] if rows is not None else []
        return
    folder.mkdir()
    for name in ("identity", "ruled", "answers"):
        save(getattr(resources, name), folder / f"{name}.arrow")
    shares = enumerate(_shares(mentions, seen, label, part))
    dealt = list(spread(partial(deal_share, pages=resources.pages, folder=folder), list(shares)))
    parts = sorted({file.name for files in dealt for file in files})
    made = sorted(spread(partial(merge_part, folder=folder), parts))
    _database.cache_clear()
    for files in dealt:  # not by the tasks, which may be done again
        for file in files:
            file.unlink()
    yield from in_order(_placed(made), _ORDER, folder / "ordered")


def _shares(mentions: Mentions, seen: Survey, label: Numbers, part: Numbers) -> Iterator[Share]:
    """All mentions in shares of some hundred thousand, cut between two pieces."""
    starts = np.concatenate(([0], seen.ends[:-1]))
    firsts = np.flatnonzero(np.diff(starts // _SHARE, prepend=-1)).tolist()
    for first, end in zip(firsts, [*firsts[1:], len(mentions)], strict=True):
        rows = slice(starts[first], seen.ends[end - 1])
        yield Share(mentions[first:end], seen.number[rows], label[rows], part[rows])


def deal_share(share: tuple[int, Share], *, pages: Mapping[int, str], folder: Path) -> list[Path]:
    """One task: deals the mentions of a share out to files by the part of their resource."""
    place, some = share
    return deal(some.tables(pages), folder / f"{place:08}")


def merge_part(name: str, *, folder: Path) -> Path:
    """One task: the rows of the resources in one part, of which every share may hold mentions; the file with them."""
    files = sorted(folder.glob(f"*/{name}"))
    rows = pa.concat_tables([whole(file) for file in files])
    low, high = pc.min_max(rows["label"]).values()
    identity, ruled, answers = (whole(folder / f"{table}.arrow") for table in ("identity", "ruled", "answers"))
    made = _rows(rows, identity.slice(low.as_py(), high.as_py() - low.as_py() + 1), ruled, answers)
    return save(made.sort_by(list(_ORDER)), folder / f"made-{name}")  # so it can be dealt out in slices


def _rows(mentions: pa.Table, identity: pa.Table, ruled: pa.Table, answers: pa.Table) -> pa.Table:
    with _database().cursor() as connection:
        return fields.catalogue(connection, mentions, identity=identity, ruled=ruled, answers=answers)


@lru_cache(maxsize=1)
def _database() -> duckdb.DuckDBPyConnection:
    """One for all parts of this process: to open it, and to find an order for ten joins, costs more than to join.

    It has one thread, since parts are what runs side by side. Who has made the last part clears it away with what it keeps.
    """
    return duckdb.connect(":memory:", config={"threads": 1, "disabled_optimizers": "join_order"})


def _placed(files: Sequence[Path]) -> Dealt:
    """The rows of each file with the parts that they belong to in the order of the whole catalogue."""
    narrow = pa.concat_tables([whole(file, [name for name, _ in _ORDER]) for file in files])
    order = pc.sort_indices(narrow, sort_keys=list(_ORDER)).to_numpy().astype(np.int64)
    sizes = narrow["mention_count"].to_numpy()[order].astype(np.int64)  # a row holds what all its mentions say
    part = cut(sizes, ROWS)[inverse(order)]
    start = 0
    for file in files:
        table = whole(file)
        yield table, part[start : start + len(table)]
        start += len(table)
        file.unlink()
