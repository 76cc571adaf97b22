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
import pyarrow.compute as pc

from pipeline.dedupe import members
from pipeline.dedupe.answers import Answer
from pipeline.tables import schema

# What is read of a mention, beside its number and the label of its resource.
COLUMNS = (
    "note_author", "document_author", "document_id", "source_path", "position", "url", "url_state", "canonical_url", "clean_url",
    "site", "title", "title_drawn", "creators", "kind", "level", "note", "note_words", "language", "section", "also_in",
    "post_url", "posted_at", "topics", "topic_scores",
)  # fmt: skip

_TITLE = """
CREATE OR REPLACE TEMP TABLE titled AS
WITH votes AS (
    SELECT label, title, bool_and(drawn) AS drawn, count(*) AS n
    FROM (SELECT label, title, coalesce(author, document_id) AS voter, bool_and(title_drawn) AS drawn
          FROM mention WHERE title IS NOT NULL GROUP BY ALL)
    GROUP BY label, title
),
best AS (
    SELECT label, list(title) AS titles,
        min({'drawn': drawn, 'n': -n, 'long': length(title) > 100, 'length': -length(title), 'title': title}).title AS title
    FROM votes GROUP BY label
)
SELECT label, title, CASE WHEN len(titles) = 1 THEN [] ELSE list_sort(list_filter(titles, lambda other: other <> title)) END
    AS other_titles
FROM best;
"""

_URL = """
CREATE OR REPLACE TEMP TABLE located AS
WITH votes AS (
    SELECT label, url_state, url, min(canonical_url) AS canonical_url, min(clean_url) AS clean_url, min(site) AS site,
        count(*) AS n, CASE url_state WHEN 'ok' THEN 0 WHEN 'short' THEN 1 WHEN 'truncated' THEN 2 ELSE 3 END AS state
    FROM mention GROUP BY label, url_state, url
),
placed AS (
    SELECT *, row_number() OVER (
        PARTITION BY label
        ORDER BY state, CASE WHEN state = 2 THEN -length(url) ELSE -n END, starts_with(url, 'https:') DESC, length(url), url
    ) AS place FROM votes
),
others AS (
    SELECT label, list_sort(list_distinct(list(url))) AS other_urls
    FROM placed WHERE place > 1 AND state < 2 AND url IS NOT NULL GROUP BY label
)
SELECT label, url, url_state, canonical_url, clean_url, site, coalesce(other_urls, []) AS other_urls
FROM placed LEFT JOIN others USING (label) WHERE place = 1;
"""

_SAID = """
CREATE OR REPLACE TEMP TABLE sorted_kind AS
SELECT label, min({'vague': kind IN ('website', 'other'), 'n': -n, 'kind': kind}).kind AS kind
FROM (SELECT label, kind, count(*) AS n FROM mention GROUP BY ALL) GROUP BY label;
CREATE OR REPLACE TEMP TABLE levelled AS
SELECT label, min({'n': -n, 'place': strpos('beginner intermediate advanced', level), 'level': level}).level AS level
FROM (SELECT label, level, count(*) AS n FROM mention WHERE level IS NOT NULL GROUP BY ALL) GROUP BY label;
CREATE OR REPLACE TEMP TABLE made AS
SELECT label, min({'length': -len(creators), 'n': -n, 'creators': creators}).creators AS creators
FROM (SELECT label, creators, count(*) AS n FROM mention WHERE len(creators) > 0 GROUP BY ALL) GROUP BY label;
CREATE OR REPLACE TEMP TABLE about_it AS
SELECT label, list_sort(list({'score': -score, 'topic': topic})) AS about
FROM (
    SELECT label, topic, round(max(score), 3) AS score
    FROM (SELECT label, unnest(topics) AS topic, unnest(topic_scores) AS score FROM mention WHERE len(topics) > 0)
    GROUP BY ALL
) GROUP BY label;
"""

_NOTE = """
CREATE OR REPLACE TEMP TABLE noted AS
WITH weighed AS (
    SELECT label, note, author, posted_at,
        CASE WHEN regexp_matches(note, '(\\.\\.|…)\\s*$') THEN 100 ELSE 0 END - note_words AS lightness
    FROM mention WHERE note IS NOT NULL
),
best AS (SELECT label, min(lightness) AS lightness FROM weighed GROUP BY label)
SELECT label, min({'posted_at': coalesce(posted_at, 'infinity'), 'note': note, 'unsigned': author IS NULL, 'author': author})
    AS said
FROM weighed JOIN best USING (label, lightness) GROUP BY label;
"""

