"""Mentions with the same keys, seen as one thing: there are fewer things than mentions, and only they are compared.

A thing is its place in the order of first mentions, so that nothing depends on the order of rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.dedupe.labels import Labels
from pipeline.dedupe.nodes import TITLES
from pipeline.dedupe.survey import Mentions, Survey, some_rows
from pipeline.spool import Numbers, marked


@dataclass(frozen=True, slots=True)
class Things:
    """Which mention is which thing."""

    of: Numbers  # the thing of each mention
    first: Numbers  # the first mention of each thing


_TABLES = """
CREATE OR REPLACE TEMP TABLE thing_key AS SELECT * FROM keyed;
CREATE OR REPLACE TEMP VIEW own_key AS SELECT thing, key FROM thing_key WHERE NOT (key ^@ 'alias:' OR key ^@ 'about:');
"""


def find(
    connection: duckdb.DuckDBPyConnection,
    mentions: Mentions,
    seen: Survey,
    pages: Mapping[int, str],
    targets: Mapping[str, Sequence[str]],
) -> Things:
    """Lay down thing (thing, first), thing_of (mention, thing), thing_key and own_key (thing, key).

    A mention has the keys of its URL's target, too (`targets`: URL -> keys), one that leads to a place on a page those of
    the place (`pages`).
    """
    given = _given(mentions, seen, pages, targets)
    found = _grouped(seen.group, given)
    firsts = some_rows(mentions, ["keys"], seen.number, marked(found.first, len(found.of)))
    rows = [_keyed(table, found, given) for table in firsts]
    connection.register("keyed", pa.concat_tables([_KEYED.empty_table(), *rows]))
    del rows
    connection.execute(_TABLES)
    connection.unregister("keyed")
    connection.register("thing", pa.table({"thing": np.arange(len(found.first)), "first": found.first}))
    connection.register("thing_of", pa.table({"mention": np.arange(len(found.of)), "thing": found.of}))
    return found


_KEYED = pa.schema([("thing", pa.int64()), ("key", pa.string())])


def _given(
    mentions: Mentions, seen: Survey, pages: Mapping[int, str], targets: Mapping[str, Sequence[str]]
) -> dict[int, tuple[str, ...]]:
    """The keys of the mentions that have others than those that were stored."""
    further = dict(zip(seen.led["mention"].to_pylist(), seen.led["url"].to_pylist(), strict=True)) if targets else {}
    some = [*pages, *further]
    if not some:
        return {}
    wanted = marked(np.array(some, dtype=np.int64), len(seen.group))
    given = {}
    for table in some_rows(mentions, ["keys"], seen.number, wanted):
        for mention, keys in zip(table["mention"].to_pylist(), table["keys"].to_pylist(), strict=True):
            if mention in pages:
                keys = [f"url:{pages[mention]}", *(key for key in keys if key.startswith(TITLES))]
            if mention in further:
                keys += targets[further[mention]]
            given[mention] = tuple(sorted({*keys}))
    return given


def _grouped(group: Numbers, given: Mapping[int, tuple[str, ...]]) -> Things:
    """Mentions of one group are one thing; those with `given` keys are grouped by these."""
    of = _numbered(group)
    if given:
        known: dict[tuple[str, ...], int] = {}
        for mention, keys in given.items():
            of[mention] = len(group) + known.setdefault(keys, len(known))
        of = _numbered(of)
    return Things(of, np.flatnonzero(np.diff(np.maximum.accumulate(of), prepend=-1)))


def _numbered(values: Numbers) -> Numbers:
    """Each value by its place among the different ones, in the order in which they come first."""
    places: Numbers = pa.array(values).dictionary_encode().indices.to_numpy().astype(np.int64)
    return places


def _keyed(table: pa.Table, found: Things, given: Mapping[int, tuple[str, ...]]) -> pa.Table:
    """Thing and key, for the things whose first mentions these are."""
    keys = table["keys"].combine_chunks()
    numbers = table["mention"].to_pylist()
    if given and not given.keys().isdisjoint(numbers):
        own = zip(numbers, keys.to_pylist(), strict=True)
        keys = pa.array([given.get(mention) or some for mention, some in own], pa.list_(pa.string()))
    owners = found.of[table["mention"].to_numpy()][pc.list_parent_indices(keys).to_numpy()]
    return pa.table([pa.array(owners, pa.int64()), pc.list_flatten(keys).cast(pa.string())], schema=_KEYED)


# A name is an identity only where a thing has nothing better. Each key makes a star around the first thing that bears it.
_STARS = """
CREATE OR REPLACE TEMP TABLE joining AS
WITH named AS (SELECT thing, key, key ^@ 'title:' OR key ^@ 'topic:' AS name FROM own_key),
better AS (SELECT DISTINCT thing FROM named WHERE NOT name)
SELECT thing, key FROM named WHERE NOT name OR thing NOT IN (FROM better);
CREATE OR REPLACE TEMP TABLE star AS
WITH head AS (SELECT key, min(thing) AS head FROM joining GROUP BY key)
SELECT thing, head, key FROM joining JOIN head USING (key);
"""


def unite(connection: duckdb.DuckDBPyConnection, labels: Labels) -> None:
    """Unite things that share an identity key in `labels`; lays down `used` (thing, head, key): the keys that did."""
    connection.execute(_STARS)
    edges = connection.sql("SELECT * FROM star WHERE thing <> head ORDER BY thing, head, key").to_arrow_table()
    used = labels.unite_all(zip(edges["head"].to_pylist(), edges["thing"].to_pylist(), strict=True))
    connection.register("used", edges.take(pa.array(used, pa.int64())))
