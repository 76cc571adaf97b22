"""Places on a page that some list has entries for: each is a page of its own, wherever it is mentioned."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

_PAGES = """
WITH apart AS (
    SELECT canonical_url FROM place WHERE fragment <> ''
    GROUP BY document_id, canonical_url HAVING count(DISTINCT fragment) > 1
)
SELECT mention, canonical_url || '#' || fragment AS page FROM place
WHERE fragment <> '' AND canonical_url IN (FROM apart) ORDER BY mention
"""


def apart(connection: duckdb.DuckDBPyConnection, places: pa.Table) -> dict[int, str]:
    """The mentions that lead to such a place, with its address, which is their canonical URL."""
    if not places.num_rows:
        return {}
    connection.register("place", places)
    found = connection.sql(_PAGES).to_arrow_table()
    return dict(zip(found["mention"].to_pylist(), found["page"].to_pylist(), strict=True))


def meant(mentions: pa.Table, found: Mapping[int, str]) -> pa.Table:
    """The mentions with such a place as their canonical URL."""
    places = pa.array(list(found.values()), pa.string())
    lead = pc.index_in(mentions["mention"], pa.array(list(found), pa.int64()))
    column = mentions.column_names.index("canonical_url")
    canonical = pc.coalesce(places.take(lead.combine_chunks()), mentions["canonical_url"])
    return mentions.set_column(column, mentions.schema.field(column), canonical)
