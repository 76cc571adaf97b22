"""Lists of works without links inside a post: "Title - Maker", or a title, a sentence and the names of lost shop links."""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.posts.items import Item
from pipeline.find.posts.lines import Line
from pipeline.find.posts.shape import is_name
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import TELLING_VERB, WORK_AND_MAKER
from pipeline.find.posts.words import WORK_NOUNS
from pipeline.model import Span

_SHELF = 3  # works side by side
_SHOPS = re.compile(r"(?<!\s)\s*[(\[][^()\[\]\n|]{2,40}(?:\|[^()\[\]\n|]{2,40}){1,4}[)\]]\s*\.?$")
_LONGEST = 9  # words before the verb


def shelved(lines: Sequence[Line], parts: Sequence[Item]) -> Iterator[Work]:
    """The works of the lists that a post holds; `parts` are its items."""
    if any(line.links for line in lines):
        return
    marked = [part for part in parts if part.marked]
    if len(marked) < _SHELF:
        return
    shops = [part for part in marked if _SHOPS.search(part.lines[-1].text)]
    if len(shops) * 2 > len(marked):
        yield from (work for part in shops if (work := _told_of(part)) is not None)
        return
    above = " ".join(line.words for part in parts if not part.marked for line in part.lines)
    above += " ".join(part.heading or "" for part in marked)
    pairs = [(part, WORK_AND_MAKER.match(part.lines[0].text)) for part in marked]
    if WORK_NOUNS.holds(above) and sum(match is not None for _, match in pairs) * 2 > len(marked):
        yield from (_signed(part, match) for part, match in pairs if match)


def _told_of(part: Item) -> Work | None:
    """The name before the verb that tells of it: "Title tells the story of ... (Shop | Shop)."."""
    first, last = part.lines[0], part.lines[-1]
    verb = TELLING_VERB.search(first.text)
    if verb is None or len(first.text[: verb.start()].split()) > _LONGEST or not is_name(first.text[: verb.start()]):
        return None
    end = last.start + (_SHOPS.search(last.text) or re.compile("$").search(last.text)).start()  # type: ignore[union-attr]
    ends = [line.end for line in part.lines[:-1]] + [end]
    starts = [first.start + verb.start("verb"), *(line.start for line in part.lines[1:])]
    notes = tuple(Span(line.block, a, b) for line, a, b in zip(part.lines, starts, ends, strict=True) if a < b)
    return Work(Span(first.block, first.start, first.start + verb.start()), None, notes, "told of beside shops")


def _signed(part: Item, match: re.Match[str]) -> Work:
    first, rest = part.lines[0], part.lines[1:]
    at = [Span(first.block, first.start + a, first.start + b) for a, b in (match.span("title"), match.span("by"))]
    return Work(at[0], at[1], tuple(line.span for line in rest), "shelf with makers")
