"""The table of joins: which mention joined which, and what it rests on."""

from collections.abc import Iterator, Sequence

import duckdb
import numpy as np
import pyarrow as pa

from pipeline.dedupe.things import Things
from pipeline.spool import ROWS, Numbers
from pipeline.tables import schema

Join = tuple[int, int, str, float, str]  # two things, rule, score, evidence

_JOINED = pa.schema(
    [("mention", pa.int64()), ("with", pa.int64()), ("rule", pa.string()), ("score", pa.float64()), ("evidence", pa.string())]
)  # fmt: skip

# The first star that a thing stands in, of those with the smallest head: the smallest key.
_SUREST = """
WITH least AS (SELECT thing, min(head) AS head FROM star GROUP BY thing)
SELECT thing, head, min(key) AS key FROM star JOIN least USING (thing, head) GROUP BY thing, head ORDER BY thing
"""
_BETWEEN_THINGS = """
SELECT one.first AS mention, head.first AS "with", 'key' AS rule, 1.0::DOUBLE AS score, key AS evidence
FROM used JOIN thing AS one USING (thing) JOIN thing AS head ON head.thing = used.head
UNION ALL FROM named ORDER BY ALL
"""


def joined(connection: duckdb.DuckDBPyConnection, found: Things, named: Sequence[Join]) -> Iterator[pa.Table]:
    """mention, with, rule, score, evidence: a row a join, in order; `named` are those that no shared key made.

    Reads thing, star and used. A mention with the keys of an earlier one joins the first mention of its surest star.
    """
    connection.register("named", _of_mentions(named, found.first))
    between = connection.sql(_BETWEEN_THINGS).to_arrow_table().cast(_JOINED)
    surest = connection.sql(_SUREST).to_arrow_table()
    star = np.full(len(found.first), -1, dtype=np.int64)
    star[surest["thing"].to_numpy()] = np.arange(len(surest))
    ends = np.searchsorted(between["mention"].to_numpy(), np.arange(ROWS, len(found.of) + ROWS, ROWS))
    start = 0
    for number, end in enumerate(ends.tolist()):
        rows = pa.concat_tables([between.slice(start, end - start), _copies(found, surest, star, number * ROWS)])
        yield rows.take(pa.array(np.argsort(rows["mention"].to_numpy(), kind="stable")))
        start = end


def _copies(found: Things, surest: pa.Table, star: Numbers, start: int) -> pa.Table:
    """The joins of those that have the keys of an earlier mention, among the ROWS mentions from `start` on."""
    thing = found.of[start : start + ROWS]
    mention = np.arange(start, start + len(thing))
    copies = (found.first[thing] != mention) & (star[thing] >= 0)
    rows = surest.take(pa.array(star[thing[copies]]))
    columns = [
        mention[copies], found.first[rows["head"].to_numpy()], pa.repeat("key", len(rows)), pa.repeat(1.0, len(rows)),
        rows["key"].combine_chunks(),
    ]  # fmt: skip
    return pa.table(columns, schema=_JOINED)


def _of_mentions(joins: Sequence[Join], first: Numbers) -> pa.Table:
    """The joins of things as joins of their first mentions."""
    sides = [first[np.array([row[side] for row in joins], dtype=np.int64)] for side in (0, 1)]
    return pa.table([*sides, *([row[place] for row in joins] for place in (2, 3, 4))], schema=_JOINED)


def rows_of(joined: pa.Table, names: pa.Array, ids: pa.Array, label: Numbers) -> pa.Table:
    """Rows of the table of joins; `names` are the mention_ids, `label` says of each mention which of the `ids` is its."""
    columns = (
        ids.take(pa.array(label[joined["mention"].to_numpy()])),
        names.take(joined["mention"].combine_chunks()),
        names.take(joined["with"].combine_chunks()),
        joined["rule"],
        joined["score"],
        joined["evidence"],
    )
    return pa.table(columns, schema=schema("merges"))
