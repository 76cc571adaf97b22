"""resource_id and other_ids: hashes of identity keys, never of a path or position."""

import duckdb

# A key that two resources bear (a name that several projects share) stands for neither. Where it is the smallest key of
# both, the one whose further keys are smaller has its id.
_SQL = """
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT DISTINCT label, key,
    CASE split_part(key, ':', 1)
        WHEN 'doi' THEN 1 WHEN 'isbn' THEN 1 WHEN 'url' THEN 2 WHEN 'cut' THEN 3
        WHEN 'title' THEN 4 WHEN 'topic' THEN 4 ELSE 0 END AS trust
FROM own_key JOIN label_of USING (thing);
CREATE OR REPLACE TEMP TABLE best AS
SELECT label, min({'trust': trust, 'key': key}).key AS key FROM ranked GROUP BY label;
CREATE OR REPLACE TEMP TABLE identity AS
WITH shared AS (SELECT key FROM best GROUP BY key HAVING count(*) > 1),
sharing AS (
    SELECT label, best.key, list(ranked.key ORDER BY trust, ranked.key) AS all_keys
    FROM best SEMI JOIN shared USING (key) JOIN ranked USING (label) GROUP BY label, best.key
),
told AS (SELECT label, row_number() OVER (PARTITION BY key ORDER BY all_keys, label) AS place FROM sharing)
SELECT label, CASE WHEN coalesce(place, 1) = 1 THEN id ELSE substr(sha256(id || ' ' || place), 1, 20) END AS resource_id
FROM (SELECT label, substr(sha256(key), 1, 20) AS id FROM best) LEFT JOIN told USING (label);
CREATE OR REPLACE TEMP TABLE other_id AS
WITH single AS (SELECT key FROM ranked GROUP BY key HAVING count(*) = 1),
further AS (SELECT label, trust, key FROM ranked SEMI JOIN single USING (key) ANTI JOIN best USING (key))
SELECT label, list(substr(sha256(key), 1, 20) ORDER BY trust, key) AS other_ids FROM further GROUP BY label;
"""


def assign(connection: duckdb.DuckDBPyConnection) -> None:
    """Lay down identity (label, resource_id) and other_id (label, other_ids), from own_key and label_of (thing, label).

    The keys go: nothing asks for them any more.
    """
    connection.execute(_SQL)
    connection.execute("DROP TABLE ranked; DROP TABLE best; DROP VIEW own_key; DROP TABLE thing_key")
