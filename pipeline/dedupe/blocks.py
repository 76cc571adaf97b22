"""Which pairs of nodes are worth comparing: those that meet in some block, so that cost grows with rows.

A block holds nodes that share one thing without which no rule of ``likeness`` joins: the whole name, the name and a
maker, the name and a recommender, a maker and a word, two of the three rarest words of as many, a link beside and a main link.
"""

import duckdb

# A name that more nodes bear is told apart by its narrower blocks (with a maker, with a recommender) alone.
CROWD = 60

_SQL = """
CREATE OR REPLACE TEMP TABLE entry AS
WITH
name AS (
    SELECT DISTINCT node, form, split_part(rest, '|', 1) AS words, split_part(rest, '|', 2) AS makers
    FROM (SELECT node, split_part(key, ':', 1) AS form, substr(key, instr(key, ':') + 1) AS rest FROM node_key)
    WHERE form IN ('title', 'topic', 'alias')
),
compact AS (SELECT DISTINCT node, form, replace(words, ' ', '') AS compact FROM name),
maker AS (SELECT DISTINCT node, unnest(string_split(makers, '+')) AS maker FROM name WHERE makers <> ''),
word AS (SELECT DISTINCT node, words, unnest(string_split(words, ' ')) AS word FROM name),
frequency AS (SELECT word, count(*) AS n FROM (SELECT DISTINCT words, word FROM word) GROUP BY word),
rare AS (
    SELECT node, words, word FROM word JOIN frequency USING (word) JOIN name USING (node, words)
    WHERE form <> 'alias' AND len(string_split(words, ' ')) BETWEEN 3 AND 30
    QUALIFY row_number() OVER (PARTITION BY node, words ORDER BY n, word) <= 3
)
SELECT 'name ' || compact AS block, node, 0 AS side FROM compact
UNION SELECT 'name ' || compact || ' by ' || maker, node, 0 FROM compact JOIN maker USING (node)
UNION SELECT 'name ' || compact || ' from ' || recommender, node, 0 FROM compact JOIN recommender USING (node)
UNION SELECT 'maker ' || maker || ' ' || word, node, 0 FROM maker JOIN word USING (node) WHERE length(word) > 3
UNION SELECT 'rare ' || least(a.word, b.word) || ' ' || greatest(a.word, b.word) || ' of ' || len(string_split(a.words, ' ')),
      a.node, 0
      FROM rare a JOIN rare b ON a.node = b.node AND a.words = b.words AND a.word < b.word
UNION SELECT 'about ' || split_part(substr(key, 7), '|', 1) || ' ' || unnest(string_split(split_part(key, '|', 2), ' ')),
      node, 0 FROM node_key WHERE starts_with(key, 'about:')
UNION SELECT 'on ' || substr(split_part(key, '|', 1), 7), node, 0 FROM node_key
      WHERE starts_with(key, 'about:') AND regexp_matches(split_part(key, '|', 1), '[0-9]')
UNION SELECT 'file ' || regexp_extract(lower(key), '/([^/]{6,120})[.][a-z]+$', 1), node, 0 FROM node_key
      WHERE regexp_matches(lower(key), '^url:.*[.](pdf|epub|djvu|ipynb|ps)$')
UNION SELECT 'held ' || regexp_replace(key, '^(url:https://)?[a-z]+(:|[.](com|org)/)|/-/tree/[a-zA-Z]+$', '', 'g'), node, 0
      FROM node_key WHERE regexp_matches(key, '^(url:https://)?(github|gitlab|codeberg|bitbucket)(:|[.](com|org)/)[^/]+/[^/]+(/-/tree/(master|main|HEAD))?$')
UNION SELECT 'name ' || replace(split_part(key, '/', 2), '-', ''), node, 0 FROM node_key
      WHERE regexp_matches(key, '^(github|gitlab|codeberg|bitbucket|sourcehut):')
UNION SELECT 'slug ' || split_part(key, '/', 3) || ' ' || split_part(key, '/', -1), node, 0 FROM node_key
      WHERE starts_with(key, 'url:') AND len(string_split(split_part(key, '/', -1), '-')) >= 4
UNION SELECT 'cut ' || regexp_extract(cut, '^[^/]+/.{6}'), node, 1 FROM cut WHERE regexp_matches(cut, '^[^/]+/.{6}')
UNION SELECT 'cut ' || regexp_extract(key, '^url:https://([^/]+/.{6})', 1), node, 2 FROM node_key
      WHERE starts_with(key, 'url:') AND regexp_matches(key, '^url:https://[^/]+/.{6}') AND EXISTS (FROM cut)
UNION SELECT 'beside ' || key, node, 1 FROM companion
UNION SELECT 'beside ' || key, node, 2 FROM node_key WHERE key IN (SELECT key FROM companion)
"""

_PAIRS = """
WITH kept AS (
    SELECT block, node, side FROM entry
    QUALIFY count(*) OVER (PARTITION BY block) BETWEEN 2 AND ?
)
SELECT DISTINCT least(a.node, b.node) AS one, greatest(a.node, b.node) AS other
FROM kept a JOIN kept b USING (block)
WHERE a.node <> b.node AND a.side + b.side IN (0, 3)
ORDER BY one, other
"""


def pairs(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    """Pairs of nodes to compare, from the tables node_key, recommender and companion."""
    connection.execute(_SQL)
    return connection.execute(_PAIRS, [CROWD]).fetchall()