# The same words by the same author without a permalink are the same post, saved in a format that drops permalinks.
_COUNTS = """
CREATE OR REPLACE TEMP TABLE counted AS
WITH saved AS (
    SELECT label, author, note, max(post_url) AS post_url FROM mention WHERE post_url IS NOT NULL GROUP BY label, author, note
),
posts AS (
    SELECT mention.label, coalesce(mention.author, document_id) AS author,
        coalesce(mention.post_url, saved.post_url, mention.note, '') AS post
    FROM mention LEFT JOIN saved
    ON mention.label = saved.label AND mention.author IS NOT DISTINCT FROM saved.author
        AND mention.note IS NOT DISTINCT FROM saved.note
),
dated AS (SELECT label, min(posted_at) AS first_posted, max(posted_at) AS last_posted FROM mention GROUP BY label)
SELECT label, mention_count, first_posted, last_posted
FROM dated JOIN (SELECT label, count(*)::INTEGER AS mention_count FROM (SELECT DISTINCT label, author, post FROM posts) GROUP BY label)
USING (label);
"""

_ALL = """
SELECT label, resource_id, coalesce(other_ids, []) AS other_ids, coalesce(ruled_title, title) AS title,
    CASE WHEN url_state IN ('ok', 'short') THEN coalesce(clean_url, url) END AS url,
    CASE WHEN url_state = 'truncated' THEN url END AS url_shown,
    url_state, CASE WHEN url_state IN ('ok', 'short') THEN canonical_url END AS canonical_url,
    CASE WHEN url_state = 'ok' THEN site END AS site, final_url, link_status, checked_at, other_urls,
    coalesce(other_titles, []) AS other_titles, coalesce(ruled_kind, kind) AS kind,
    coalesce(ruled_topics, list_transform(about, lambda one: one.topic), []) AS topics,
    CASE WHEN ruled_topics IS NULL THEN coalesce(list_transform(about, lambda one: -one.score), [])
        ELSE list_transform(ruled_topics, lambda topic: 1.0) END AS topic_scores,
    level, coalesce(creators, []) AS creators, said.note AS note, said.author AS note_author,
    mention_count, first_posted, last_posted
FROM identity JOIN located USING (label) JOIN sorted_kind USING (label) JOIN counted USING (label)
LEFT JOIN titled USING (label) LEFT JOIN levelled USING (label)
LEFT JOIN made USING (label) LEFT JOIN about_it USING (label) LEFT JOIN noted USING (label)
LEFT JOIN ruled USING (label) LEFT JOIN answer USING (url)
WHERE NOT coalesce(rejected, false)
"""

Value = tuple[int, str, tuple[str, ...]]  # label of a resource, the decision's verb and its value


def catalogue(
    connection: duckdb.DuckDBPyConnection, mentions: pa.Table, *, identity: pa.Table, ruled: pa.Table, answers: pa.Table
) -> pa.Table:
    """The rows of the resources that `mentions` (COLUMNS) give, in any order, without what the user rejects.

    `identity` has label, resource_id and other_ids, `ruled` what the user decided (``ruled``), `answers` what resolve knows
    (``answered``).
    """
    named = mentions.append_column("author", pc.coalesce(mentions["note_author"], mentions["document_author"]))
    tables = {"mention": named, "identity": identity, "ruled": ruled, "answer": answers}
    for name, table in tables.items():
        connection.register(name, table)
    for sql in (_TITLE, _URL, _SAID, _NOTE, _COUNTS):
        connection.execute(sql)
    found = _listed(connection.sql(_ALL).to_arrow_table(), named)
    return found.select(schema("catalogue").names).cast(schema("catalogue"))


def _listed(resources: pa.Table, mentions: pa.Table) -> pa.Table:
    """The resources with all that their mentions say."""
    size = resources.num_rows
    places = pc.index_in(mentions["label"], resources["label"].combine_chunks())
    owners = pc.fill_null(places, -1).to_numpy().astype(np.int64)
    columns = {
        "recommended_by": members.lists(owners, mentions["author"].combine_chunks(), size),
        "source_paths": members.lists(owners, mentions["source_path"].combine_chunks(), size),
        "sections": members.sections(owners, mentions, size),
        "notes": members.notes(owners, mentions, size),
    }
    spoken = pc.if_else(pc.is_valid(mentions["note"]), mentions["language"], pa.scalar(None, pa.string()))
    columns["languages"] = members.lists(owners, spoken.combine_chunks(), size)
    columns["source_count"] = pc.list_value_length(columns["source_paths"])
    for name, column in columns.items():
        resources = resources.append_column(name, column)
    return resources


def ruled(values: Sequence[Value]) -> pa.Table:
    """What the user decided, one row a resource: label, ruled_title, ruled_kind, ruled_topics, rejected."""
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


def answered(redirects: Mapping[str, Answer]) -> pa.Table:
    """What is known of URLs: url, final_url, link_status, checked_at."""
    rows = sorted(redirects.items())
    return pa.table(
        {
            "url": pa.array([url for url, _ in rows], pa.string()),
            "final_url": pa.array([answer.final_url for _, answer in rows], pa.string()),
            "link_status": pa.array([answer.link_status for _, answer in rows], pa.string()),
            "checked_at": pa.array([answer.checked_at for _, answer in rows], pa.timestamp("us", tz="UTC")),
        }
    )
