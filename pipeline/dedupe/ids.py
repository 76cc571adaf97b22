"""resource_id and other_ids: hashes of identity keys, never of a path or position."""

import duckdb
import pyarrow as pa

# A key that two resources bear (a name that several projects share) stands for neither.
_SQL = """
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT label, key,
    CASE split_part(key, ':', 1)
        WHEN 'doi' THEN 1 WHEN 'isbn' THEN 1 WHEN 'url' THEN 2 WHEN 'cut' THEN 3
        WHEN 'title' THEN 4 WHEN 'topic' THEN 4 ELSE 0 END AS trust,
    substr(sha256(key), 1, 20) AS id,
    count(DISTINCT label) OVER (PARTITION BY key) AS bearers
FROM (SELECT DISTINCT label, key FROM mention_key JOIN label USING (mention) WHERE NOT regexp_matches(key, '^(alias|about):'));
CREATE OR REPLACE TEMP TABLE identity AS
WITH best AS (
    SELECT label, first(id ORDER BY trust, key) AS id, list(key ORDER BY trust, key) AS all_keys FROM ranked GROUP BY label
),
told AS (SELECT *, row_number() OVER (PARTITION BY id ORDER BY all_keys, label) AS place FROM best)
SELECT label, CASE WHEN place = 1 THEN id ELSE substr(sha256(id || ' ' || place), 1, 20) END AS resource_id FROM told;
CREATE OR REPLACE TEMP TABLE other_id AS
SELECT label, list(id ORDER BY trust, key) AS other_ids
FROM ranked WHERE bearers = 1 AND id NOT IN (SELECT resource_id FROM identity) GROUP BY label;
"""


def assign(connection: duckdb.DuckDBPyConnection, roots: pa.Table) -> None:
    """Lay down the tables identity (label, resource_id) and other_id (label, other_ids)."""
    connection.register("label", roots)
    connection.execute(_SQL)
