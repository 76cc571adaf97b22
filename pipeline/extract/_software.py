"""Lists of software: there "🎬 Video", "📧 Mail" and "Learning and Courses" say what programs are for, not what they are."""

from collections.abc import Sequence

from pipeline.extract import _names
from pipeline.model import Kind
from pipeline.text.caseless import caseless

_LISTED = caseless(r"\b(?:software|applications?|apps|self-?hosted|cli|command[- ]line|plugins)\b")
_ABOVE = caseless(r"^\W{0,6}(?:software|applications|apps|programs)\W{0,3}$")
_SHELF = caseless(r"^\W{0,6}(?:(?:free|open source|useful|recommended) )?(?:software|apps|logiciels|программы)\W{0,3}$")
_SUBJECTS = frozenset(
    {Kind.BOOK, Kind.VIDEO, Kind.COURSE, Kind.PODCAST, Kind.NEWSLETTER, Kind.PAPER, Kind.COMMUNITY, Kind.PLAYLIST,
     Kind.DATASET, Kind.CHEATSHEET, Kind.ARTICLE}
)  # fmt: skip


def deals_with(kind: Kind | None, section: Sequence[str], document_title: str) -> bool:
    """True for what the programs of a list deal with: below "Software" whatever it is, elsewhere what stands in the singular."""
    if kind not in _SUBJECTS or not _LISTED.holds(document_title):
        return False
    return any(map(_ABOVE.holds, section[:-1])) or not any(map(_names.several, section))


def shelf(section: Sequence[str]) -> bool:
    """True below a heading that announces software and nothing else: not below "Software engineering"."""
    return any(map(_SHELF.holds, section))
