"""Of what a rule speaks: what is asked of posts alone, or of some addresses, need not be asked of each link of a list."""

from collections.abc import Callable

from pipeline.model import Genre, Verdict
from pipeline.strip.case import Case

Rule = Callable[[Case], Verdict | None]
Look = Callable[[str], object]

POSTS = frozenset({Genre.THREAD, Genre.DISCUSSION})
# Not lists and bookmarks, where somebody chose each link.
SPOKEN = POSTS | {Genre.PAGE}
_SPEAKS_OF: dict[Rule, frozenset[Genre]] = {}
_LOOKS: dict[Rule, tuple[Look, ...]] = {}


def only_in(genres: frozenset[Genre]) -> Callable[[Rule], Rule]:
    """The rule below is asked in documents of these genres."""

    def noted(rule: Rule) -> Rule:
        _SPEAKS_OF[rule] = genres
        return rule

    return noted


def only_at(*looks: Look) -> Callable[[Rule], Rule]:
    """The rule below is asked of URLs in which one of `looks` finds something."""

    def noted(rule: Rule) -> Rule:
        _LOOKS[rule] = looks
        return rule

    return noted


def speaks_of(rule: Rule, genre: Genre) -> bool:
    """False for a rule that has nothing to say in documents of this genre."""
    return rule not in _SPEAKS_OF or genre in _SPEAKS_OF[rule]


def looks_of(rule: Rule) -> tuple[Look, ...]:
    """Of which one must find something in a URL that the rule speaks of; () for a rule that is asked of every URL."""
    return _LOOKS.get(rule, ())
