"""One row for each resource: which mention gives which field, by stated rules.

title       the name most recommenders use; among equals the longer, up to 100 characters, then by alphabet
url         whole before short before truncated; then the one most mentions give, https, the shorter, by alphabet
kind        what most mentions say, where any says more than "website" or "other"
level       what most mentions say; among equals the lower
creators    the longest list; among equals the one most mentions give
topics      all of them, each with its best score
note        the one with most different words (80 count), an uncut one first; then the earliest, by alphabet
the rest    everything, nothing twice, in the stated order
"""

from collections.abc import Mapping, Sequence

import duckdb
import numpy as np
import pyarrow as pa

from pipeline.dedupe import ids
from pipeline.dedupe.gather import Answer
from pipeline.links import open_url, site
from pipeline.tables import schema

_MEMBERS = """
CREATE OR REPLACE TEMP TABLE member AS
SELECT label, coalesce(note_author, document_author) AS author, mention.* EXCLUDE (keys, locator, url_as_written)
FROM mention JOIN label USING (mention);
"""

_TITLE = """
CREATE OR REPLACE TEMP TABLE titled AS
WITH votes AS (
    SELECT label, title, count(DISTINCT coalesce(author, document_id)) AS n
    FROM member WHERE title IS NOT NULL GROUP BY ALL
),
placed AS (
    SELECT *, row_number() OVER (
        PARTITION BY label ORDER BY n DESC, length(title) <= 100 DESC, length(title) DESC, title
    ) AS place FROM votes
)
SELECT label, first(title ORDER BY place) AS title,
    coalesce(list(title ORDER BY title) FILTER (place > 1), []) AS other_titles
FROM placed GROUP BY label;
"""

_URL = """
CREATE OR REPLACE TEMP TABLE located AS
WITH votes AS (
    SELECT label, url_state, url, first(canonical_url ORDER BY canonical_url) AS canonical_url, count(*) AS n,
        CASE url_state WHEN 'ok' THEN 0 WHEN 'short' THEN 1 WHEN 'truncated' THEN 2 ELSE 3 END AS state
    FROM member GROUP BY label, url_state, url
),
placed AS (
    SELECT *, row_number() OVER (
        PARTITION BY label
        ORDER BY state, CASE WHEN state = 2 THEN -length(url) ELSE -n END, starts_with(url, 'https:') DESC, length(url), url
    ) AS place FROM votes
)
SELECT label, first(url ORDER BY place) AS url, first(url_state ORDER BY place) AS url_state,
    first(canonical_url ORDER BY place) AS canonical_url,
    coalesce(list(DISTINCT url ORDER BY url) FILTER (place > 1 AND url IS NOT NULL AND state < 2), []) AS other_urls
FROM placed GROUP BY label;
"""

_SAID = """
CREATE OR REPLACE TEMP TABLE sorted_kind AS
SELECT label, first(kind ORDER BY kind IN ('website', 'other'), n DESC, kind) AS kind
FROM (SELECT label, kind, count(*) AS n FROM member GROUP BY ALL) GROUP BY label;
CREATE OR REPLACE TEMP TABLE levelled AS
SELECT label, first(level ORDER BY n DESC, strpos('beginner intermediate advanced', level)) AS level
FROM (SELECT label, level, count(*) AS n FROM member WHERE level IS NOT NULL GROUP BY ALL) GROUP BY label;
CREATE OR REPLACE TEMP TABLE made AS
SELECT label, first(creators ORDER BY len(creators) DESC, n DESC, creators) AS creators
FROM (SELECT label, creators, count(*) AS n FROM member WHERE len(creators) > 0 GROUP BY ALL) GROUP BY label;
CREATE OR REPLACE TEMP TABLE about AS
SELECT label, list(topic ORDER BY score DESC, topic) AS topics, list(score ORDER BY score DESC, topic) AS topic_scores
FROM (
    SELECT label, topic, round(max(score), 3) AS score
    FROM (SELECT label, unnest(topics) AS topic, unnest(topic_scores) AS score FROM member WHERE len(topics) > 0)
    GROUP BY ALL
) GROUP BY label;
"""

_NOTE = """
CREATE OR REPLACE TEMP TABLE noted AS
WITH weighed AS (
    SELECT label, note, note_author, author, language, source_path, post_url, posted_at, position,
        least(len(list_distinct(string_split(lower(note), ' '))), 80) AS words,
        regexp_matches(note, '(\\.\\.|…)\\s*$') AS cut
    FROM member WHERE note IS NOT NULL
)
SELECT label,
    first(note ORDER BY cut, words DESC, posted_at NULLS LAST, note, author NULLS LAST) AS note,
    first(author ORDER BY cut, words DESC, posted_at NULLS LAST, note, author NULLS LAST) AS note_author,
    list({'text': note, 'author': author, 'language': language, 'source_path': source_path, 'post_url': post_url,
          'posted_at': posted_at} ORDER BY posted_at NULLS LAST, source_path, position) AS notes,
    coalesce(list(DISTINCT language ORDER BY language) FILTER (language IS NOT NULL), []) AS languages
FROM weighed GROUP BY label;
"""

_SECTIONS = """
CREATE OR REPLACE TEMP TABLE sectioned AS
SELECT label, list(DISTINCT section ORDER BY section) AS sections
FROM (
    SELECT label, section FROM member WHERE len(section) > 0
    UNION ALL SELECT label, unnest(also_in) FROM member WHERE len(also_in) > 0
) WHERE len(section) > 0 GROUP BY label;
"""

