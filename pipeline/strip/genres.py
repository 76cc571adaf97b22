"""Of which documents a rule speaks: what is asked of posts alone need not be asked of each link of a list."""

from collections.abc import Callable

from pipeline.model import Genre, Verdict
from pipeline.strip.case import Case

Rule = Callable[[Case], Verdict | None]

POSTS = frozenset({Genre.THREAD, Genre.DISCUSSION})
# Not lists and bookmarks, where somebody chose each link.
SPOKEN = POSTS | {Genre.PAGE}
_SPEAKS_OF: dict[Rule, frozenset[Genre]] = {}


def only_in(genres: frozenset[Genre]) -> Callable[[Rule], Rule]:
    """The rule below is asked in documents of these genres."""

    def noted(rule: Rule) -> Rule:
        _SPEAKS_OF[rule] = genres
        return rule

    return noted


def speaks_of(rule: Rule, genre: Genre) -> bool:
    """False for a rule that has nothing to say in documents of this genre."""
    return rule not in _SPEAKS_OF or genre in _SPEAKS_OF[rule]
