"""Works of a thread that announces them and names one a post, without a link, before its maker.

Ten books on gravel.                                                          the first post
Gravel by @samstone. Why                                                      the others
Let us begin with sand: Universal Buckets from Ida Frost is where to start.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.find.posts.lines import Line
from pipeline.find.posts.shape import is_name, mostly_capitals, size
from pipeline.find.posts.spans import Work, given
from pipeline.find.posts.titles import CAPITALS, CREDIT, PERSONS, TITLE_RUN
from pipeline.find.posts.words import SHELF
from pipeline.model import Document, Span

_HANDLES = r"@\w{2,30}(?:(?:\s*,\s*|\s*(?:&|\+|and|y|e|und|et)\s*|\s+)@\w{2,30}){0,4}"
_DEAR = r"(?:(?:the|my|our)\s+(?:[a-z-]+\s+){1,2})?"  # "by the amazing @samstone", "from my friend Ida Frost"
_MAKER = rf"{_DEAR}(?P<by>{_HANDLES}|{PERSONS})"
_OPENING = re.compile(
    rf"(?P<title>[A-ZÀ-ÖØ-Þ0-9¿¡][^\n.!?;]{{1,118}}?[!?]?),?\s+(?:by|from|von|par|por|de|di)\s+{_MAKER}(?!\w)"
)
_INSIDE = re.compile(rf"(?P<title>{TITLE_RUN}),?\s+(?:by|from|von|par|por)\s+{_MAKER}(?!\w)")
_ENDS = re.compile(r"\W*$")
_FEW = 3  # posts that open so
_REFRAIN = 3  # posts that such a line stands in
_TOLD = 6  # words of what is said above the title
_APOSTROPHES = str.maketrans("’‘", "''")


def posted(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """The works, in order; between those that open a line also one inside of a line, and a title that nobody signs."""
    if not posts or not any(SHELF.holds(text) for text in (document.title or "", *(x.text for x in posts[0]))):
        return []
    told = without_refrains(posts)[1:]
    opened = [_first(lines, _OPENING) for lines in told]
    places = [i for i, work in enumerate(opened) if work]
    if len(places) < _FEW:
        return []
    inner = range(places[0], places[-1] + 1)
    if len(places) * 2 < len(inner):
        return []
    found = [
        opened[i] or (_first(lines, _INSIDE) or _bare(lines) if i in inner else None) for i, lines in enumerate(told)
    ]
    return [work for work in found if work]


def without_refrains(posts: Sequence[list[Line]]) -> list[list[Line]]:
    """The posts without lines that come again and say nothing of any work: "Here you'll learn:"."""
    often = Counter(text for lines in posts for text in {_plain(line) for line in lines})
    return [[line for line in lines if line.links or often[_plain(line)] < _REFRAIN] for lines in posts]


def _plain(line: Line) -> str:
    return line.words.translate(_APOSTROPHES).casefold()


def _first(lines: Sequence[Line], shape: re.Pattern[str]) -> Work | None:
    """The first title with a maker in a post without links."""
    if any(line.links for line in lines):
        return None
    return next((work for at in range(len(lines)) if (work := _signed(lines, at, shape))), None)


def _signed(lines: Sequence[Line], at: int, shape: re.Pattern[str]) -> Work | None:
    line = lines[at]
    match = shape.match(line.text) if shape is _OPENING else shape.search(line.text)
    if match is None or CREDIT.fullmatch(match["title"]) or not _titled(match["title"]):
        return None
    alone = shape is _OPENING and _ENDS.match(line.text, match.end())
    return given(line, match, tuple(_notes(lines, at, told=not alone)), "one a post")


def _titled(text: str) -> bool:
    return is_name(text) and bool(mostly_capitals(text.split()) or CAPITALS.fullmatch(text))


def _notes(lines: Sequence[Line], at: int, *, told: bool) -> Iterator[Span]:
    """What the post says around the title's line, and that line where it says something, too."""
    above = takewhile(lambda line: line is not lines[at], lines)
    yield from (line.span for line in above if size(line.words) >= _TOLD)
    if told:
        yield lines[at].span
    yield from (line.span for line in lines[at + 1 :])


def _bare(lines: Sequence[Line]) -> Work | None:
    """A title alone on the first line, above what is said of it."""
    if len(lines) < 2 or any(line.links for line in lines):
        return None
    first = lines[0]
    end = len(first.text.rstrip(" ."))
    title = first.text[:end]
    if " " not in title or not _titled(title):
        return None
    return Work(
        Span(first.block, first.start, first.start + end), None, tuple(_notes(lines, 0, told=False)), "one a post"
    )
