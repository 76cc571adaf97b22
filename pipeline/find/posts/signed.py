"""Works that an article goes through without a link, each under a line that is its title and its maker, or opens so.

Gravel by Sam Stone             in one of the shapes of _SHAPES
Gravel                          or with the maker on the next line
Sam Stone
Gravel by Sam Stone. Why        or in one of those of `openings`
"""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.find.posts.items import heading_text
from pipeline.find.posts.lines import Line, part
from pipeline.find.posts.openings import Head, openings
from pipeline.find.posts.pairs import SERIES, pairs, remarks, told_near
from pipeline.find.posts.shape import is_name, mostly_capitals, size
from pipeline.find.posts.spans import Work, line_at
from pipeline.find.posts.titles import CREDIT, NAMES, PERSONS, SURNAMES
from pipeline.find.posts.words import KIND_LABEL, NO_SHELF, SHELF, WORK_NOUNS
from pipeline.model import Document, Role, Span
from pipeline.text.caseless import Caseless

_TITLE = r"(?P<title>[A-ZÀ-ÖØ-Þ0-9¿¡\"“«][^\n]{0,200}[\w)!?’'\"”»])"
_YEAR = r"\((?:1[5-9]|20)\d\d\)"
_YEAR_END = re.compile(rf"\s*{_YEAR}$")
_AUTHORS = (
    rf"(?:{SURNAMES}|(?!(?:[^\W\d_]+\s+)*(?:Press|Books|Verlag|Publish\w+|University|Éditions|Editorial)\b){PERSONS})"
)
_SIGNED = re.compile(rf"{_TITLE}(?:,?\s+(?:by|von|par|por|av|af)|[,:]\s+By(?=\s+[^\s.]+\.?\s))\s+(?P<by>{NAMES})\.?$")
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_TITLE},?\s+(?:de|di)\s+(?P<by>{PERSONS})\.?$",  # El camino de Ada Vidal
        rf"{_TITLE}(?:\s+{_YEAR})?\s+[-–—]\s+(?P<by>{PERSONS})(?:\s+{_YEAR})?\.?$",  # Gravel (2015) – Sam Stone
        rf"{_TITLE}\s+\((?P<by>{PERSONS})\)\.?$",  # Gravel (Sam Stone)
        rf"{_TITLE}\s+\((?P<by>{_AUTHORS})(?:\s+et al\.?)?,?\s+(?:1[5-9]|20)\d\d\)\.?$",  # Gravel (Stone et al., 2015)
        rf"{_TITLE}(?<!\s[A-ZÀ-ÖØ-Þ])\s*\.\s+(?P<by>{PERSONS})\.?$",  # Gravel: a history. Sam Stone.
        rf"{_TITLE},\s+(?P<by>{PERSONS})$",  # Gravel, Sam Stone
        rf"(?P<by>{NAMES});\s+{_TITLE}$",  # Stone and Pen; Gravel
    )
)
_COUNT = re.compile(r"\d{1,3}")
_ONLY_YEAR = re.compile(_YEAR)
_COVER = re.compile(r"\bcover\b")  # what pages call the picture of a book
_WIDEST = 300  # signs of a title and its makers
_NEAR = 2  # lines above the first title, of which one asks for it
_ABOVE = 12  # lines above the first title, of which one announces works
_FEW = 2  # titles before "by" and a maker
_MANY = 4  # titles alone on their lines, which leave no doubt about the shape
_LONGEST = 12  # words of a name without a maker among signed ones
_HEADING = 6  # words
_EDITION = 2  # words behind a title that is said again: "2nd edition"
_FAR = 4  # lines from title to title, in one paragraph: they speak of other things, too


