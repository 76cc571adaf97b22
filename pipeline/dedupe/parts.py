"""The catalogue part by part: what is said of a resource stands together, so that no part needs another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.dedupe import fields, pages
from pipeline.dedupe.survey import Mentions
from pipeline.spool import ROWS, Dealt, Numbers, deal, in_order, parts_of, save, whole

# Runs a function for each item, in any order, wherever the work runs; the results as they come.
Spread = Callable[[Callable[[Path], Path], Sequence[Path]], Iterator[Path]]

_ORDER = (("mention_count", "descending"), ("resource_id", "ascending"))


@dataclass(frozen=True, slots=True)
class Resources:
    """What is known of the resources before their rows are made; a resource is its label, a number from 0."""

    identity: pa.Table  # label, resource_id, other_ids; in order of label
    pages: Mapping[int, str]  # mentions that lead to a place on a page, with its address
    ruled: pa.Table  # what the user decided
    answers: pa.Table  # what resolve knows of URLs


def catalogue(
    mentions: Mentions, number: Numbers, label: Numbers, resources: Resources, folder: Path, spread: Spread
) -> Iterator[pa.Table]:
    """The catalogue in its order; `number` and `label` (its resource) are given of each mention as they come."""
    part_of = parts_of(np.bincount(label, minlength=len(resources.identity)))
    coming = _labelled(mentions, number, label, resources.pages)
    if not part_of.any():
        some = list(coming)
        rows = _rows(pa.concat_tables(some), resources.identity, resources.ruled, resources.answers) if some else None
        yield from [rows.sort_by(list(_ORDER))] if rows is not None else []
        return
    files = deal(((table, part_of[table["label"].to_numpy()]) for table in coming), folder / "parts")
    for name in ("identity", "ruled", "answers"):
        save(getattr(resources, name), folder / f"{name}.arrow")
    made = sorted(spread(partial(merge_part, folder=folder), files))
    yield from in_order(_placed(made), len(made), _ORDER, folder / "ordered")


def merge_part(mentions: Path, *, folder: Path) -> Path:
    """One task: the rows of the resources in one part, stored beside it; the file that holds them."""
    rows = whole(mentions)
    low, high = pc.min_max(rows["label"]).values()
    identity, ruled, answers = (whole(folder / f"{name}.arrow") for name in ("identity", "ruled", "answers"))
    made = _rows(rows, identity.slice(low.as_py(), high.as_py() - low.as_py() + 1), ruled, answers)
    mentions.unlink()
    return save(made, mentions.with_suffix(".rows"))


def _rows(mentions: pa.Table, identity: pa.Table, ruled: pa.Table, answers: pa.Table) -> pa.Table:
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:  # parts are what runs side by side
        return fields.catalogue(connection, mentions, identity=identity, ruled=ruled, answers=answers)


def _labelled(mentions: Mentions, number: Numbers, label: Numbers, places: Mapping[int, str]) -> Iterator[pa.Table]:
    start = 0
    for table in mentions.read(fields.COLUMNS):
        rows = slice(start, start + len(table))
        start += len(table)
        marked = table.append_column("mention", pa.array(number[rows])).append_column("label", pa.array(label[rows]))
        yield pages.meant(marked, places)


def _placed(files: Sequence[Path]) -> Dealt:
    """The rows of each file with the parts that they belong to in the order of the whole catalogue."""
    narrow = pa.concat_tables([whole(file, [name for name, _ in _ORDER]) for file in files])
    place = np.empty(len(narrow), dtype=np.int64)
    place[pc.sort_indices(narrow, sort_keys=list(_ORDER)).to_numpy()] = np.arange(len(narrow))
    start = 0
    for file in files:
        table = whole(file)
        yield table, place[start : start + len(table)] // ROWS
        start += len(table)
        file.unlink()
