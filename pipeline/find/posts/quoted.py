"""Works without a link whose titles stand in quotes: behind the word for what they are, or before their makers."""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.spans import Work, given
from pipeline.find.posts.titles import QUOTED_BY
from pipeline.model import Genre, Role, Span

_QUOTE = re.compile(r"[\"“«]")
_KIND_AND_TITLE = re.compile(
    r"\b(?:books?|textbook|paper|course|novel|essay|memoir|documentary|film|libro|livro|livre|buch)\s+(?:#\w+\s+)?[\"“«](?P<title>[^\"”»\n]{3,120})[\"”»]",
    re.I,
)
_LABEL = re.compile(r"[A-Z][\w ]{2,30}:\s+")  # "Summary of the report: "


def quoted_works(lines: Sequence[Line], genre: Genre) -> Iterator[Work]:
    """Those of one post, or of one part of an article."""
    yield from _announced(lines, genre)
    yield from _quoted_with_maker(lines, genre)


def _announced(lines: Sequence[Line], genre: Genre) -> Iterator[Work]:
    """A title in quotes right behind the word for what it is, in a post without links: 'Book "Title" (also in Chinese)'.

    Said of it is the whole post, of an article the paragraph.
    """
    if any(line.links for line in lines):
        return
    for line in lines:
        around = [line] if genre is Genre.PAGE else lines
        for match in _KIND_AND_TITLE.finditer(line.text) if _QUOTE.search(line.text) else ():
            start, end = match.span("title")
            rest = Span(line.block, line.start + match.end(), line.end)
            spans = tuple(x.span for x in around if x is not line or match.start())
            notes = spans if match.start() else (rest, *spans)
            yield Work(Span(line.block, line.start + start, line.start + end), None, notes, "kind and quoted title")


def _quoted_with_maker(lines: Sequence[Line], genre: Genre) -> Iterator[Work]:
    """A title in quotes before its maker, outside of lines that link: '"The Long Road" by Ada Stone'.

    Articles cite so, too: there it opens its line, maybe behind a label, and of an item only the line is said of it;
    of one that is no more than title and maker what stands below, up to the next.
    """
    cited = [(at, match) for at, line in enumerate(lines) if not line.links for match in QUOTED_BY.finditer(line.text)]
    if not cited:
        return
    linked = any(line.links for line in lines)
    whole = tuple(line.span for line in lines)
    for at, match in cited:
        line = lines[at]
        if genre is Genre.PAGE and match.start() and not _LABEL.fullmatch(line.text, 0, match.start()):
            continue
        item = genre is Genre.PAGE and _is_item(line)
        alone = genre is Genre.PAGE and match.span() == (0, len(line.text.rstrip(" :")))
        own = _below(lines, at) if alone else [line]
        notes = tuple(other.span for other in own) if item or alone or linked else whole
        yield given(line, match, notes, "quoted title with its maker")


def _is_item(line: Line) -> bool:
    return bool(line.lead) or line.role is Role.ITEM


def _below(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines below an item up to the next one; below the last, where an article goes on, one of its paragraph.

    Below a line that heads a paragraph they go up to the next such line.
    """
    after = range(at + 1, len(lines))
    if not _is_item(lines[at]):
        below = lines[at + 1 : next((i for i in after if QUOTED_BY.match(lines[i].text)), len(lines))]
        return [] if any(line.links for line in below) else below
    last = at + 1 + any(not lines[i].opens for i in after[:1])
    below = lines[at + 1 : next((i for i in after if _is_item(lines[i])), last)]
    return [] if any(line.links for line in below) else below
