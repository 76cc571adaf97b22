"""Mentions with the same keys, seen as one thing: there are fewer things than mentions, and only they are compared.

A mention is its place in the order of mention_id, a thing its place in the order of first mentions, so that nothing
depends on the order of rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.dedupe.answers import Answer, leads_on
from pipeline.dedupe.labels import Labels
from pipeline.links import identity_keys

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Things:
    """Which mention is which thing."""

    of: Numbers  # the thing of each mention
    first: Numbers  # the first mention of each thing


_THINGS = """
CREATE OR REPLACE TEMP TABLE keyed AS
SELECT mention, CASE WHEN page IS NULL AND further IS NULL THEN keys ELSE list_distinct(list_concat(
    CASE WHEN page IS NULL THEN keys
         ELSE list_prepend('url:' || page, list_filter(keys, lambda key: regexp_matches(key, '^(title|topic|alias|about):'))) END,
    further)) END AS keys
FROM mention LEFT JOIN page USING (mention) LEFT JOIN target USING (url);
CREATE OR REPLACE TEMP TABLE thing AS
SELECT keys, min(mention) AS first, row_number() OVER (ORDER BY min(mention)) - 1 AS thing FROM keyed GROUP BY keys;
CREATE OR REPLACE TEMP TABLE thing_of AS SELECT mention, thing FROM keyed JOIN thing USING (keys);
CREATE OR REPLACE TEMP TABLE thing_key AS SELECT thing, unnest(keys) AS key FROM thing;
CREATE OR REPLACE TEMP VIEW own_key AS SELECT thing, key FROM thing_key WHERE NOT (key ^@ 'alias:' OR key ^@ 'about:');
DROP TABLE keyed;
ALTER TABLE thing DROP COLUMN keys;
"""


def find(connection: duckdb.DuckDBPyConnection, redirects: Mapping[str, Answer]) -> Things:
    """Lay down thing (thing, first), thing_of (mention, thing), thing_key and own_key (thing, key); reads mention and page.

    A mention has the keys of its URL's target, too.
    """
    leading = [(url, identity_keys(a.final_url)) for url, a in redirects.items() if a.final_url and leads_on(url, a)]
    target = {"url": pa.array([url for url, _ in leading], pa.string()),
              "further": pa.array([keys for _, keys in leading], pa.list_(pa.string()))}  # fmt: skip
    connection.register("target", pa.table(target))
    connection.execute(_THINGS)
    of = connection.sql("SELECT thing FROM thing_of ORDER BY mention").to_arrow_table()
    first = connection.sql("SELECT first FROM thing ORDER BY thing").to_arrow_table()
    return Things(of["thing"].to_numpy(), first["first"].to_numpy())


# A name is an identity only where a thing has nothing better. Each key makes a star around the first thing that bears it.
_STARS = """
CREATE OR REPLACE TEMP TABLE joining AS
WITH named AS (SELECT thing, key, key ^@ 'title:' OR key ^@ 'topic:' AS name FROM own_key),
better AS (SELECT DISTINCT thing FROM named WHERE NOT name)
SELECT thing, key FROM named WHERE NOT name OR thing NOT IN (FROM better);
CREATE OR REPLACE TEMP TABLE star AS
WITH head AS (SELECT key, min(thing) AS head FROM joining GROUP BY key)
SELECT thing, head, key FROM joining JOIN head USING (key);
"""


def unite(connection: duckdb.DuckDBPyConnection, labels: Labels) -> pa.Table:
    """Unite things that share an identity key in `labels`; a row a join of two mentions, and what it rests on."""
    connection.execute(_STARS)
    edges = connection.sql("SELECT * FROM star WHERE thing <> head ORDER BY thing, head, key").to_arrow_table()
    used = labels.unite_all(zip(edges["head"].to_pylist(), edges["thing"].to_pylist(), strict=True))
    connection.register("used", edges.take(pa.array(used, pa.int64())))
    joined = connection.sql(_JOINED).to_arrow_table()
    connection.execute("DROP TABLE joining; DROP TABLE star")
    return joined


# What has the keys of an earlier mention joins the first mention of the first star that it stands in.
_JOINED = """
WITH copy AS (SELECT mention, thing FROM thing_of ANTI JOIN thing ON mention = first),
surest AS (SELECT thing, min({'head': head, 'key': key}) AS star FROM star SEMI JOIN copy USING (thing) GROUP BY thing)
SELECT mention, first AS "with", 'key' AS rule, 1.0::DOUBLE AS score, star.key AS evidence
FROM copy JOIN surest USING (thing) JOIN thing AS head ON head.thing = star.head
UNION ALL
SELECT one.first, head.first, 'key', 1.0::DOUBLE, key
FROM used JOIN thing AS one USING (thing) JOIN thing AS head ON head.thing = used.head
"""
