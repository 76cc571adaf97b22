"""The columns that comparing needs, gathered by SQL: keys for all nodes, the rest only for those that meet another."""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from pipeline.dedupe.nodes import Node, node
from pipeline.links import identity_keys

_TABLES = """
CREATE OR REPLACE TEMP TABLE node_key AS SELECT DISTINCT node, key FROM thing_key JOIN node_of USING (thing);
CREATE OR REPLACE TEMP VIEW linked AS SELECT node, key FROM node_key WHERE key ^@ 'url:';
CREATE OR REPLACE TEMP TABLE about AS
SELECT node, substr(split_part(key, '|', 1), 7) AS subject, split_part(key, '|', 2) AS rest
FROM node_key WHERE key ^@ 'about:';
CREATE OR REPLACE TEMP TABLE cut AS
SELECT DISTINCT node, begins
FROM (SELECT node, regexp_extract(regexp_replace(url, '^https?://(www[.])?', ''), '^[^/]+/.{6}') AS begins
      FROM mention WHERE url_state = 'truncated')
WHERE begins <> '';
CREATE OR REPLACE TEMP TABLE companion_url AS
SELECT DISTINCT node, unnest(companion_urls) AS url FROM mention WHERE len(companion_urls) > 0;
"""


def nodes(connection: duckdb.DuckDBPyConnection) -> None:
    """Lay down node_key, linked, about, cut and companion; reads node_of (thing, node), thing_key and mention with its node."""
    connection.execute(_TABLES)
    urls = [row[0] for row in connection.execute("SELECT DISTINCT url FROM companion_url ORDER BY url").fetchall()]
    pairs = [(url, key) for url in urls for key in identity_keys(url)]
    table = pa.table(
        {"url": pa.array([u for u, _ in pairs], pa.string()), "key": pa.array([k for _, k in pairs], pa.string())}
    )
    connection.register("companion_key", table)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE companion AS SELECT DISTINCT node, key FROM companion_url JOIN companion_key USING (url)"
    )


_DONE = "DROP VIEW linked; DROP TABLE node_key; DROP TABLE about; DROP TABLE cut; DROP TABLE companion_url; DROP TABLE companion"
_NOTES = 20  # that are compared; what thousands name is not known by the last of them
_BATCH = 5000  # rows that are Python's at a time
_ROWS = """
WITH known AS (
    SELECT node, list(DISTINCT kind) AS kinds, bool_or(url_state = 'ok') AS whole,
        coalesce(list(DISTINCT url) FILTER (url_state = 'truncated'), []) AS cuts,
        bool_or(url_state = 'short') AS short, list(DISTINCT hash(document_id)) AS documents,
        coalesce(list_sort(list(DISTINCT note) FILTER (note IS NOT NULL))[:$notes], []) AS notes,
        coalesce(list(DISTINCT author) FILTER (author IS NOT NULL), []) AS recommenders
    FROM mention SEMI JOIN wanted USING (node) GROUP BY node
),
keyed AS (SELECT node, list(key) AS keys FROM node_key SEMI JOIN wanted USING (node) GROUP BY node),
accompanied AS (SELECT node, list(key) AS companions FROM companion SEMI JOIN wanted USING (node) GROUP BY node)
SELECT node, keys, kinds, whole, short, cuts, documents, notes, recommenders, coalesce(companions, []) AS companions
FROM known JOIN keyed USING (node) LEFT JOIN accompanied USING (node)
ORDER BY node
"""


def read_nodes(connection: duckdb.DuckDBPyConnection, wanted: Sequence[int]) -> dict[int, Node]:
    """The nodes with these labels, from the tables that ``nodes`` laid down; these go."""
    connection.register("wanted", pa.table({"node": np.array(wanted, dtype=np.int64)}))
    table = connection.sql(_ROWS.replace("$notes", str(_NOTES))).to_arrow_table()
    connection.execute(_DONE)
    return {row["node"]: node(row) for batch in table.to_batches(_BATCH) for row in _rows(batch)}


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    columns = [column.to_pylist() for column in batch.columns]
    return (dict(zip(batch.schema.names, values, strict=True)) for values in zip(*columns, strict=True))
