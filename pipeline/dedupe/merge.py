"""All mentions -> the catalogue: keys, edges, labels, fields, decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.decisions import Decision, Decisions
from pipeline.dedupe import blocks, fields, gather, joining, pages, rulings, things
from pipeline.dedupe.answers import Answer
from pipeline.dedupe.labels import Labels
from pipeline.dedupe.things import Numbers
from pipeline.tables import schema

_NAMES = ["mention_id", "note_author", "document_author"]
# What merging reads of a mention.
COLUMNS = (
    *_NAMES,
    "document_id", "source_path", "position", "url", "url_state", "canonical_url", "clean_url", "site", "title", "title_drawn", "creators",
    "kind", "level", "note", "note_words", "language", "section", "also_in", "post_url", "posted_at", "companion_urls",
    "keys", "topics", "topic_scores",
)  # fmt: skip
Row = tuple[int, int, str, float, str]  # two things, rule, score, evidence


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging gives."""

    catalogue: pa.Table  # one row a resource; the most recommended first, then by resource_id
    resource_ids: (
        pa.Array
    )  # of each mention, in the order in which they were given; null where the user rejected the resource
    merges: pa.Table  # one row a join, by mention_id
    unmatched_decisions: tuple[Decision, ...]  # what named nothing, or contradicts another decision


def merge(mentions: pa.Table, *, redirects: Mapping[str, Answer], decisions: Decisions, memory: str) -> Merged:
    """One row a resource out of `mentions` (COLUMNS), in any order.

    `memory` is DuckDB's limit ("1GB"). The result depends on the rows alone, not on their order.
    """
    order = pc.sort_indices(mentions["mention_id"]).to_numpy()
    number = np.empty(len(order), dtype=np.int64)  # of each row: its place in the order of mention_id
    number[order] = np.arange(len(order))
    with duckdb.connect(":memory:", config={"memory_limit": memory}) as connection:
        known = pages.apart(connection, _known(connection, mentions, number))
        found = things.find(connection, redirects)
        laws, unmatched = rulings.find(decisions, connection)
        labels = Labels(len(found.first))
        contradictory = rulings.forbid(laws, labels)
        keyed = things.unite(connection, labels)
        decided, failed = rulings.unite(laws, labels)
        joins: list[Row] = [(other, one, "decision", 1.0, str(decision)) for one, other, decision in decided]
        joins += _by_name(connection, known, found.of[number], labels)
        roots = labels.roots()
        known = _with(connection, known.drop_columns(["keys", "companion_urls"]), "label", roots[found.of[number]])
        connection.register("label_of", pa.table({"thing": np.arange(len(roots)), "label": roots}))
        values = rulings.values(laws, roots.tolist())
        catalogue, resources = fields.catalogue(connection, known, redirects=redirects, values=values)
    ids = resources["resource_id"].take(pc.index_in(known["label"], resources["label"].combine_chunks()))
    kept = pc.if_else(pc.is_in(ids, catalogue["resource_id"].combine_chunks()), ids, pa.scalar(None, pa.string()))
    merges = _merges(mentions["mention_id"], ids, order, pa.concat_tables([keyed, _named(joins, found.first)]))
    return Merged(catalogue, kept.combine_chunks(), merges, (*unmatched, *contradictory, *failed))


def _known(connection: duckdb.DuckDBPyConnection, mentions: pa.Table, number: Numbers) -> pa.Table:
    """What merging reads of the mentions; also as the table `mention`."""
    author = pc.coalesce(mentions["note_author"], mentions["document_author"])
    return _with(
        connection, mentions.select(COLUMNS).drop_columns(_NAMES).append_column("author", author), "mention", number
    )


def _with(connection: duckdb.DuckDBPyConnection, mentions: pa.Table, name: str, numbers: Numbers) -> pa.Table:
    """The mentions with a column more; also as the table `mention`."""
    known = mentions.append_column(name, pa.array(numbers))
    connection.register("mention", known)
    return known


def _by_name(connection: duckdb.DuckDBPyConnection, mentions: pa.Table, thing_of: Numbers, labels: Labels) -> list[Row]:
    """Unite what one name and a fact beside it, or a witness, show to be one; `thing_of` is the thing of each row."""
    roots = labels.roots()
    _with(connection, mentions, "node", roots[thing_of])
    connection.register("node_of", pa.table({"thing": np.arange(len(roots)), "node": roots}))
    gather.nodes(connection)
    candidates = blocks.pairs(connection)
    nodes = gather.read_nodes(connection, sorted({node for pair in candidates for node in pair}))
    for number, node in nodes.items():
        labels.claim(number, node.claims())
    used = joining.join(nodes, joining.judged(nodes, candidates), labels)
    return [(edge.other, edge.one, edge.join.rule, edge.join.score, edge.join.evidence) for edge in used]


_JOINED = pa.schema(
    [
        ("mention", pa.int64()),
        ("with", pa.int64()),
        ("rule", pa.string()),
        ("score", pa.float64()),
        ("evidence", pa.string()),
    ]
)


def _named(joins: Sequence[Row], first: Numbers) -> pa.Table:
    """The joins of things as joins of their first mentions."""
    sides = [first[np.array([row[side] for row in joins], dtype=np.int64)] for side in (0, 1)]
    return pa.table([*sides, *([row[place] for row in joins] for place in (2, 3, 4))], schema=_JOINED)


def _merges(names: pa.ChunkedArray, ids: pa.ChunkedArray, order: Numbers, joined: pa.Table) -> pa.Table:
    """The table of joins; `order` gives the row of each mention."""
    joined = joined.sort_by([("mention", "ascending"), ("with", "ascending")])
    rows, others = (pa.array(order[joined[side].to_numpy()]) for side in ("mention", "with"))
    columns = (
        ids.take(rows),
        names.take(rows),
        names.take(others),
        joined["rule"],
        joined["score"],
        joined["evidence"],
    )
    return pa.table(columns, schema=schema("merges"))
