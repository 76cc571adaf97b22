"""Nodes -> sets of nodes: strong joins first, then what has no whole URL, where exactly one thing fits it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.dedupe.comparing import Edge, Side
from pipeline.dedupe.labels import Labels
from pipeline.dedupe.likeness import NAME_ALONE, STRONG


def join(nodes: Mapping[int, Side], edges: Sequence[Edge], labels: Labels) -> list[Edge]:
    """Unite what belongs together in `labels`; the edges that did."""
    whole = [e for e in edges if nodes[e.one].whole and nodes[e.other].whole and e.join.score >= STRONG]
    used = [e for e in whole if labels.unite(e.one, e.other, despite=e.join.despite)]
    mixed = [e for e in edges if nodes[e.one].whole != nodes[e.other].whole]
    fits = _fits(nodes, mixed, labels)
    used += [e for e in _only(fits) if labels.unite(e.one, e.other, despite=e.join.despite)]
    doubtful = {node for node, some in fits.items() if len(some) > 1}
    bare = [e for e in edges if not nodes[e.one].whole and not nodes[e.other].whole]
    strong = [e for e in bare if e.join.score > NAME_ALONE]
    used += [e for e in strong if labels.unite(e.one, e.other, despite=e.join.despite)]
    weak = [e for e in bare if e.join.score <= NAME_ALONE and not {e.one, e.other} & doubtful]
    return used + [e for e in _unbridged(weak, labels) if labels.unite(e.one, e.other, despite=e.join.despite)]


def _fits(nodes: Mapping[int, Side], mixed: Sequence[Edge], labels: Labels) -> dict[int, dict[int, Edge]]:
    """For each node without a whole URL the sets that fit it best, each with its surest edge."""
    found: dict[int, dict[int, Edge]] = defaultdict(dict)
    best: dict[int, float] = {}
    for edge in mixed:
        bare, whole = (edge.other, edge.one) if nodes[edge.one].whole else (edge.one, edge.other)
        clash = labels.clash(bare, whole, despite=edge.join.despite)
        if edge.join.score >= best.setdefault(bare, edge.join.score) and not clash:
            found[bare].setdefault(labels.find(whole), edge)
    return found


def _only(fits: Mapping[int, Mapping[int, Edge]]) -> list[Edge]:
    """The edges of the nodes that exactly one set fits."""
    return [edge for some in fits.values() if len(some) == 1 for edge in some.values()]


def _unbridged(weak: Sequence[Edge], labels: Labels) -> list[Edge]:
    """The edges of nodes whose neighbours could all be one: nobody decides between two makers by a name alone."""
    beside: dict[int, set[int]] = defaultdict(set)
    for edge in weak:
        one, other = labels.find(edge.one), labels.find(edge.other)
        beside[one].add(other)
        beside[other].add(one)
    torn = {
        root for root, others in beside.items()
        if any(labels.clash(x, y) for x in others for y in others if x < y)
    }  # fmt: skip
    return [e for e in weak if labels.find(e.one) not in torn and labels.find(e.other) not in torn]
