"""Pairs of nodes -> the joins among them, so many nodes at a time as memory should hold."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa

from pipeline.dedupe.gather import read_nodes
from pipeline.dedupe.labels import Labels
from pipeline.dedupe.likeness import judge
from pipeline.dedupe.nodes import Node
from pipeline.dedupe.reasons import Join
from pipeline.dedupe.spread import Spread
from pipeline.records import dataclass
from pipeline.spool import Numbers, cut, deal, whole

_MENTIONS = 10_000  # of the nodes that a task has in memory, about


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes (numbers) and why they are one."""

    one: int
    other: int
    join: Join


@dataclass(frozen=True, slots=True)
class Side:
    """What joining asks of a node."""

    key: str  # its smallest identity key
    whole: bool  # some mention has a whole URL
    claims: Mapping[str, frozenset[str]]


def batches(pairs: Numbers, mentions: Numbers) -> Numbers:
    """The batch of each node, -1 for those in no pair; no pair (n x 2) has its nodes in two batches.

    `mentions` says how many each node has.
    """
    nodes, codes = np.unique(pairs, return_inverse=True)
    labels = Labels(len(nodes))
    one, other = codes.reshape(pairs.shape).T
    labels.unite_all(zip(one.tolist(), other.tolist(), strict=True))
    roots = labels.roots()
    sizes = np.bincount(roots, mentions[nodes], minlength=len(nodes)).astype(np.int64)
    batch = np.full(len(mentions), -1, dtype=np.int64)
    batch[nodes] = cut(sizes, _MENTIONS)[roots]
    return batch


def compare(pairs: Numbers, batch: Numbers, folder: Path, spread: Spread) -> tuple[list[Edge], dict[int, Side]]:
    """The joins among the `pairs`, surest first, and their sides; among equals by identity, never by arrival.

    What is known of the nodes stands in `folder`, a file for each `batch`.
    """
    sides: dict[int, Side] = {}
    edges: list[Edge] = []
    table = pa.table({"one": pairs[:, 0], "other": pairs[:, 1]})
    files = deal([(table, batch[pairs[:, 0]])], folder / "pairs")
    task = partial(compare_batch, folder=folder)
    for found, theirs in spread(task, [file.name for file in files], locked=True):
        edges += found
        sides |= theirs
    by_key = {number: place for place, number in enumerate(sorted(sides, key=lambda n: sides[n].key))}
    edges.sort(key=lambda e: (-e.join.score, *sorted((by_key[e.one], by_key[e.other]))))
    return edges, sides


def compare_batch(batch: str, *, folder: Path) -> tuple[list[Edge], dict[int, Side]]:
    """One task: the joins among the pairs of one batch, and their sides."""
    nodes = read_nodes(folder, batch)
    pairs = whole(folder / "pairs" / batch)
    each = zip(pairs["one"].to_pylist(), pairs["other"].to_pylist(), strict=True)
    edges = [Edge(one, other, join) for one, other in each if (join := judge(nodes[one], nodes[other]))]
    joined = {side for edge in edges for side in (edge.one, edge.other)}
    return edges, {number: _side(nodes[number]) for number in joined}


def _side(node: Node) -> Side:
    return Side(node.key, node.whole, node.claims())
