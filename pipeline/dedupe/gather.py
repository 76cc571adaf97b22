"""What comparing needs of the nodes, laid down as tables: keys of all, the rest only of those that meet another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.dedupe.nodes import Node, node
from pipeline.dedupe.survey import Mentions, Survey, some_rows
from pipeline.links import identity_keys
from pipeline.spool import Numbers, stream

_TABLES = """
CREATE OR REPLACE TEMP TABLE node_key AS SELECT DISTINCT node, key FROM thing_key JOIN node_of USING (thing);
CREATE OR REPLACE TEMP VIEW linked AS SELECT node, key FROM node_key WHERE key ^@ 'url:';
CREATE OR REPLACE TEMP TABLE about AS
SELECT node, substr(split_part(key, '|', 1), 7) AS subject, split_part(key, '|', 2) AS rest
FROM node_key WHERE key ^@ 'about:';
CREATE OR REPLACE TEMP TABLE cut AS
SELECT DISTINCT node, begins
FROM (SELECT node, regexp_extract(regexp_replace(url, '^https?://(www[.])?', ''), '^[^/]+/.{6}') AS begins FROM cut_url)
WHERE begins <> '';
CREATE OR REPLACE TEMP TABLE companion AS SELECT DISTINCT node, key FROM companion_url JOIN companion_key USING (url);
"""


@dataclass(frozen=True, slots=True)
class Bearers:
    """The mentions behind the nodes."""

    mentions: Mentions
    number: Numbers  # of each row, the number of its mention
    node: Numbers  # of each mention

    def of(self, nodes: Numbers, columns: Sequence[str]) -> Iterator[pa.Table]:
        """These columns of the mentions of these nodes, with the `node` of each."""
        wanted = np.zeros(len(self.node), dtype=bool)
        wanted[nodes] = True  # a node is numbered like a thing, and there are no more things than mentions
        for table in some_rows(self.mentions, columns, self.number, wanted[self.node]) if len(nodes) else ():
            yield table.append_column("node", pa.array(self.node[table["mention"].to_numpy()]))


def nodes(connection: duckdb.DuckDBPyConnection, seen: Survey, node: Numbers) -> None:
    """Lay down node_key, linked, about, cut and companion; `node` is that of each mention. Reads thing_key and node_of."""
    for name, table in (("cut_url", seen.cuts), ("companion_url", seen.companions)):
        connection.register(name, table.append_column("node", pa.array(node[table["mention"].to_numpy()])))
    urls = sorted(pc.unique(seen.companions["url"]).to_pylist())
    pairs = [(url, key) for url in urls for key in identity_keys(url)]
    keys = {"url": pa.array([u for u, _ in pairs], pa.string()), "key": pa.array([k for _, k in pairs], pa.string())}
    connection.register("companion_key", pa.table(keys))
    connection.execute(_TABLES)


_AUTHORS = ("note_author", "document_author")
_NAMED = pa.schema([*((name, pa.string()) for name in _AUTHORS), ("node", pa.int64())])


def authors(bearers: Bearers, wanted: Numbers) -> pa.Table:
    """Who recommends these nodes: node, note_author, document_author."""
    tables = [table.select(_NAMED.names).cast(_NAMED) for table in bearers.of(wanted, _AUTHORS)]
    return pa.concat_tables([_NAMED.empty_table(), *tables])


_SAID = ("kind", "url_state", "url", "document_id", "note", *_AUTHORS)
_FACTS = """
CREATE OR REPLACE TEMP TABLE fact AS
SELECT node, kind, url_state, url, document_id, note, coalesce(note_author, document_author) AS author FROM said
"""


def facts(connection: duckdb.DuckDBPyConnection, bearers: Bearers, wanted: Numbers) -> None:
    """Lay down fact: what the mentions of these nodes say."""
    schema = pa.schema([*((name, pa.string()) for name in _SAID), ("node", pa.int64())])
    connection.register("said", stream((table.select(schema.names) for table in bearers.of(wanted, _SAID)), schema))
    connection.execute(_FACTS)
    connection.unregister("said")


_NOTES = 20  # that are compared; what thousands name is not known by the last of them
_AT_ONCE = 2000  # rows that are Python's at a time
_ROWS = """
WITH known AS (
    SELECT node, list(DISTINCT kind) AS kinds, bool_or(url_state = 'ok') AS whole,
        coalesce(list(DISTINCT url) FILTER (url_state = 'truncated'), []) AS cuts,
        bool_or(url_state = 'short') AS short, list(DISTINCT hash(document_id)) AS documents,
        coalesce(list_sort(list(DISTINCT note) FILTER (note IS NOT NULL))[:$notes], []) AS notes,
        coalesce(list(DISTINCT author) FILTER (author IS NOT NULL), []) AS recommenders
    FROM fact GROUP BY node
),
keyed AS (SELECT node, list(key) AS keys FROM node_key SEMI JOIN wanted USING (node) GROUP BY node),
accompanied AS (SELECT node, list(key) AS companions FROM companion SEMI JOIN wanted USING (node) GROUP BY node)
SELECT batch, node, keys, kinds, whole, short, cuts, documents, notes, recommenders, coalesce(companions, []) AS companions
FROM wanted JOIN known USING (node) JOIN keyed USING (node) LEFT JOIN accompanied USING (node) ORDER BY batch, node
"""


def read_nodes(connection: duckdb.DuckDBPyConnection, numbers: Numbers, batch_of: Numbers) -> Iterator[dict[int, Node]]:
    """The nodes with these numbers, a batch at a time, from the tables that ``nodes`` and ``facts`` laid down."""
    connection.register("wanted", pa.table({"node": numbers, "batch": batch_of}))
    reader = connection.sql(_ROWS.replace("$notes", str(_NOTES))).to_arrow_reader(_AT_ONCE)
    rows = (row for batch in reader for row in _rows(batch))
    for _, some in groupby(rows, key=itemgetter("batch")):
        yield {row["node"]: node(row) for row in some}


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    columns = [column.to_pylist() for column in batch.columns]
    return (dict(zip(batch.schema.names, values, strict=True)) for values in zip(*columns, strict=True))


def done(connection: duckdb.DuckDBPyConnection) -> None:
    """Drops what ``nodes`` and ``facts`` laid down."""
    connection.execute(
        "DROP VIEW linked; "
        + "".join(f"DROP TABLE {name}; " for name in ("node_key", "about", "cut", "companion", "fact"))
    )
