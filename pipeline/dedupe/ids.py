"""resource_id and other_ids: hashes of identity keys, never of a path or position."""

import duckdb
import numpy as np
import pyarrow as pa

# `ranked` has a row for each thing that bears a key. A key that two resources bear (a name that several projects share) stands
# for neither. Where it is the smallest key of both, the one whose further keys are smaller has its id.
_SQL = """
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT label, key,
    CASE split_part(key, ':', 1)
        WHEN 'doi' THEN 1 WHEN 'isbn' THEN 1 WHEN 'url' THEN 2 WHEN 'cut' THEN 3
        WHEN 'title' THEN 4 WHEN 'topic' THEN 4 ELSE 0 END AS trust
FROM own_key JOIN label_of USING (thing);
CREATE OR REPLACE TEMP TABLE best AS
SELECT label, min({'trust': trust, 'key': key}).key AS key FROM ranked GROUP BY label;
CREATE OR REPLACE TEMP TABLE identity AS
WITH shared AS (SELECT label, key FROM best SEMI JOIN (SELECT key FROM best GROUP BY key HAVING count(*) > 1) USING (key)),
bearing AS (SELECT DISTINCT label, shared.key, ranked.key AS other, trust FROM shared JOIN ranked USING (label)),
sharing AS (SELECT label, key, list(other ORDER BY trust, other) AS all_keys FROM bearing GROUP BY label, key),
told AS (SELECT label, row_number() OVER (PARTITION BY key ORDER BY all_keys, label) AS place FROM sharing)
SELECT label, CASE WHEN coalesce(place, 1) = 1 THEN id ELSE substr(sha256(id || ' ' || place), 1, 20) END AS resource_id
FROM (SELECT label, substr(sha256(key), 1, 20) AS id FROM best) LEFT JOIN told USING (label);
"""
_FURTHER = """
WITH single AS (
    SELECT min(label) AS label, min(trust) AS trust, key FROM ranked GROUP BY key HAVING min(label) = max(label)
)
SELECT label, substr(sha256(single.key), 1, 20) AS id FROM single JOIN best USING (label) WHERE single.key <> best.key
ORDER BY label, trust, single.key
"""
_LAID = ("ranked", "best", "identity", "thing_key")


def assign(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """label, resource_id and other_ids in order of label, from own_key and label_of (thing, label: 0, 1 ...).

    The keys go: nothing asks for them any more.
    """
    connection.execute(_SQL)
    table = connection.sql("FROM identity ORDER BY label").to_arrow_table()
    further = connection.sql(_FURTHER).to_arrow_table()
    connection.execute("DROP VIEW own_key; " + "".join(f"DROP TABLE {name}; " for name in _LAID))
    ends = np.cumsum(np.bincount(further["label"].to_numpy(), minlength=len(table)))
    others = pa.ListArray.from_arrays(pa.array([0, *ends], pa.int32()), further["id"].combine_chunks())
    return table.append_column("other_ids", others)
