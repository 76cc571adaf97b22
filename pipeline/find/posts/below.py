"""What an article says below the titles that it goes through, and what it announces above them."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.find.posts.items import heading_text
from pipeline.find.posts.lines import Line, part
from pipeline.find.posts.openings import Head
from pipeline.find.posts.shape import is_name, size
from pipeline.find.posts.spans import Work, line_at
from pipeline.find.posts.words import SHELF, SHELF_TITLE
from pipeline.model import Document, Role, Span
from pipeline.text.caseless import Caseless

COUNT = re.compile(r"\d{1,3}")
_ONLY_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d\)")
_COVER = re.compile(r"\bcover\b")  # what pages call the picture of a book
_NEAR = 2  # lines above the first title, of which one asks for it
_ABOVE = 12  # lines above the first title, of which one announces works
_HEADING = 6  # words
_EDITION = 2  # words behind a title that is said again: "2nd edition"
_FAR = 4  # lines from title to title, in one paragraph: they speak of other things, too


def told_of(document: Document, lines: Sequence[Line], heads: Sequence[Head], *, shelf: bool = False) -> list[Work]:
    """The works that such lines begin, with what is said below them; of a `shelf` nothing need be."""
    if not heads:
        return []
    below = _below(document, heads, lines)
    told, headings = _told(below, _above(lines[: heads[0].at]), own=bool(heads[-1].rest))
    shelf = shelf or said_above(SHELF, document, lines[: heads[0].at])
    if sum(map(bool, told)) * 2 < len(heads) and not shelf:
        return []  # titles that nothing is said of: other stories of a newspaper are signed, too
    return [
        Work(head.title, head.maker, _notes(said, _heading(head, lines)), "signed title", heading)
        for head, some, said, heading in zip(heads, below, told, headings, strict=True)
        if not any(line.links for line in some)  # else what is linked below the title is the work
    ]


def _below(document: Document, heads: Sequence[Head], lines: Sequence[Line]) -> list[list[Line]]:
    """What stands behind each title: the rest of its line, and the lines up to the next where that is near."""
    nexts = [*(head.at for head in heads[1:]), len(lines)]
    asked = any(map(_asks, lines[max(heads[0].at - _NEAR, 0) : heads[0].at]))
    ends = [_counted_on(lines, head, end, asked=asked) for head, end in zip(heads, nexts, strict=True)]
    ends = [_within_item(document, lines, head, end) for head, end in zip(heads, ends, strict=True)]
    paragraphs = {lines[head.at].block for head in heads}
    far = len(paragraphs) == 1 and heads[-1].at - heads[0].at >= _FAR * len(heads) and any(head.rest for head in heads)
    return [
        [*_rest(head, lines), *(() if far else lines[head.below : end])] for head, end in zip(heads, ends, strict=True)
    ]


def _within_item(document: Document, lines: Sequence[Line], head: Head, end: int) -> int:
    """Where the list's item ends that a title opens: what the next one holds is said of something else."""
    first = lines[head.at]
    if first.role is not Role.ITEM or not first.opens:
        return end
    depth = document.blocks[first.block].depth
    beside = (i for i in range(head.below, end) if lines[i].role is Role.ITEM and lines[i].opens)
    return next((i for i in beside if document.blocks[lines[i].block].depth <= depth), end)


def _asks(line: Line) -> bool:
    """A counted question: "1. The best book that you read?"."""
    return "?" in line.text and bool(COUNT.search(line.lead))


def _counted_on(lines: Sequence[Line], head: Head, end: int, *, asked: bool) -> int:
    """Where what a numbered title stands over ends: before the next number, which may be of something without a title.

    Where the titles are `asked` for by numbered lines, the next one of these ends it.
    """
    count = COUNT.search(lines[head.at].lead)
    if asked and not count:
        return next((i for i in range(head.below, end) if COUNT.search(lines[i].lead)), end)
    following = str(int(count[0]) + 1) if count else None
    between = (
        i for i in range(head.below, end) if following and (m := COUNT.search(lines[i].lead)) and m[0] == following
    )
    return next(between, end)


def _rest(head: Head, lines: Sequence[Line]) -> list[Line]:
    """What the line of a title goes on with, as a line of its own; or the line between it and its maker."""
    line = line_at(lines[head.at : head.below], head.rest) if head.rest else None
    return [part(line, head.rest.start, head.rest.end, ())] if head.rest and line else []


def _heading(head: Head, lines: Sequence[Line]) -> str:
    """The title and its maker, as the document has them."""
    line = lines[head.at]
    return line.text[: head.rest.start - line.start] if head.rest and line_at((line,), head.rest) else line.text


def said_above(words: Caseless, document: Document, above: Sequence[Line]) -> bool:
    """The document's title, or one of the lines before the first work, holds such words."""
    title = document.title or ""
    return SHELF_TITLE.holds(title) or any(map(words.holds, [title, *(line.text for line in above[-_ABOVE:])]))


def _told(
    below: Sequence[Sequence[Line]], heading: str | None, *, own: bool
) -> tuple[list[list[Line]], list[str | None]]:
    """What is said of each work, and the heading that it stands under; `heading` is that above the first.

    A line that comes again below another says nothing, and what ends the page is said of no work; `own`: but its first line is.
    """
    often = Counter(text for some in below for text in {line.text for line in some})
    told, headings = list[list[Line]](), list[str | None]()
    silent = sum(map(bool, below)) * 2 <= len(below)
    for some in below:
        said, following = _said([line for line in some if often[line.text] == 1], silent=silent)
        told.append(said)
        headings.append(heading)
        heading = following or heading
    most = 0 if silent and len(told) > 1 else max(map(len, told[:-1]), default=len(told[-1]))
    told[-1] = told[-1][: max(own, most)]
    return told, headings


def _said(below: Sequence[Line], *, silent: bool) -> tuple[list[Line], str | None]:
    """What is said below a title, and the heading above the next one: few words without a stop behind all others.

    Where most titles are `silent`, with nothing below them, such words may stand alone.
    """
    until = next((i for i, line in enumerate(below) if line.role is Role.HEADING), len(below))
    said = list(below[:until])
    if len(said) > 1 - silent and _short(said[-1]) and not said[-1].words[:1].islower():
        return said[:-1], heading_text(said[-1])
    return said, None


def _above(before: Sequence[Line]) -> str | None:
    """The heading above the first title, where the markup does not say so itself."""
    last = before[-1] if len(before) > 1 else None
    fits = last and last.role is not Role.HEADING and _short(last) and is_name(last.text)
    return heading_text(last) if last and fits else None


def _short(line: Line) -> bool:
    return not line.links and size(line.words) <= _HEADING and not line.text.endswith((".", "!", "?", ",", ":"))


def _notes(said: Sequence[Line], title: str) -> tuple[Span, ...]:
    """The remarks; a line that only says the title again, as the caption of a cover does, is none."""
    return tuple(line.span for line in said if not _caption(line.words.lower(), title.lower()))


def _caption(words: str, title: str) -> bool:
    if words in title or _ONLY_YEAR.fullmatch(words) or (words.endswith(title) and _COVER.search(words)):
        return True
    return words.startswith(title) and len(words.split()) <= len(title.split()) + _EDITION
