"""A shelf as it is copied off a page: a title, "by" or "Author:" and its maker on the next line, again and again.

Gravel for Everyone
By Sam Stone
Sand and Silt
I read it twice, and then once more.
By Ida Frost
"""

import re
from collections.abc import Sequence

from pipeline.find.posts.below import said_above, told_of
from pipeline.find.posts.lines import Line
from pipeline.find.posts.openings import Head
from pipeline.find.posts.pairs import SERIES, is_title
from pipeline.find.posts.shape import is_name
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import NAMES, PERSONS
from pipeline.find.posts.words import SHELF, WORK_NOUNS
from pipeline.model import Document, Span
from pipeline.text.caseless import caseless

_BY = re.compile(
    rf"(?:(?:[Ww]ritten )?[Bb]y:?|[Aa]uthors?(?:\(s\))?:|[Aa]utor(?:es|a)?:)\s+(?P<by>{PERSONS}|{NAMES})(?:\s\([^()\n]{{2,30}}\))?[.,]?$"
)
_OWN = caseless(r"\b(?:I|my|we|our)\b")
_ABOVE = 3  # lines right above pairs that nothing is said of, one of which announces works
_CLOSE = 4  # lines from one such pair to the next


def bylined(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """The works of such a series, where words above it speak of works."""
    lines = [line for some in posts for line in some]
    heads = _heads(lines)
    if len(heads) < SERIES or not said_above(WORK_NOUNS, document, lines[: heads[0].at]):
        return []
    shelf = _shelf(lines, heads)
    found = told_of(document, lines, heads, shelf=shelf)
    spoken = sum(bool(work.notes) for work in found) * 2 >= len(found)
    return found if len(found) >= SERIES and (spoken or shelf) else []


def _heads(lines: Sequence[Line]) -> list[Head]:
    """Each title above "by" and its maker, whatever is said of it."""
    found: list[Head] = []
    for second, line in enumerate(lines):
        match = _BY.match(line.text) if not line.links else None
        at = _title_above(lines, second, found[-1].below if found else 0) if match else None
        if match and at is not None:
            between = lines[second - 1].span if at < second - 1 else None
            maker = Span(line.block, line.start + match.start("by"), line.start + match.end("by"))
            found.append(Head(at, second + 1, lines[at].span, maker, between))
    return found


def _title_above(lines: Sequence[Line], second: int, first: int) -> int | None:
    """The title right above a maker, or above the one remark that stands between."""
    if second > first and is_title(lines[second - 1]):
        return second - 1
    between = second - 2 >= first and not lines[second - 1].links and not is_name(lines[second - 1].words)
    return second - 2 if between and is_title(lines[second - 2]) else None


def _shelf(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Pairs close together, right below what announces works: other stories of a newspaper stand so, too."""
    first, last = heads[0].at, heads[-1].at
    near = lines[max(0, first - _ABOVE) : first]
    return last - first <= _CLOSE * (len(heads) - 1) and any(_announces(line.text) for line in near)


def _announces(text: str) -> bool:
    """Words for a list of works, or for somebody's own: "My books"."""
    return SHELF.holds(text) or (WORK_NOUNS.holds(text) and _OWN.holds(text))
