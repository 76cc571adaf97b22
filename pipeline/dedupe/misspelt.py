"""Words that are one but for a slip of the pen."""

from rapidfuzz import fuzz

from pipeline.dedupe.nodes import Node


def misspelt(one: str, other: str) -> bool:
    """Two spellings of one word: long enough, hardly apart, alike at an end, and without the digits that number parts."""
    alike = one[:2] == other[:2] or one[-2:] == other[-2:]
    return alike and min(len(one), len(other)) >= 5 and (one + other).isalpha() and fuzz.ratio(one, other) >= 85


def same_person(a: Node, b: Node) -> str | None:
    """The maker of `a` whose name `b` spells otherwise: "Kernighan", "Kernigan"."""
    return min((one for one in a.creators for other in b.creators if misspelt(one, other)), default=None)