# The same words by the same author without a permalink are the same post, saved in a format that drops permalinks.
_COUNTS = """
CREATE OR REPLACE TEMP TABLE counted AS
WITH posts AS (
    SELECT label, coalesce(author, document_id) AS author, source_path, posted_at,
        coalesce(post_url, max(post_url) OVER (PARTITION BY label, author, note), note, '') AS post
    FROM member
)
SELECT label, count(DISTINCT (author, post))::INTEGER AS mention_count,
    count(DISTINCT source_path)::INTEGER AS source_count,
    list(DISTINCT source_path ORDER BY source_path) AS source_paths,
    min(posted_at) AS first_posted, max(posted_at) AS last_posted
FROM posts GROUP BY label;
CREATE OR REPLACE TEMP TABLE recommended AS
SELECT label, list(DISTINCT author ORDER BY author) AS recommended_by FROM member WHERE author IS NOT NULL GROUP BY label;
"""

_ALL = """
SELECT resource_id, coalesce(other_ids, []) AS other_ids, coalesce(ruled_title, title) AS title,
    CASE WHEN url_state IN ('ok', 'short') THEN coalesce(opened.open, url) END AS url,
    CASE WHEN url_state = 'truncated' THEN url END AS url_shown,
    url_state, CASE WHEN url_state IN ('ok', 'short') THEN canonical_url END AS canonical_url,
    CASE WHEN url_state = 'ok' THEN site END AS site, final_url, link_status, checked_at,
    list_filter(other_urls, lambda other: other <> url) AS other_urls,
    coalesce(other_titles, []) AS other_titles, coalesce(ruled_kind, kind) AS kind,
    coalesce(ruled_topics, topics, []) AS topics,
    CASE WHEN ruled_topics IS NULL THEN coalesce(topic_scores, []) ELSE list_transform(ruled_topics, lambda topic: 1.0) END
        AS topic_scores,
    level, coalesce(creators, []) AS creators, note, note_author, coalesce(notes, []) AS notes,
    coalesce(recommended_by, []) AS recommended_by, source_paths, coalesce(sections, []) AS sections,
    coalesce(languages, []) AS languages, mention_count, source_count, first_posted, last_posted
FROM identity JOIN located USING (label) JOIN sorted_kind USING (label) JOIN counted USING (label)
LEFT JOIN other_id USING (label) LEFT JOIN titled USING (label) LEFT JOIN levelled USING (label)
LEFT JOIN made USING (label) LEFT JOIN about USING (label) LEFT JOIN noted USING (label)
LEFT JOIN sectioned USING (label) LEFT JOIN recommended USING (label) LEFT JOIN ruled USING (label)
LEFT JOIN opened USING (url) LEFT JOIN answer USING (url)
WHERE NOT coalesce(rejected, false)
ORDER BY mention_count DESC, resource_id
"""

Value = tuple[int, str, tuple[str, ...]]  # label of a resource, the decision's verb and its value


def catalogue(
    connection: duckdb.DuckDBPyConnection,
    roots: Sequence[int],
    *,
    redirects: Mapping[str, Answer],
    values: Sequence[Value],
) -> tuple[pa.Table, pa.Table]:
    """The catalogue; and (resource_id, rejected) of each mention: what the user rejects is not in the catalogue."""
    labels = pa.table({"mention": np.arange(len(roots)), "label": np.array(roots, dtype=np.int64)})
    ids.assign(connection, labels)
    for sql in (_MEMBERS, _TITLE, _URL, _SAID, _NOTE, _SECTIONS, _COUNTS):
        connection.execute(sql)
    connection.register("ruled", _ruled(values))
    connection.register("opened", _opened(connection))
    connection.register("answer", _answers(redirects))
    table = connection.sql(_ALL).to_arrow_table().cast(schema("catalogue"))
    sql = """SELECT resource_id, coalesce(rejected, false) AS rejected
             FROM label JOIN identity USING (label) LEFT JOIN ruled USING (label) ORDER BY mention"""
    return table, connection.sql(sql).to_arrow_table()


def _ruled(values: Sequence[Value]) -> pa.Table:
    """What the user decided, one row a resource."""
    rows: dict[int, dict[str, tuple[str, ...]]] = {}
    for label, verb, value in values:
        rows.setdefault(label, {})[verb] = value
    some = list(rows.values())
    return pa.table(
        {
            "label": pa.array(list(rows), pa.int64()),
            "ruled_title": pa.array([row.get("title", (None,))[0] for row in some], pa.string()),
            "ruled_kind": pa.array([row.get("kind", (None,))[0] for row in some], pa.string()),
            "ruled_topics": pa.array([row.get("topics") for row in some], pa.list_(pa.string())),
            "rejected": pa.array(["reject" in row and "keep" not in row for row in some], pa.bool_()),
        }
    )


def _opened(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """The chosen URLs: what to open, and the site."""
    sql = "SELECT DISTINCT url FROM located WHERE url_state IN ('ok', 'short') ORDER BY url"
    urls = [row[0] for row in connection.execute(sql).fetchall()]
    return pa.table(
        {
            "url": pa.array(urls, pa.string()),
            "open": pa.array([open_url(url) if "?" in url or "#" in url else url for url in urls], pa.string()),
            "site": pa.array([site(url) for url in urls], pa.string()),
        }
    )


def _answers(redirects: Mapping[str, Answer]) -> pa.Table:
    rows = sorted(redirects.items())
    return pa.table(
        {
            "url": pa.array([url for url, _ in rows], pa.string()),
            "final_url": pa.array([answer.final_url for _, answer in rows], pa.string()),
            "link_status": pa.array([answer.link_status for _, answer in rows], pa.string()),
            "checked_at": pa.array([answer.checked_at for _, answer in rows], pa.timestamp("us", tz="UTC")),
        }
    )
