"""The columns that comparing needs, gathered from the table of mentions by SQL."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.dedupe.nodes import TITLES, Node, node
from pipeline.links import identity_keys, is_short


class Answer(Protocol):
    """What ``resolve`` knows of a URL."""

    @property
    def final_url(self) -> str | None:
        """Where it leads."""

    @property
    def link_status(self) -> str | None:
        """alive, moved, dead, blocked, unknown."""

    @property
    def checked_at(self) -> datetime | None:
        """When it was asked."""


_FRAGMENTS = """
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
    """The mentions, a place on a page being a page of its own where some list has entries for several places of it."""
    found = connection.sql(_FRAGMENTS).fetchall()
    if not found:
        return mentions
    columns = {name: mentions[name].to_pylist() for name in ("canonical_url", "keys")}
    for row, page in found:
        named = [key for key in columns["keys"][row] if key.partition(":")[0] in TITLES]
        columns["canonical_url"][row], columns["keys"][row] = page, [f"url:{page}", *named]
    for name, values in columns.items():
        place = mentions.column_names.index(name)
        mentions = mentions.set_column(place, mentions.field(name), pa.array(values, mentions.field(name).type))
    return mentions


def keys(mentions: pa.Table, redirects: Mapping[str, Answer]) -> pa.Table:
    """(mention, key) for every key, those of a URL's target included; a mention is its row number."""
    column = mentions["keys"].combine_chunks()
    rows, found = [pc.list_parent_indices(column).cast(pa.int64())], [pc.list_flatten(column)]
    targets = {url: identity_keys(a.final_url) for url, a in redirects.items() if a.final_url and _leads_on(url, a)}
    if targets:
        urls = mentions["url"]
        led = pc.indices_nonzero(pc.is_in(urls, value_set=pa.array(sorted(targets), pa.string()))).to_pylist()
        further = [(row, key) for row in led for key in targets[urls[row].as_py()]]
        rows.append(pa.array([row for row, _ in further], pa.int64()))
        found.append(pa.array([key for _, key in further], pa.string()))
    return pa.table({"mention": pa.concat_arrays(rows), "key": pa.concat_arrays(found)})


def _leads_on(url: str, answer: Answer) -> bool:
    """A target counts where the link lives and does not end at the front door of a site instead of a page.

    It counts too where only programs are kept out, and where the user's redirects.csv says so and nobody has asked.
    """
    target = (answer.final_url or "").partition("://")[2].partition("?")[0]
    front = "/" not in target.strip("/") and not is_short(url)
    lives = answer.link_status in (None, "alive", "moved", "blocked")
    return lives and (not front or "/" not in url.partition("://")[2].strip("/"))


_TABLES = """
CREATE OR REPLACE TEMP TABLE node_key AS SELECT DISTINCT node, key FROM mention_key JOIN node_of USING (mention);
CREATE OR REPLACE TEMP TABLE recommender AS
    SELECT DISTINCT node, lower(ltrim(coalesce(note_author, document_author), '@')) AS recommender
    FROM mention JOIN node_of USING (mention) WHERE coalesce(note_author, document_author) IS NOT NULL;
CREATE OR REPLACE TEMP TABLE cut AS
    SELECT DISTINCT node, regexp_replace(url, '^https?://(www[.])?', '') AS cut
    FROM mention JOIN node_of USING (mention) WHERE url_state = 'truncated' AND url IS NOT NULL;
CREATE OR REPLACE TEMP TABLE companion_url AS
    SELECT DISTINCT node, unnest(companion_urls) AS url FROM mention JOIN node_of USING (mention);
"""


def nodes(connection: duckdb.DuckDBPyConnection, roots: Sequence[int]) -> None:
    """Lay down the tables node_of, node_key, recommender and companion for mentions labelled by `roots`."""
    labelled = pa.table({"mention": np.arange(len(roots)), "node": np.array(roots, dtype=np.int64)})
    connection.register("node_of", labelled)
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
    SELECT node, list(DISTINCT kind ORDER BY kind) AS kinds, bool_or(url_state = 'ok') AS whole,
        coalesce(list(DISTINCT url ORDER BY url) FILTER (url_state = 'truncated'), []) AS cuts,
        bool_or(url_state = 'short') AS short, list(DISTINCT document_id ORDER BY document_id) AS documents,
        coalesce(list(DISTINCT note ORDER BY note) FILTER (note IS NOT NULL), [])[:20] AS notes
    FROM mention JOIN node_of USING (mention) JOIN wanted USING (node) GROUP BY node
),
keyed AS (SELECT node, list(key ORDER BY key) AS keys FROM node_key JOIN wanted USING (node) GROUP BY node),
recommended AS (
    SELECT node, list(recommender ORDER BY recommender) AS recommenders
    FROM recommender JOIN wanted USING (node) GROUP BY node
),
accompanied AS (
    SELECT node, list(key ORDER BY key) AS companions FROM companion JOIN wanted USING (node) GROUP BY node
)
SELECT node, keys, kinds, whole, short, cuts, documents, notes,
    coalesce(recommenders, []) AS recommenders, coalesce(companions, []) AS companions
FROM known JOIN keyed USING (node) LEFT JOIN recommended USING (node) LEFT JOIN accompanied USING (node)
ORDER BY node
"""


def read_nodes(connection: duckdb.DuckDBPyConnection, wanted: Sequence[int]) -> dict[int, Node]:
    """The nodes with these labels, from the tables that ``nodes`` laid down."""
    connection.register("wanted", pa.table({"node": np.array(wanted, dtype=np.int64)}))
    return {row["node"]: node(row) for row in connection.sql(_ROWS).to_arrow_table().to_pylist()}
