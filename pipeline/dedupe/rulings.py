"""The user's decisions found in the data: which mentions each one names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from pipeline.dedupe.decisions import Decision, Decisions
from pipeline.dedupe.labels import Labels
from pipeline.links import identity_keys

_SIZE = 20  # hexadecimal digits of a resource_id


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision and, for each resource that it names, the mentions (indices) that are meant."""

    decision: Decision
    mentions: tuple[tuple[int, ...], ...]


def find(decisions: Decisions, connection: duckdb.DuckDBPyConnection) -> tuple[list[Ruling], list[Decision]]:
    """The decisions that name something, and those that name nothing any more; reads the table mention_key."""
    named = sorted({name for decision in decisions.entries for name in decision.resources})
    meant = {name: _meant(name, connection) for name in named}
    rulings = [Ruling(d, tuple(meant[name] for name in d.resources)) for d in decisions.entries]
    return [r for r in rulings if all(r.mentions)], [r.decision for r in rulings if not all(r.mentions)]


def _meant(name: str, connection: duckdb.DuckDBPyConnection) -> tuple[int, ...]:
    """The mentions that a URL or a resource_id stands for."""
    if len(name) == _SIZE and all(c in "0123456789abcdef" for c in name):
        where, values = f"substr(sha256(key), 1, {_SIZE}) = ?", [name]
    else:
        values = list(identity_keys(name))
        where = f"key IN ({', '.join('?' * len(values))})"
    sql = f"SELECT DISTINCT mention FROM mention_key WHERE {where} AND NOT regexp_matches(key, '^(alias|about):') ORDER BY mention"
    return tuple(row[0] for row in connection.execute(sql, values).fetchall())


def forbid(rulings: Iterable[Ruling], labels: Labels) -> list[Decision]:
    """Lay the claims of `different` on the mentions; the decisions that contradict themselves."""
    failed = []
    for place, ruling in enumerate(rulings):
        if ruling.decision.verb != "different":
            continue
        sides = [set(side) for side in ruling.mentions]
        if len(set().union(*sides)) < sum(map(len, sides)):
            failed.append(ruling.decision)  # one mention on both sides
            continue
        for number, side in enumerate(sides):
            for mention in side:
                labels.claim(mention, {f"decision {place}": frozenset({str(number)})})
    return failed


def unite(rulings: Iterable[Ruling], labels: Labels) -> tuple[list[tuple[int, int, Decision]], list[Decision]]:
    """Apply `same`; the pairs of mentions that it made one, and the decisions that another one forbids."""
    used: list[tuple[int, int, Decision]] = []
    failed = []
    for ruling in rulings:
        if ruling.decision.verb != "same":
            continue
        first, *others = [mention for side in ruling.mentions for mention in side]
        used += [(first, other, ruling.decision) for other in others if labels.unite(first, other)]
        if any(labels.find(first) != labels.find(other) for other in others):
            failed.append(ruling.decision)
    return used, failed


def values(rulings: Iterable[Ruling], resource_of: Sequence[int]) -> list[tuple[int, str, tuple[str, ...]]]:
    """(resource label, verb, value) of every other decision; a later entry wins over an earlier one."""
    verbs = ("title", "kind", "topics", "reject", "keep")
    found = {
        (resource_of[mention], ruling.decision.verb): ruling.decision.value
        for ruling in rulings
        if ruling.decision.verb in verbs
        for side in ruling.mentions
        for mention in side
    }
    return [(label, verb, value) for (label, verb), value in sorted(found.items())]
