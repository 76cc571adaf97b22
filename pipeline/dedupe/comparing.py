"""Pairs of nodes -> the joins among them, so many nodes at a time as memory should hold."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

import numpy as np

from pipeline.dedupe.labels import Labels
from pipeline.dedupe.likeness import Join, judge
from pipeline.dedupe.nodes import Node
from pipeline.records import dataclass
from pipeline.spool import Numbers

_NODES = 4_000  # that are in memory at a time: a node takes some kilobytes


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


# Gives nodes by their numbers, batch by batch in order; takes the numbers and the batch of each.
Read = Callable[[Numbers, Numbers], Iterator[Mapping[int, Node]]]


def compare(pairs: Numbers, read: Read) -> tuple[list[Edge], dict[int, Side]]:
    """The joins among the `pairs` (n x 2), surest first, and their sides; among equals by identity, never by arrival."""
    edges: list[Edge] = []
    sides: dict[int, Side] = {}
    numbers, batch_of, batch_of_pair = _batches(pairs)
    order = np.argsort(batch_of_pair, kind="stable")
    ends = np.cumsum(np.unique(batch_of_pair, return_counts=True)[1]).tolist()
    for nodes, (start, end) in zip(read(numbers, batch_of), pairwise([0, *ends]), strict=True):
        some = pairs[order[start:end]].tolist()
        found = [Edge(one, other, join) for one, other in some if (join := judge(nodes[one], nodes[other]))]
        for number in {side for edge in found for side in (edge.one, edge.other)}:
            node = nodes[number]
            sides[number] = Side(node.key, node.whole, node.claims())
        edges += found
    by_key = {number: place for place, number in enumerate(sorted(sides, key=lambda n: sides[n].key))}
    edges.sort(key=lambda e: (-e.join.score, *sorted((by_key[e.one], by_key[e.other]))))
    return edges, sides


def _batches(pairs: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The nodes in order, the batch of each, and that of each pair: no pair has its nodes in two batches."""
    nodes, codes = np.unique(pairs, return_inverse=True)
    codes = codes.reshape(pairs.shape)
    labels = Labels(len(nodes))
    labels.unite_all(zip(codes[:, 0].tolist(), codes[:, 1].tolist(), strict=True))
    roots = labels.roots()
    sizes = np.bincount(roots, minlength=len(nodes))
    batch_of = ((np.cumsum(sizes) - sizes) // _NODES)[roots]
    return nodes, batch_of, batch_of[codes[:, 0]]
