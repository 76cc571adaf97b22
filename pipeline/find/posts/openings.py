"""Lines that open with a work and its maker and go on with what is said of it, each in one of the shapes below.

Gravel by Sam Stone. I read it twice.
Gravel by Sam Stone is what I read twice.
Sam Stone, Gravel: A History. I read it twice.
Sam Stone and Ida Frost, Gravel (Quarry Press, 2013)
Gravel (Sam Stone): I read it twice.
"Gravel" - Sam Stone: I read it twice.
"""

import re
from collections.abc import Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.shape import is_name, mostly_capitals
from pipeline.find.posts.titles import CAPITALS, CREDIT, PARTICLES, PERSONS, SIGNED_OPENING, byline_end, may_be_person
from pipeline.find.posts.words import KIND_LABEL
from pipeline.model import Span
from pipeline.records import dataclass

_NAME = r"(?P<title>[A-ZÀ-ÖØ-Þ0-9¿¡][^\n.!?;–—]{1,118}[\w)'’][!?]?)"
_CLOSED = r"(?:(?:(?<=[!?])\s+|\.\s+|\s+[-–—]\s+)(?=\S)|\.?$)"
_BY = rf"(?P<by>{PERSONS})"
# Behind somebody who stands first a stop or a comma ends the name: "Sam Stone. Love, Life and Gravel."
_WORD = r"(?:(?:[A-ZÀ-ÖØ-Þ]\.\s?){1,3}|[A-ZÀ-ÖØ-Þ][\w'’-]+)"
_PERSON = rf"{_WORD}(?:\s+(?:(?:{PARTICLES})\s+)*{_WORD}){{1,3}}"
_WHO = rf"(?P<by>{_PERSON}(?:\s+(?:and|&|und|y|et)\s+{_PERSON})?)"
_WHOLE = r"(?<![\s.][A-ZÀ-ÖØ-Þ])"  # no stop behind an initial, where a name goes on
_SEVERAL = rf"(?P<by>{_PERSON}(?:(?:,\s+{_PERSON}){{2,7}}|(?:,\s+{_PERSON}){{1,7}},?\s+(?:and|&|und|y|et)\s+{_PERSON}))"
_INITIALED = r"(?:[A-ZÀ-ÖØ-Þ]\.[\s-]?){1,3}[A-ZÀ-ÖØ-Þ][\w'’-]+"
_MAKERS_FIRST = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<by>{_INITIALED}(?:,\s+{_INITIALED})++),\s+{_NAME}{_CLOSED}",  # S. Stone, I. Frost, Gravel
        rf"{_SEVERAL}{_WHOLE}[.:]\s+{_NAME}{_CLOSED}",  # Sam Stone, Ida Frost, Bo Lime. Gravel. Why
        rf"{_WHO}{_WHOLE}[,.:]\s+{_NAME}{_CLOSED}",  # Sam Stone, Gravel. Why
        rf"{_WHO}\s+[-–—]\s+{_NAME}{_CLOSED}",  # Sam Stone – Gravel. Why
    )
)
_TITLES_FIRST = tuple(
    re.compile(shape)
    for shape in (
        rf"{_NAME}\s+\({_BY}(?:,\s+(?:1[5-9]|20)\d\d)?\)(?:[.:]\s+|\s+[-–—]\s+)(?=\S)",  # Gravel (Sam Stone): why
        rf"{_NAME},\s+{_BY}\s+\((?:1[5-9]|20)\d\d\)(?:[,.:]\s+(?=\S)|$)",  # Gravel, Sam T. Stone (2015), why
        rf"{_NAME},\s+{_BY}{_WHOLE}(?:[.:]\s+|\s+[-–—]\s+)(?=\S)",  # Gravel, Sam Stone. Why
        rf"{_NAME}\s+[-–—]\s+{_BY}{_WHOLE}(?:[.:]\s+|\s+[-–—]\s+)(?=\S)",  # Gravel – Sam Stone: why
        rf"[\"“«](?P<title>[^\"”»\n]{{2,118}})[\"”»](?:\s+\([^()\n]{{2,80}}\))?\s+[-–—]\s+{_BY}{_WHOLE}(?:[.:]\s+|\s+[-–—]\s+)(?=\S)",  # "Gravel" – Sam Stone: why
    )
)
# What stands behind somebody's name and is no work: what they are, and when they spoke.
_ROLE = re.compile(
    r"(?:the |an? )?(?:\w+[\w-]*\s){0,2}?(?:professor|director|authors?|editor|founder|co-founder|ceo|cto|president|chair\w*|head|lecturer|dean|"
    r"minister|secretary|manager|writer|novelist|poet|journalist|reporter|engineer|scientist|researcher|student|fellow|partner|owner|teacher|"
    r"librarian|developer|designer|analyst|consultant|host|correspondent|phd|university|department|staff)\b|"
    r".*\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.?\s\d|.*\d:\d\d|.*\b(?:ago|says)$",
    re.I,
)
# Sam Stone, Ida Frost, and Bo K. Lime, Gravel: A History (Quarry Press, 2nd edition, 2013)
_PUBLISHED = (
    re.compile(
        rf"(?P<by>{_PERSON}(?:(?:,\s+{_PERSON}){{0,7}},?\s+(?:and|&|und|y|et)\s+{_PERSON})?),\s+"
        r"(?P<title>[A-ZÀ-ÖØ-Þ0-9][^\n()]{2,160}[\w)!?’'])\s+\((?:[^()\n]{2,80},\s+)?(?:1[5-9]|20)\d\d\)\.?(?:\s+(?=\S)|$)"
    ),
)
# Gravel by Sam Stone is what I read twice.
_TOLD = (
    re.compile(
        rf"(?P<title>[A-ZÀ-ÖØ-Þ0-9][^\n.;()]{{1,118}}?),?\s+by\s+{_BY}(?=\s+(?:is|was|has|had|remains|tells|follows|explains|covers|shows|gives|takes|made)\s)"
    ),
)
_QUOTES = ('"', "“", "«")
_FEW = 2  # of the lines that say "by"
_SERIES = 3  # of the others


