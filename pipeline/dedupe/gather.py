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


_ROWS = """
WITH known AS (
    SELECT node, list(DISTINCT kind) AS kinds, bool_or(url_state = 'ok') AS whole,
        coalesce(list(DISTINCT url) FILTER (url_state = 'truncated'), []) AS cuts,
        bool_or(url_state = 'short') AS short, list(DISTINCT document_id) AS documents,
        coalesce(list(DISTINCT note) FILTER (note IS NOT NULL), []) AS notes,
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
    """The nodes with these labels, from the tables that ``nodes`` laid down."""
    connection.register("wanted", pa.table({"node": np.array(wanted, dtype=np.int64)}))
    table = connection.sql(_ROWS).to_arrow_table()
    return dict(zip(table["node"].to_pylist(), map(node, _rows(table)), strict=True))


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    columns = [column.to_pylist() for column in table.columns]
    return (dict(zip(table.column_names, values, strict=True)) for values in zip(*columns, strict=True))
