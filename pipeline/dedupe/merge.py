"""All mentions -> the catalogue: keys, edges, labels, fields, decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.dedupe import blocks, fields, gather, joining, rulings
from pipeline.dedupe.decisions import Decision, Decisions
from pipeline.dedupe.gather import Answer
from pipeline.dedupe.labels import Labels
from pipeline.tables import schema

Row = tuple[int, int, str, float, str]  # two mentions (row numbers), rule, score, evidence


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging gives."""

    catalogue: pa.Table  # one row a resource; the most recommended first, then by resource_id
    resource_ids: pa.Table  # mention_id -> resource_id, by mention_id; null where the user rejected the resource
    merges: pa.Table  # one row a join, by mention_id
    unmatched_decisions: tuple[Decision, ...]  # what named nothing, or contradicts another decision


def merge(mentions: pa.Table, *, redirects: Mapping[str, Answer], decisions: Decisions, memory: str) -> Merged:
    """One row a resource out of `mentions` (schema.MENTIONS), in any order.

    `memory` is DuckDB's limit ("1GB"). The result depends on the rows alone, not on their order.
    """
    mentions = mentions.sort_by("mention_id")
    with duckdb.connect(":memory:", config={"memory_limit": memory}) as connection:
        connection.register("mention", mentions.append_column("mention", pa.array(np.arange(len(mentions)))))
        mentions = gather.apart(connection, mentions)
        connection.register("mention", mentions.append_column("mention", pa.array(np.arange(len(mentions)))))
        connection.register("mention_key", gather.keys(mentions, redirects))
        found, unmatched = rulings.find(decisions, connection)
        labels = Labels(len(mentions))
        contradictory = rulings.forbid(found, labels)
        joins = _by_key(connection, labels)
        decided, failed = rulings.unite(found, labels)
        joins += [(other, one, "decision", 1.0, str(decision)) for one, other, decision in decided]
        joins += _by_name(connection, labels)
        roots = labels.roots()
        values = rulings.values(found, roots)
        catalogue, belongs = fields.catalogue(connection, roots, redirects=redirects, values=values)
    ids = pa.table({"mention_id": mentions["mention_id"], "resource_id": belongs["resource_id"]})
    kept = pc.if_else(belongs["rejected"], pa.scalar(None, pa.string()), belongs["resource_id"])
    return Merged(
        catalogue,
        ids.set_column(1, "resource_id", kept),
        _merges(ids, joins),
        (*unmatched, *contradictory, *failed),
    )


_STARS = """
WITH own AS (
    SELECT mention, key, regexp_matches(key, '^(title|topic):') AS named
    FROM mention_key WHERE NOT regexp_matches(key, '^(alias|about):')
),
joining AS (SELECT mention, key FROM own QUALIFY NOT named OR bool_and(named) OVER (PARTITION BY mention)),
star AS (SELECT mention, key, min(mention) OVER (PARTITION BY key) AS first FROM joining)
SELECT mention, first, key FROM star WHERE mention <> first ORDER BY mention, first, key
"""


def _by_key(connection: duckdb.DuckDBPyConnection, labels: Labels) -> list[Row]:
    """Unite mentions that share an identity key; a name is one only where a mention has nothing better."""
    table = connection.sql(_STARS).to_arrow_table()
    pairs = zip(table["first"].to_pylist(), table["mention"].to_pylist(), strict=True)
    used = table.take(pa.array(labels.unite_all(pairs), pa.int64()))
    return [(row["mention"], row["first"], "key", 1.0, row["key"]) for row in used.to_pylist()]


def _by_name(connection: duckdb.DuckDBPyConnection, labels: Labels) -> list[Row]:
    """Unite what one name and a fact beside it, or a witness, show to be one."""
    gather.nodes(connection, labels.roots())
    candidates = blocks.pairs(connection)
    nodes = gather.read_nodes(connection, sorted({node for pair in candidates for node in pair}))
    for number, node in nodes.items():
        labels.claim(number, node.claims())
    edges = joining.judged(nodes, candidates)
    used = joining.join(nodes, edges, labels)
    return [(edge.other, edge.one, edge.join.rule, edge.join.score, edge.join.evidence) for edge in used]


def _merges(ids: pa.Table, joins: Sequence[Row]) -> pa.Table:
    left, right = (pa.array([row[side] for row in joins], pa.int64()) for side in (0, 1))
    table = pa.table(
        {
            "resource_id": ids["resource_id"].take(left),
            "mention_id": ids["mention_id"].take(left),
            "with_mention_id": ids["mention_id"].take(right),
            "rule": pa.array([row[2] for row in joins], pa.string()),
            "score": pa.array([row[3] for row in joins], pa.float64()),
            "evidence": pa.array([row[4] for row in joins], pa.string()),
        },
        schema=schema("merges"),
    )
    return table.sort_by([("mention_id", "ascending"), ("with_mention_id", "ascending")])
