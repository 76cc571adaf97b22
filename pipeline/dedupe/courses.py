"""Whether two entries are one course: on one subject, or of one number, by the same teachers and schools."""

from pipeline.dedupe.generic import ROMAN
from pipeline.dedupe.nodes import Node

_SURELY, _PERHAPS = 0.9, 0.82  # likely enough for two whole URLs, or for an entry without one


def taught(a: Node, b: Node) -> tuple[float, str] | None:
    """How surely, and why: the same teachers and schools are named, by one perhaps more of them."""
    found = []
    apart = _on_other_subjects(a, b)
    for subject, told in a.abouts:
        for other, rest in b.abouts:
            if (
                subject == other
                and not (apart and _numbered(subject))
                and (shared := _same_teachers(a, b, subject, told, rest))
            ):
                surely = len(shared) >= 3 or _numbered(subject)
                said = f"both on {' '.join(sorted(subject))}, by {' '.join(sorted(shared))}"
                found.append((_SURELY if surely else _PERHAPS, said))
    return max(found, default=None)


def _on_other_subjects(a: Node, b: Node) -> bool:
    """True where each names a subject that the other does not: several courses go by one number of special topics."""
    named = [[subject for subject, _ in node.abouts if not _numbered(subject)] for node in (a, b)]
    return all(named) and all(x - y and y - x for x in named[0] for y in named[1])


def _numbered(subject: frozenset[str]) -> bool:
    return any(c.isdigit() for word in subject for c in word)


def _same_teachers(
    a: Node, b: Node, subject: frozenset[str], told: frozenset[str], rest: frozenset[str]
) -> frozenset[str]:
    """Who teaches both, as both say; empty where one says another or another number."""
    digits = [{word for word in words if word.isdigit() or word in ROMAN} for words in (told, rest)]
    if _numbered(subject):  # a course's number needs but its school
        years = digits[0] and digits[1] and digits[0] != digits[1]
        return frozenset() if years else told & rest | told & b.sites | rest & a.sites
    return min(told, rest, key=len) if (told <= rest or rest <= told) and digits[0] == digits[1] else frozenset()