@dataclass(frozen=True, slots=True)
class Head:
    """Where a work begins and what is said of it, by the numbers of lines; its title, its maker, the rest of its line."""

    at: int
    below: int
    title: Span
    maker: Span | None
    rest: Span | None = None


def openings(lines: Sequence[Line]) -> list[Head]:
    """The lines that open so in the shape that most do, where enough do; those of a shape without "by" follow each other."""
    by_name, told = _heads(lines, (SIGNED_OPENING,)), _heads(lines, _TOLD)
    if len(by_name) >= _FEW or len(told) >= _SERIES:
        return sorted([*by_name, *told], key=lambda head: head.at)
    published = _heads(lines, _PUBLISHED)
    if len(published) >= _FEW:
        return published
    makers, titles = _heads(lines, _MAKERS_FIRST), _heads(lines, _TITLES_FIRST)
    best = max((makers if _makers_lead(lines, makers) else [], titles), key=len)
    dense = len(best) >= _SERIES and len(best) * 3 >= best[-1].at - best[0].at + 1
    long = sum(lines[head.at].text.startswith(_QUOTES) or " " in _text(lines[head.at], head.title) for head in best)
    return best if dense and long * 2 >= len(best) else []


def opening(line: Line, at: int) -> Head | None:
    """The work that one line opens with, before "by" and its maker."""
    return _head(line, at, (SIGNED_OPENING,))


def _makers_lead(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """What stands first could be somebody, and what stands behind it most often could not."""
    texts = [lines[head.at] for head in heads]
    sides = [
        (_text(line, head.maker).split(",")[0], _text(line, head.title))
        for line, head in zip(texts, heads, strict=True)
    ]
    before, behind = (
        (sum(may_be_person(side) for side in some) for some in zip(*sides, strict=True)) if sides else (0, 0)
    )
    return before * 5 >= len(heads) * 4 and behind * 2 <= len(heads)


def _heads(lines: Sequence[Line], shapes: Sequence[re.Pattern[str]]) -> list[Head]:
    return [head for at, line in enumerate(lines) if not line.links and (head := _head(line, at, shapes))]


def _head(line: Line, at: int, shapes: Sequence[re.Pattern[str]]) -> Head | None:
    match = next((m for shape in shapes if (m := shape.match(line.text))), None)
    if match is None or CREDIT.fullmatch(match["title"]) or KIND_LABEL.fullmatch(match["title"]):
        return None
    quoted = line.text[: match.start("title")].endswith(_QUOTES)  # the marks say that it is a title, whatever its words
    if not (quoted or _titled(match["title"])) or (shapes in (_MAKERS_FIRST, _PUBLISHED) and not _last(match["title"])):
        return None
    title, maker = (Span(line.block, line.start + a, line.start + b) for a, b in map(match.span, ("title", "by")))
    if shapes is _TOLD:  # one sentence names it and speaks of it
        return Head(at, at + 1, title, maker, line.span) if CAPITALS.fullmatch(match["title"]) else None
    rest = Span(line.block, line.start + match.end(), line.end) if match.end() < len(line.text) else None
    return Head(at, at + 1, title, maker, rest)


def _titled(text: str) -> bool:
    """A name of which every second word begins with a capital: sentences that go on behind somebody's name do not."""
    words = text.split()
    return is_name(text) and sum(not word[0].islower() for word in words) * 2 >= len(words)


def _last(text: str) -> bool:
    """A title that may stand behind its maker: set in capitals, not signed itself, and no description of somebody."""
    capital = mostly_capitals(text.split()) or CAPITALS.fullmatch(text.replace(" by ", " of "))
    return bool(capital) and not _ROLE.match(text) and not byline_end(text)


def _text(line: Line, span: Span | None) -> str:
    return line.text[span.start - line.start : span.end - line.start] if span else ""
