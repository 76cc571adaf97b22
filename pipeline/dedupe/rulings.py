"""The user's decisions found in the data: which things each one names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from pipeline.decisions import Decision, Decisions
from pipeline.dedupe.labels import Labels
from pipeline.links import identity_keys

_SIZE = 20  # hexadecimal digits of a resource_id


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision and, for each resource that it names, the things that are meant."""

    decision: Decision
    things: tuple[tuple[int, ...], ...]


def find(decisions: Decisions, connection: duckdb.DuckDBPyConnection) -> tuple[list[Ruling], list[Decision]]:
    """The decisions that name something, and those that name nothing any more; reads the table own_key."""
    meant = _meant(sorted({name for decision in decisions.entries for name in decision.resources}), connection)
    rulings = [Ruling(d, tuple(tuple(meant[name]) for name in d.resources)) for d in decisions.entries]
    return [r for r in rulings if all(r.things)], [r.decision for r in rulings if not all(r.things)]


def _meant(names: Sequence[str], connection: duckdb.DuckDBPyConnection) -> dict[str, list[int]]:
    """The things that each name, a URL or a resource_id, stands for."""
    meant: dict[str, list[int]] = {name: [] for name in names}
    ids = [name for name in names if len(name) == _SIZE and all(c in "0123456789abcdef" for c in name)]
    keys = [(name, key) for name in names if name not in ids for key in identity_keys(name)]
    for pairs, known_by in ((keys, "key"), ([(name, name) for name in ids], f"substr(sha256(key), 1, {_SIZE})")):
        if not pairs:
            continue
        said = {
            "name": pa.array([n for n, _ in pairs], pa.string()),
            "known": pa.array([k for _, k in pairs], pa.string()),
        }
        connection.register("said", pa.table(said))
        sql = f"SELECT DISTINCT name, thing FROM own_key JOIN said ON known = {known_by} ORDER BY name, thing"
        for name, thing in connection.execute(sql).fetchall():
            meant[name].append(thing)
    return meant


def forbid(rulings: Iterable[Ruling], labels: Labels) -> list[Decision]:
    """Lay the claims of `different` on the things; the decisions that contradict themselves."""
    failed = []
    for place, ruling in enumerate(rulings):
        if ruling.decision.verb != "different":
            continue
        sides = [set(side) for side in ruling.things]
        if len(set().union(*sides)) < sum(map(len, sides)):
            failed.append(ruling.decision)  # one thing on both sides
            continue
        for number, side in enumerate(sides):
            for thing in side:
                labels.claim(thing, {f"decision {place}": frozenset({str(number)})})
    return failed


def unite(rulings: Iterable[Ruling], labels: Labels) -> tuple[list[tuple[int, int, Decision]], list[Decision]]:
    """Apply `same`; the pairs of things that it made one, and the decisions that another one forbids."""
    used: list[tuple[int, int, Decision]] = []
    failed = []
    for ruling in rulings:
        if ruling.decision.verb != "same":
            continue
        first, *others = [thing for side in ruling.things for thing in side]
        used += [(first, other, ruling.decision) for other in others if labels.unite(first, other)]
        if any(labels.find(first) != labels.find(other) for other in others):
            failed.append(ruling.decision)
    return used, failed


def values(rulings: Iterable[Ruling], resource_of: Sequence[int]) -> list[tuple[int, str, tuple[str, ...]]]:
    """(resource label, verb, value) of every other decision; a later entry wins over an earlier one."""
    verbs = ("title", "kind", "topics", "reject", "keep")
    found = {
        (resource_of[thing], ruling.decision.verb): ruling.decision.value
        for ruling in rulings
        if ruling.decision.verb in verbs
        for side in ruling.things
        for thing in side
    }
    return [(label, verb, value) for (label, verb), value in sorted(found.items())]
