"""Which pairs of nodes are worth comparing: those that meet in some block, so that cost grows with rows.

A block holds nodes that share one thing without which no rule of ``likeness`` joins: the whole name, a maker and a word, all
words but one, a link beside and a main link. A name that a crowd bears makes narrower blocks: with a
maker, with a recommender. A block is named by a hash: two that happened to share one would only be compared for nothing.
"""

from collections.abc import Callable

import duckdb
import numpy as np
import pyarrow as pa

from pipeline.spool import Numbers

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

# Names of as many words that differ in the spelling of one long word: what is left of them is the same (all words together by
# xor, less one), and the word begins or ends alike.
_SPELT = """
CREATE OR REPLACE TEMP TABLE spelt AS
WITH long AS (
    SELECT words, string_split(words, ' ') AS parts, count(*) AS bearers
    FROM (SELECT DISTINCT node, words FROM name WHERE NOT alias) GROUP BY words HAVING len(parts) BETWEEN 3 AND 30
),
hashed AS (SELECT *, list_transform(parts, lambda word, place: hash(word, place)) AS hashes FROM long),
word AS (
    SELECT words, bearers, len(parts) AS size, list_bit_xor(hashes) AS altogether, unnest(parts) AS word, unnest(hashes) AS own,
        unnest(range(len(parts))) AS place
    FROM hashed
),
other AS (
    SELECT words, bearers, hash(place, size, xor(altogether, own)) AS rest, [left(word, 2), '-' || right(word, 2)] AS ends
    FROM word WHERE length(word) >= 5 AND NOT regexp_matches(word, '[0-9]')
),
few AS (SELECT rest FROM other GROUP BY rest HAVING count(*) > 1 AND sum(bearers) <= $crowd),
alike AS (SELECT words, hash('spelt', rest, ending) AS block FROM (SELECT words, rest, unnest(ends) AS ending FROM other SEMI JOIN few USING (rest)))
SELECT block, words FROM alike SEMI JOIN (SELECT block FROM alike GROUP BY block HAVING count(*) > 1) USING (block);
"""

# A course's subject with its teachers and schools: all that the shorter entry names the longer names too, its rarest word among
# them; where the subject has a number one word is enough.
_TAUGHT = """
CREATE OR REPLACE TEMP TABLE taught AS
WITH said AS (
    SELECT node, subject, rest, unnest(list_distinct(string_split(rest, ' '))) AS word, regexp_matches(subject, '[0-9]') AS numbered
    FROM about WHERE rest <> ''
)
SELECT *, count(*) OVER (PARTITION BY subject, word) AS n FROM said;
"""

# side: 1 and 2 where a node of the one kind is compared only with nodes of the other.
_ENTRIES = """
CREATE OR REPLACE TEMP TABLE entry AS
SELECT hash('name', compact) AS block, node, 0 AS side FROM called
UNION SELECT hash('by', compact, maker), node, 0 FROM crowd JOIN maker USING (node)
UNION SELECT hash('from', compact, recommender), node, 0
      FROM crowd JOIN (SELECT node, lower(ltrim(coalesce(note_author, document_author), '@')) AS recommender FROM named)
      USING (node) WHERE recommender IS NOT NULL
UNION SELECT hash('maker', maker, word), node, 0
      FROM maker JOIN (SELECT node, unnest(string_split(words, ' ')) AS word FROM name SEMI JOIN maker USING (node)) USING (node)
      WHERE length(word) > 3
UNION SELECT block, node, 0 FROM spelt JOIN name USING (words) WHERE NOT alias
UNION SELECT hash('about', subject, word), node, 0 FROM taught WHERE numbered
UNION SELECT hash('about', subject, word), node, 2 FROM taught WHERE NOT numbered
UNION SELECT hash('about', subject, arg_min(word, {'n': n, 'word': word})), node, 1 FROM taught WHERE NOT numbered GROUP BY subject, rest, node
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
    SEMI JOIN (
        SELECT block FROM entry GROUP BY block
        HAVING count(*) > 1 AND greatest(count(*) FILTER (side < 2), count(*) FILTER (side <> 1)) <= $crowd
    ) USING (block)
)
SELECT DISTINCT least(a.node, b.node) AS one, greatest(a.node, b.node) AS other
FROM kept a JOIN kept b USING (block)
WHERE a.node <> b.node AND a.side + b.side IN (0, 3)
ORDER BY one, other
"""


def pairs(connection: duckdb.DuckDBPyConnection, authors: Callable[[Numbers], pa.Table]) -> Numbers:
    """Pairs of nodes to compare (n x 2), in order, from the tables that ``gather.nodes`` lays down.

    `authors` gives who recommends some nodes: node, note_author, document_author.
    """
    connection.execute(_NAMES.replace("$crowd", str(CROWD)))
    crowd = connection.sql("SELECT DISTINCT node FROM crowd").to_arrow_table()
    connection.register("named", authors(crowd["node"].to_numpy()))
    for sql in (_SPELT, _TAUGHT, _ENTRIES):
        connection.execute(sql.replace("$crowd", str(CROWD)))
    found = connection.sql(_PAIRS.replace("$crowd", str(CROWD))).to_arrow_table()
    connection.execute(
        "; ".join(f"DROP TABLE {name}" for name in ("name", "called", "maker", "crowd", "spelt", "taught", "entry"))
    )
    return np.column_stack([found["one"].to_numpy(), found["other"].to_numpy()])
