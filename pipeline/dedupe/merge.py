"""All mentions -> the catalogue: keys, edges, labels, fields, decisions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.decisions import Decision, Decisions
from pipeline.dedupe import blocks, comparing, fields, gather, ids, joining, pages, rulings, things
from pipeline.dedupe.answers import Answer, leads_on
from pipeline.dedupe.labels import Labels
from pipeline.dedupe.parts import Resources, Spread, catalogue
from pipeline.dedupe.survey import Mentions, Survey, survey
from pipeline.links import identity_keys
from pipeline.spool import Numbers, spooled
from pipeline.tables import schema

Row = tuple[int, int, str, float, str]  # two things, rule, score, evidence


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging gives."""

    catalogue: Iterator[pa.Table]  # one row a resource; the most recommended first, then by resource_id
    merges: Iterator[pa.Table]  # one row a join, by mention_id
    resource_ids: pa.Array  # of each resource; null where the user rejected it
    resource: Numbers  # of each mention, in the order in which they were given: which of them it is
    unmatched_decisions: tuple[Decision, ...]  # what named nothing, or contradicts another decision


def merge(
    mentions: Mentions,
    *,
    redirects: Mapping[str, Answer],
    decisions: Decisions,
    memory: str,
    folder: Path,
    spread: Spread,
) -> Merged:
    """One row a resource out of all mentions, in any order.

    `memory` is DuckDB's limit ("1GB"); what memory need not hold stands in `folder` until the result is read, and
    `spread` says where parts of it are worked on. The result depends on the rows alone, not on their order.
    """
    targets = {url: identity_keys(a.final_url) for url, a in redirects.items() if a.final_url and leads_on(url, a)}
    seen = survey(mentions, targets)
    with duckdb.connect(
        ":memory:", config={"memory_limit": memory, "temp_directory": str(folder / "duckdb")}
    ) as connection:
        place = pages.apart(connection, seen.places)
        found = things.find(connection, mentions, seen, place, targets)
        laws, unmatched = rulings.find(decisions, connection)
        labels = Labels(len(found.first))
        contradictory = rulings.forbid(laws, labels)
        things.unite(connection, labels)
        decided, failed = rulings.unite(laws, labels)
        joins: list[Row] = [(other, one, "decision", 1.0, str(decision)) for one, other, decision in decided]
        joins += _by_name(connection, mentions, seen, found.of, labels)
        _, label_of = np.unique(labels.roots(), return_inverse=True)  # of each thing
        connection.register("label_of", pa.table({"thing": np.arange(len(label_of)), "label": label_of}))
        identity = ids.assign(connection)
        label = label_of[found.of]  # of each mention by its number
        rows = things.joined(connection, _named(joins, found.first))
        merges = spooled(
            (_merges(some, seen.names, identity["resource_id"], label) for some in rows),
            schema("merges"), folder / "merges.arrow",
        )  # fmt: skip
    ruled = fields.ruled(rulings.values(laws, label_of.tolist()))
    resources = Resources(identity, place, ruled, fields.answered(redirects))
    return Merged(
        catalogue=catalogue(mentions, seen, label[seen.number], resources, folder, spread),
        merges=merges,
        resource_ids=_kept(identity["resource_id"].combine_chunks(), ruled),
        resource=label[seen.number],
        unmatched_decisions=(*unmatched, *contradictory, *failed),
    )


def _by_name(
    connection: duckdb.DuckDBPyConnection, mentions: Mentions, seen: Survey, thing_of: Numbers, labels: Labels
) -> list[Row]:
    """Unite what one name and a fact beside it, or a witness, show to be one; `thing_of` is the thing of each mention."""
    roots = labels.roots()
    bearers = gather.Bearers(mentions, seen.number, roots[thing_of])
    connection.register("node_of", pa.table({"thing": np.arange(len(roots)), "node": roots}))
    gather.nodes(connection, seen, bearers.node)
    pairs = blocks.pairs(connection, partial(gather.authors, bearers))
    gather.facts(connection, bearers, np.unique(pairs))
    edges, sides = comparing.compare(pairs, partial(gather.read_nodes, connection))
    gather.done(connection)
    for number, side in sides.items():
        labels.claim(number, side.claims)
    used = joining.join(sides, edges, labels)
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


def _merges(joined: pa.Table, names: pa.Array, ids: pa.ChunkedArray, label: Numbers) -> pa.Table:
    """Rows of the table of joins; `label` is the resource of each mention."""
    columns = (
        ids.take(pa.array(label[joined["mention"].to_numpy()])),
        names.take(joined["mention"].combine_chunks()),
        names.take(joined["with"].combine_chunks()),
        joined["rule"],
        joined["score"],
        joined["evidence"],
    )
    return pa.table(columns, schema=schema("merges"))


def _kept(ids: pa.Array, ruled: pa.Table) -> pa.Array:
    """The ids, null where the user rejects the resource."""
    refused = np.zeros(len(ids), dtype=bool)
    refused[ruled["label"].filter(ruled["rejected"]).to_numpy()] = True
    return pc.if_else(pa.array(refused), pa.scalar(None, pa.string()), ids)
