"""All mentions -> the catalogue: keys, edges, labels, fields, decisions."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.decisions import Decision, Decisions
from pipeline.dedupe import blocks, comparing, fields, gather, ids, joining, merges, pages, rulings, things
from pipeline.dedupe.answers import Answer, leads_on
from pipeline.dedupe.labels import Labels
from pipeline.dedupe.parts import Resources, catalogue
from pipeline.dedupe.spread import Spread
from pipeline.dedupe.survey import Mentions, Survey, survey
from pipeline.errors import TooLittleMemory
from pipeline.links import identity_keys
from pipeline.spool import Numbers, marked, spooled
from pipeline.tables import schema


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
    with _database(memory, folder / "duckdb") as connection:
        place = pages.apart(connection, seen.places)
        found = things.find(connection, mentions, seen, place, targets)
        laws, unmatched = rulings.find(decisions, connection)
        labels = Labels(len(found.first))
        joins, failed = _by_key_and_rule(connection, laws, labels)
        node_of = _laid_down(connection, "node", labels.roots())
        bearers = gather.Bearers(mentions, seen.number, node_of[found.of])
        joins += _by_name(connection, bearers, seen, labels, folder / "compared", spread)
        label_of = _laid_down(connection, "label", np.unique(labels.roots(), return_inverse=True)[1])
        identity = ids.assign(connection)
        label = label_of[found.of]  # of each mention by its number
        names = identity["resource_id"].combine_chunks()
        rows = (merges.rows_of(some, seen.names, names, label) for some in merges.joined(connection, found, joins))
        merged = spooled(rows, schema("merges"), folder / "merges.arrow")
    ruled = fields.ruled(rulings.values(laws, label_of.tolist()))
    resources = Resources(identity, place, ruled, fields.answered(redirects))
    return Merged(
        catalogue=catalogue(mentions, seen, label[seen.number], resources, folder / "catalogue", spread),
        merges=merged,
        resource_ids=_kept(names, ruled),
        resource=label[seen.number],
        unmatched_decisions=(*unmatched, *failed),
    )


@contextmanager
def _database(memory: str, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        with duckdb.connect(":memory:", config={"memory_limit": memory, "temp_directory": str(folder)}) as connection:
            yield connection
    except duckdb.OutOfMemoryException as error:
        raise TooLittleMemory(
            f"so many mentions cannot be merged with engine.memory: {memory}; give it more in config.yaml (twice as much?)"
        ) from error


def _laid_down(connection: duckdb.DuckDBPyConnection, name: str, values: Numbers) -> Numbers:
    """Registers the node, or the label, of each thing: the table node_of, or label_of."""
    connection.register(f"{name}_of", pa.table({"thing": np.arange(len(values)), name: values}))
    return values


def _by_key_and_rule(
    connection: duckdb.DuckDBPyConnection, laws: Sequence[rulings.Ruling], labels: Labels
) -> tuple[list[merges.Join], list[Decision]]:
    """Unite what shares a key and what the user calls the same, apart what the user does; the decisions that can't be."""
    contradictory = rulings.forbid(laws, labels)
    things.unite(connection, labels)
    decided, failed = rulings.unite(laws, labels)
    joins = [(other, one, "decision", 1.0, str(decision)) for one, other, decision in decided]
    return joins, [*contradictory, *failed]


def _by_name(
    connection: duckdb.DuckDBPyConnection,
    bearers: gather.Bearers,
    seen: Survey,
    labels: Labels,
    folder: Path,
    spread: Spread,
) -> list[merges.Join]:
    """Unite what one name and a fact beside it, or a witness, show to be one."""
    gather.nodes(connection, seen, bearers.node)
    pairs = blocks.pairs(connection, partial(gather.authors, bearers))
    batch = comparing.batches(pairs, np.bincount(bearers.node, minlength=len(bearers.node)))
    gather.lay_out(connection, bearers, batch, folder)
    edges, sides = comparing.compare(pairs, batch, folder, spread)
    for number, side in sides.items():
        labels.claim(number, side.claims)
    used = joining.join(sides, edges, labels)
    return [(edge.other, edge.one, edge.join.rule, edge.join.score, edge.join.evidence) for edge in used]


def _kept(ids: pa.Array, ruled: pa.Table) -> pa.Array:
    """The ids, null where the user rejects the resource."""
    refused = marked(ruled["label"].filter(ruled["rejected"]).to_numpy(), len(ids))
    return pc.if_else(pa.array(refused), pa.scalar(None, pa.string()), ids)