def signed(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """The works of such an article, and the names that stand among theirs in the same way."""
    lines = [line for some in posts for line in some]
    return told_of(document, lines, _heads(document, lines))


def told_of(document: Document, lines: Sequence[Line], heads: Sequence[Head], *, shelf: bool = False) -> list[Work]:
    """The works that such lines begin, with what is said below them; of a `shelf` nothing need be."""
    if not heads:
        return []
    below = _below(heads, lines)
    told, headings = _told(below, _above(lines[: heads[0].at]), own=bool(heads[-1].rest))
    shelf = shelf or said_above(SHELF, document, lines[: heads[0].at])
    if sum(map(bool, told)) * 2 < len(heads) and not shelf:
        return []  # titles that nothing is said of: other stories of a newspaper are signed, too
    return [
        Work(head.title, head.maker, _notes(said, _heading(head, lines)), "signed title", heading)
        for head, some, said, heading in zip(heads, below, told, headings, strict=True)
        if not any(line.links for line in some)  # else what is linked below the title is the work
    ]


def _below(heads: Sequence[Head], lines: Sequence[Line]) -> list[list[Line]]:
    """What stands behind each title: the rest of its line, and the lines up to the next where that is near."""
    nexts = [*(head.at for head in heads[1:]), len(lines)]
    asked = any(map(_asks, lines[max(heads[0].at - _NEAR, 0) : heads[0].at]))
    ends = [_counted_on(lines, head, end, asked=asked) for head, end in zip(heads, nexts, strict=True)]
    paragraphs = {lines[head.at].block for head in heads}
    far = len(paragraphs) == 1 and heads[-1].at - heads[0].at >= _FAR * len(heads) and any(head.rest for head in heads)
    return [
        [*_rest(head, lines), *(() if far else lines[head.below : end])] for head, end in zip(heads, ends, strict=True)
    ]


def _asks(line: Line) -> bool:
    """A counted question: "1. The best book that you read?"."""
    return "?" in line.text and bool(_COUNT.search(line.lead))


def _counted_on(lines: Sequence[Line], head: Head, end: int, *, asked: bool) -> int:
    """Where what a numbered title stands over ends: before the next number, which may be of something without a title.

    Where the titles are `asked` for by numbered lines, the next one of these ends it.
    """
    count = _COUNT.search(lines[head.at].lead)
    if asked and not count:
        return next((i for i in range(head.below, end) if _COUNT.search(lines[i].lead)), end)
    following = str(int(count[0]) + 1) if count else None
    between = (
        i for i in range(head.below, end) if following and (m := _COUNT.search(lines[i].lead)) and m[0] == following
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


def _heads(document: Document, lines: Sequence[Line]) -> list[Head]:
    """The lines that works begin with, where words above announce works."""
    found = _alone(document, lines)
    if len(found) >= _MANY or not any(WORK_NOUNS.holds(line.text) for line in lines):
        return found
    opening = openings(lines)
    more = len(opening) > 2 * len(found) and said_above(WORK_NOUNS, document, lines[: opening[0].at])
    return opening if more else found


def _alone(document: Document, lines: Sequence[Line]) -> list[Head]:
    """The signed titles in one shape, alone on their lines; with "by" also the bare ones between them."""
    ends = [i for i, line in enumerate(lines) if _ends_with_a_name(line)]
    if not ends:
        return []
    by_name = [head for i in ends if (head := _head(lines[i], i, _SIGNED))]
    if len(by_name) == 1 and _first_of_many(document, lines, by_name[0]):
        return by_name
    if len(by_name) >= _FEW and said_above(WORK_NOUNS, document, lines[: by_name[0].at]):
        return _with_bare(lines, by_name)
    found = [[head for i in ends if (head := _head(lines[i], i, shape))] for shape in _SHAPES]
    best = max((*found, pairs(lines, ends)), key=len)
    return best if len(best) >= SERIES and said_above(WORK_NOUNS, document, lines[: best[0].at]) else []


def _first_of_many(document: Document, lines: Sequence[Line], head: Head) -> bool:
    """A title that a number or a picture sets off above a remark, where a list of works is announced: the text is cut off."""
    announced = said_above(SHELF, document, lines[: head.at]) and not NO_SHELF.holds(document.title or "")
    return bool(lines[head.at].lead) and announced and told_near(lines, head)


def _ends_with_a_name(line: Line) -> bool:
    """Asked first, as hardly a line of prose does."""
    if line.links or len(line.text) > _WIDEST:
        return False
    last = line.text[line.text.rfind(" ") + 1 :]
    return last.endswith(")") or last[:1].isupper() or last[-4:].isdecimal()  # a year may stand behind it


def said_above(words: Caseless, document: Document, above: Sequence[Line]) -> bool:
    """The document's title, or one of the lines before the first work, holds such words."""
    return any(words.holds(text) for text in (document.title or "", *(line.text for line in above[-_ABOVE:])))


def head_of(line: Line, at: int) -> Head | None:
    """The title and the maker that a line is, in the first of the shapes that it has; "de" parts more than these."""
    return next((head for shape in (_SIGNED, *_SHAPES[1:]) if (head := _head(line, at, shape))), None)


def _head(line: Line, at: int, shape: re.Pattern[str]) -> Head | None:
    match = shape.match(line.text)
    if match is None or CREDIT.fullmatch(match["title"]) or KIND_LABEL.fullmatch(match["title"]):
        return None
    if not is_name(match["title"]):
        return None
    title, maker = _YEAR_END.sub("", match["title"]), match["by"].rstrip(".")
    starts = (line.start + match.start("title"), line.start + match.start("by"))
    spans = [Span(line.block, start, start + len(words)) for start, words in zip(starts, (title, maker), strict=True)]
    return Head(at, at + 1, *spans)


def _with_bare(lines: Sequence[Line], heads: list[Head]) -> list[Head]:
    """The heads, and between them each name in capitals alone above a remark."""
    taken = {head.at for head in heads}
    between = [i for i in range(heads[0].at + 1, heads[-1].at) if i not in taken and _bare(lines[i], lines[i + 1])]
    return sorted([*heads, *(Head(i, i + 1, lines[i].span, None) for i in between)], key=lambda head: head.at)


def _bare(line: Line, following: Line) -> bool:
    words = line.text.split()
    short = not line.links and len(words) <= _LONGEST and not line.text.endswith((".", ":", "?", "!"))
    return short and is_name(line.text) and mostly_capitals(words) and remarks(following)


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
    told[-1] = told[-1][: max(own, max(map(len, told[:-1]), default=len(told[-1])))]
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
