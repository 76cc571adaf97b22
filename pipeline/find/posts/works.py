"""Works that a post names without a link: a title that its layout, its maker or its company gives away.

What counts as a witness is named below; a capitalised phrase alone is none.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.posts.answers import answers, asks
from pipeline.find.posts.begun import begun
from pipeline.find.posts.bylines import bylined
from pipeline.find.posts.cells import signed_rows
from pipeline.find.posts.cited import cited
from pipeline.find.posts.commended import commended
from pipeline.find.posts.counted import counted
from pipeline.find.posts.dated import dated
from pipeline.find.posts.emphasised import emphasised
from pipeline.find.posts.instead import instead
from pipeline.find.posts.items import Item, mark_of
from pipeline.find.posts.judged import judged
from pipeline.find.posts.labelled import without_labels
from pipeline.find.posts.lines import Line
from pipeline.find.posts.names import line_name
from pipeline.find.posts.posted import posted, without_refrains
from pipeline.find.posts.quoted import quoted_works
from pipeline.find.posts.runs import works_in_runs
from pipeline.find.posts.shape import is_name, mostly_capitals, sentence_end
from pipeline.find.posts.sharing import each_its_own, each_once
from pipeline.find.posts.shelves import announcing, shelved
from pipeline.find.posts.signed import signed
from pipeline.find.posts.spans import Work, given, said
from pipeline.find.posts.titles import (
    BOOK_BRACKETS,
    MAKERS_IN_BRACKETS,
    QUOTED_BY,
    SIGNED_OPENING,
    TITLE_BY,
    byline_end,
    byline_in,
    titles_by,
)
from pipeline.find.posts.told import told
from pipeline.find.posts.vouched import vouched
from pipeline.find.posts.words import BY_LINE_ONLY, WORK_NOUNS
from pipeline.model import Document, Genre, Span
from pipeline.records import replace

_LINKED = 3  # posts with links that make a thread one that recommends
_SERIES = 3  # numbered posts that make a series
_SEVERAL = 2  # items that open with a work and its maker, where the words above speak of works
_STRAY, _SHELF = 2, 5  # works that prose may seem to name, and those that a list of signed titles has at least
_DIGITS = re.compile(r"\d+")
_QUOTED = re.compile(r"[\"“«]([^\"”»\n]{3,120})[\"”»]")
_LEAD_IN = re.compile(r"[a-zà-ÿ][^:\n]{2,60}:\s+(?=[A-ZÀ-ÖØ-Þ0-9])")  # "and the book behind it all: Gravel"
_SEPARATOR = re.compile(r"(?<!\s)\s+[-–—:]\s*|(?<!\s)\s*[–—]\s+|,\s+(?=@|de\b|do\b|da\b|by\b|von\b|em que\b)|\s-(?=@)")


def works(document: Document, posts: Sequence[list[Line]], parts: Sequence[list[Item]]) -> list[Work]:
    """Every work named without a link, in order; `parts` are the items of each post."""
    found = [work for some in parts for work in _beside_linked(some)]
    if document.genre is Genre.PAGE:
        found = [*max(found, bylined(document, posts), key=len), *signed_rows(document)]
    if not found and document.genre is Genre.THREAD:
        found = _series(posts)
    if document.genre is Genre.THREAD and sum(any(line.links for line in lines) for lines in posts) >= _LINKED:
        found += [*_among_linked(posts), *(work for lines in posts for work in _beside_links(lines))]
    announced = announcing(document)
    found += [
        work
        for lines, some in zip(posts, parts, strict=True)
        for work in (
            *quoted_works(lines, document.genre),
            *emphasised(lines, document.blocks),
            *shelved(lines, some, (*announced, *document.blocks[lines[0].block].section[-1:]) if lines else ()),
        )
    ]
    if not found and document.genre is Genre.THREAD:
        found = told(posts) or instead(posts) or posted(document, posts) or signed(document, posts)
        found = found or begun(posts, goes_on=True) or [*judged(posts)]
    if document.genre is Genre.PAGE and 0 < len(found) <= _STRAY and len(shelf := signed(document, posts)) >= _SHELF:
        found = shelf
    if not found and document.genre is Genre.PAGE:
        found = [work for lines in posts for work in works_in_runs(lines)]
    if not found and document.genre is Genre.PAGE:
        found = (
            signed(document, posts) or dated(document, posts) or [*cited(document, posts), *commended(document, posts)]
        )
        found = found or counted(document, posts) or vouched(document, posts) or [*judged(posts)]
    if document.genre is Genre.DISCUSSION and asks(document):
        found += [work for lines, some in zip(posts, parts, strict=True) for work in answers(document, lines, some)]
    if document.genre is Genre.DISCUSSION:
        found += begun(posts, goes_on=False)
    once = each_once(list({work.name: work for work in reversed(found)}.values())[::-1])
    return each_its_own(without_labels(document, once))


def _beside_linked(parts: list[Item]) -> Iterator[Work]:
    """An item without a link among items with one, or with makers named: the layout says that it is an entry too."""
    marked = [part for part in parts if part.marked]
    linked = sum(any(line.links for line in part.lines) for part in marked)
    signed = sum(_signed(part.lines) for part in marked)
    openings = sum(bool(SIGNED_OPENING.match(part.lines[0].text)) for part in marked)
    shelf = openings >= _SERIES and openings * 2 > len(marked)
    several = openings >= _SEVERAL and any(
        WORK_NOUNS.holds(line.words) for part in parts if not part.marked for line in part.lines
    )
    for part in marked:
        if any(line.links for line in part.lines):
            continue
        named = line_name(part.lines[0]) is not None
        if (shelf or several or (named and _signed(part.lines))) and (work := _remarked(part.lines, shelf=shelf)):
            yield replace(work, heading=part.heading)
        elif named and (shelf or _signed(part.lines) or _half(linked, marked) or signed * 2 > len(marked)):
            yield replace(_work(part.lines, "item among entries"), heading=part.heading)


def _half(linked: int, marked: Sequence[Item]) -> bool:
    return linked >= 2 and linked * 2 >= len(marked)


def _signed(lines: Sequence[Line]) -> bool:
    """A maker stands on the second line, or behind the name on the first."""
    return any(BY_LINE_ONLY.match(line.text) for line in lines[1:2]) or bool(TITLE_BY.match(lines[0].text))


def _remarked(lines: Sequence[Line], *, shelf: bool) -> Work | None:
    """An item whose line goes on behind its maker, "Title by Maker. Why"; on a shelf of such also "Title. Why"."""
    first = lines[0]
    match = SIGNED_OPENING.match(first.text)
    if match:
        return _titled(lines, match) if match.end() < len(first.text) else None
    end = sentence_end(first.text) if shelf and not byline_end(first.text) else None
    title = first.text[: end.start()] if end else ""
    if end is None or end.end() == len(first.text) or not is_name(title) or not mostly_capitals(title.split()):
        return None
    return _cut(lines, first.start, first.start + end.start(), first.start + end.end())


def _series(posts: Sequence[list[Line]]) -> list[Work]:
    """Numbered posts that each open with a name, where makers or the introduction say that the names are works."""
    told = [lines for lines in without_refrains(posts) if lines]
    numbered = [lines for lines in told if mark_of(lines[0]) == "1" and not any(line.links for line in lines)]
    drafts = [work for lines in numbered if (work := _opening(lines)) is not None]
    if len(drafts) < _SERIES or len(drafts) * 2 < len(numbered):
        return []
    intro = " ".join(line.words for line in (posts[0] if posts else []))
    signed = sum(work.byline is not None for work in drafts)
    return drafts if signed * 3 >= len(drafts) or WORK_NOUNS.holds(intro) else []


def _among_linked(posts: Sequence[list[Line]]) -> Iterator[Work]:
    """Numbered posts without a link that open with a name as those with one do, which are the most of them."""
    numbered = [lines for lines in posts if lines and mark_of(lines[0]) == "1"]
    linked = [lines for lines in numbered if any(line.links for line in lines)]
    called = sum(not lines[0].links and line_name(lines[0]) is not None for lines in linked)
    if called < _LINKED or called * 2 <= len(numbered):
        return
    counted: set[str] = set()
    for lines in numbered:
        number = _DIGITS.search(lines[0].lead)
        again = number is not None and number[0] in counted  # a list of them all at the end counts anew
        counted |= {number[0]} if number else set()
        if not again and lines not in linked and is_name(lines[0].words) and mostly_capitals(lines[0].words.split()):
            yield _work(lines, "numbered among linked")


def _opening(lines: Sequence[Line]) -> Work | None:
    """The name that a numbered post opens with: its first line, or what stands before a dash or in quotes."""
    first = lines[0]
    signed = QUOTED_BY.match(first.text) or BOOK_BRACKETS.match(first.text) or SIGNED_OPENING.match(first.text)
    if signed:
        return _titled(lines, signed)
    if (is_name(first.words) or byline_end(first.text)) and len(lines) > 1:
        return _work(lines, "numbered series")
    quoted = _QUOTED.match(first.text)
    if quoted and not quoted[1].endswith((".", "!")):  # a saying is no title
        return _cut(lines, first.start + quoted.start(1), first.start + quoted.end(1), first.start + quoted.end())
    marks = list(_SEPARATOR.finditer(first.text))
    mark = next((m for m in marks[:2] if not first.text[m.end() : m.end() + 1].isupper()), marks[0] if marks else None)
    if (
        mark
        and "?" not in first.text[: mark.start()]
        and is_name(first.text[: mark.start()])
        and len(first.text[mark.end() :].split()) >= 3
    ):
        return _cut(lines, first.start, first.start + mark.start(), first.start + mark.end())
    return None


def _titled(lines: Sequence[Line], match: re.Match[str]) -> Work:
    """A title that opens its line, in quotes or book brackets or before its maker."""
    first = lines[0]
    title, maker = (
        Span(first.block, first.start + a, first.start + b) for a, b in (match.span("title"), match.span("by"))
    )
    notes = (Span(first.block, first.start + match.end(), first.end), *(said(line) for line in lines[1:]))
    return Work(title, maker if match["by"] else None, notes, "numbered series")


def _cut(lines: Sequence[Line], start: int, end: int, rest: int) -> Work:
    first = lines[0]
    notes = (Span(first.block, rest, first.end), *(line.span for line in lines[1:]))
    return Work(Span(first.block, start, end), None, notes, "numbered series")


def _work(lines: Sequence[Line], rule: str) -> Work:
    """The name on the first line, its maker behind it or on the next, the rest as remarks."""
    first, rest = lines[0], list(lines[1:])
    byline = rest.pop(0).span if rest and BY_LINE_ONLY.match(rest[0].text) else None
    name = line_name(first)
    span = name.span if name else first.span
    remark = (name.remark,) if name and name.remark else ()
    inside = _maker(first.text)
    if inside and inside.start() > 2:
        lead = _LEAD_IN.match(first.text, 0, inside.start())
        span = Span(first.block, first.start + (lead.end() if lead else 0), first.start + inside.start())
        byline, remark = Span(first.block, first.start + inside.start(), first.end), ()
    elif byline is None and name and (makers := MAKERS_IN_BRACKETS.search(first.text)):
        byline = Span(first.block, first.start + makers.start("by"), first.start + makers.end("by"))
    return Work(span, byline, (*remark, *(said(line) for line in rest)), rule)


def _maker(text: str) -> re.Match[str] | None:
    """Where "by Maker" begins behind a name, in any language that was met."""
    inside = byline_in(text)
    return inside if inside and "by" in inside[0].lower() else byline_end(text)


def _beside_links(lines: Sequence[Line]) -> Iterator[Work]:
    """In a thread that recommends, a title before its maker in a post without a link: "For paper: The Road by A. Stone"."""
    if any(line.links for line in lines):
        return
    for line in lines:
        for match in titles_by(line.text):
            before = line.text[: match.start()].rstrip()
            opens = (
                not before or before.endswith((":", ".", "!", "?")) or match["title"].startswith(("The ", "A ", "An "))
            )
            if opens and len(match["title"].split()) >= 2 and len(match["by"].split()) >= 2:
                yield given(line, match, tuple(other.span for other in lines), "named with its maker")
