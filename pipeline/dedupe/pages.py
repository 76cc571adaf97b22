"""Places on a page that some list has entries for: each is a page of its own, wherever it is mentioned."""

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

_PAGES = """
WITH sharp AS (
    SELECT mention, document_id, canonical_url, split_part(url, '#', 2) AS fragment
    FROM mention WHERE url_state = 'ok' AND contains(url, '#') AND NOT contains(canonical_url, '#')
),
apart AS (
    SELECT canonical_url FROM sharp WHERE fragment <> ''
    GROUP BY document_id, canonical_url HAVING count(DISTINCT fragment) > 1
)
SELECT mention, canonical_url || '#' || fragment AS page FROM sharp
WHERE fragment <> '' AND canonical_url IN (FROM apart) ORDER BY mention
"""


def apart(connection: duckdb.DuckDBPyConnection, mentions: pa.Table) -> pa.Table:
    """The mentions with such a place as their canonical URL; lays down page (mention, page)."""
    pages = connection.sql(_PAGES).to_arrow_table()
    connection.register("page", pages)
    meant = pc.index_in(mentions["mention"], pages["mention"].combine_chunks())
    canonical = pc.coalesce(pages["page"].combine_chunks().take(meant.combine_chunks()), mentions["canonical_url"])
    place = mentions.column_names.index("canonical_url")
    return mentions.set_column(place, "canonical_url", canonical)
