"""Works without a link whose bare titles head paragraphs that speak of them, below words that announce works.

My five favourite books, in no order.
Gravel for Everyone
This book begins with a bucket.       "this book", or the title once more
"""

import re
from collections.abc import Sequence

from pipeline.find.posts.below import told_of
from pipeline.find.posts.lines import Line
from pipeline.find.posts.openings import Head
from pipeline.find.posts.pairs import remarks
from pipeline.find.posts.shape import size
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import CAPITALS
from pipeline.find.posts.words import THIS_WORK, announces
from pipeline.model import Document
from pipeline.text.caseless import caseless

_ABOVE = 12  # lines of the document, one of which announces the works
_SERIES = 3  # titles that are spoken of
_LONGEST = 12  # words of a title
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ONE = caseless(r"\bone of\b|\breview\b")  # of them, and the headings are what is said of it
_THIS_SHOW = caseless(r"\bthis (?:podcast|show|documentary|film|course)\b")


def vouched(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """Such works, where nearly all that is headed so is one; what heads other paragraphs is none."""
    lines = [line for some in posts for line in some]
    first = _first_below(document, lines)
    if first is None:
        return []
    heads = [
        Head(at, at + 1, line.span, None)
        for at, line in enumerate(lines[first:-1], first)
        if _titled(line) and remarks(lines[at + 1])
    ]
    sure = {head.title for head in heads if _speaks_of(lines[head.at], lines[head.below])}
    if len(sure) < _SERIES or len(sure) * 3 < len(heads) * 2:
        return []
    return [work for work in told_of(document, lines, heads) if work.name in sure]


def _first_below(document: Document, lines: Sequence[Line]) -> int | None:
    """The line below the one that announces works."""
    if _ONE.holds(document.title or ""):
        return None
    for at, line in enumerate(lines[:_ABOVE]):
        if any(announces(said) and not _ONE.holds(said) for said in _SENTENCE.split(line.text)):
            return at + 1
    return None


def _titled(line: Line) -> bool:
    """In capitals up to a subtitle, and nothing else; what is said below has to say that it is a name."""
    short = not line.links and size(line.text) <= _LONGEST and not line.text.endswith((".", ":", "?", ","))
    return short and bool(CAPITALS.fullmatch(line.text.split(":")[0]))


def _speaks_of(title: Line, below: Line) -> bool:
    """The paragraph says "this book", or again what it stands below, which is more than a word."""
    name = title.text.split(":")[0]
    return THIS_WORK.holds(below.text) or _THIS_SHOW.holds(below.text) or (" " in name and name in below.text)
