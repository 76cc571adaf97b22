"""Which pairs of nodes are worth comparing: those that meet in some block, so that cost grows with rows.

A block holds nodes that share one thing without which no rule of ``likeness`` joins: the whole name, a maker and a word, two
of the three rarest words of as many, a link beside and a main link. A name that a crowd bears makes narrower blocks: with a
maker, with a recommender. A block is named by a hash: two that happened to share one would only be compared for nothing.
"""

import duckdb

# A name that more nodes bear is told apart by its narrower blocks (with a maker, with a recommender) alone.
CROWD = 60

_NAMES = """
CREATE OR REPLACE TEMP TABLE name AS
SELECT DISTINCT node, form = 'alias' AS alias, split_part(rest, '|', 1) AS words, split_part(rest, '|', 2) AS makers
FROM (SELECT node, split_part(key, ':', 1) AS form, substr(key, instr(key, ':') + 1) AS rest
      FROM node_key WHERE key ^@ 'title:' OR key ^@ 'topic:' OR key ^@ 'alias:');
CREATE OR REPLACE TEMP TABLE called AS
SELECT node, replace(words, ' ', '') AS compact FROM name
UNION
SELECT node, replace(split_part(key, '/', 2), '-', '') FROM node_key
WHERE regexp_matches(key, '^(github|gitlab|codeberg|bitbucket|sourcehut):');
CREATE OR REPLACE TEMP TABLE maker AS
SELECT DISTINCT node, unnest(string_split(makers, '+')) AS maker FROM name WHERE makers <> '';
CREATE OR REPLACE TEMP TABLE crowd AS
SELECT DISTINCT node, replace(words, ' ', '') AS compact FROM name
SEMI JOIN (SELECT compact FROM called GROUP BY compact HAVING count(*) > $crowd) AS large
ON replace(words, ' ', '') = large.compact;
"""

_RARE = """
CREATE OR REPLACE TEMP TABLE rare AS
WITH word AS (SELECT words, unnest(list_distinct(string_split(words, ' '))) AS word FROM (SELECT DISTINCT words FROM name)),
frequency AS (SELECT word, count(*) AS n FROM word GROUP BY word),
long AS (
    SELECT words, len(string_split(words, ' ')) AS size, count(*) AS bearers
    FROM (SELECT DISTINCT node, words FROM name WHERE NOT alias AND len(string_split(words, ' ')) BETWEEN 3 AND 30)
    GROUP BY words
),
three AS (
    SELECT words, size, bearers, word FROM word JOIN long USING (words) JOIN frequency USING (word)
    QUALIFY row_number() OVER (PARTITION BY words ORDER BY n, word) <= 3
),
two AS (
    SELECT hash('rare', a.word, b.word, a.size) AS block, words, a.bearers
    FROM three AS a JOIN three AS b USING (words) WHERE a.word < b.word
)
SELECT block, words FROM two SEMI JOIN (SELECT block FROM two GROUP BY block HAVING sum(bearers) > 1) USING (block);
"""

# side: 1 and 2 where a node of the one kind is compared only with nodes of the other.
_ENTRIES = """
CREATE OR REPLACE TEMP TABLE entry AS
SELECT hash('name', compact) AS block, node, 0 AS side FROM called
UNION SELECT hash('by', compact, maker), node, 0 FROM crowd JOIN maker USING (node)
UNION SELECT hash('from', compact, recommender), node, 0
      FROM crowd JOIN (SELECT node, lower(ltrim(author, '@')) AS recommender FROM mention WHERE author IS NOT NULL) USING (node)
UNION SELECT hash('maker', maker, word), node, 0
      FROM maker JOIN (SELECT node, unnest(string_split(words, ' ')) AS word FROM name SEMI JOIN maker USING (node)) USING (node)
      WHERE length(word) > 3
UNION SELECT block, node, 0 FROM rare JOIN name USING (words) WHERE NOT alias
UNION SELECT hash('about', subject, unnest(string_split(rest, ' '))), node, 0 FROM about
UNION SELECT hash('on', subject), node, 0 FROM about WHERE regexp_matches(subject, '[0-9]')
UNION SELECT hash('file', regexp_extract(lower(key), '/([^/]{6,120})[.][a-z]+$', 1)), node, 0 FROM linked
      WHERE regexp_matches(lower(right(key, 6)), '[.](pdf|epub|djvu|ipynb|ps)$')
UNION SELECT hash('held', regexp_replace(key, '^(url:https://)?[a-z]+(:|[.](com|org)/)|/-/tree/[a-zA-Z]+$', '', 'g')), node, 0
      FROM node_key WHERE regexp_matches(key, '^(url:https://)?(github|gitlab|codeberg|bitbucket)(:|[.](com|org)/)[^/]+/[^/]+(/-/tree/(master|main|HEAD))?$')
UNION SELECT hash('slug', split_part(key, '/', 3), split_part(key, '/', -1)), node, 0 FROM linked
      WHERE len(string_split(split_part(key, '/', -1), '-')) >= 4
UNION SELECT hash('cut', begins), node, 1 FROM cut
UNION SELECT hash('cut', regexp_extract(key, '^url:https://([^/]+/.{6})', 1)), node, 2
      FROM linked SEMI JOIN cut ON regexp_extract(key, '^url:https://([^/]+/.{6})', 1) = begins
UNION SELECT hash('beside', key), node, 1 FROM companion
UNION SELECT hash('beside', key), node, 2 FROM node_key SEMI JOIN companion USING (key);
"""

_PAIRS = """
WITH kept AS (
    SELECT block, node, side FROM entry
    SEMI JOIN (SELECT block FROM entry GROUP BY block HAVING count(*) BETWEEN 2 AND $crowd) USING (block)
)
SELECT DISTINCT least(a.node, b.node) AS one, greatest(a.node, b.node) AS other
FROM kept a JOIN kept b USING (block)
WHERE a.node <> b.node AND a.side + b.side IN (0, 3)
ORDER BY one, other
"""


def pairs(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    """Pairs of nodes to compare, in order, from the tables that ``gather.nodes`` lays down."""
    for sql in (_NAMES, _RARE, _ENTRIES):
        connection.execute(sql.replace("$crowd", str(CROWD)))
    found = connection.sql(_PAIRS.replace("$crowd", str(CROWD))).to_arrow_table()
    connection.execute(
        "; ".join(f"DROP TABLE {name}" for name in ("name", "called", "maker", "crowd", "rare", "entry"))
    )
    return list(zip(found["one"].to_pylist(), found["other"].to_pylist(), strict=True))
