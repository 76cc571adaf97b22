"""In which ways shelves give their works: where title and maker stand in a line, and what parts them."""

import re

from pipeline.find.entries._layout import QUOTED, lead_name
from pipeline.find.entries._makers_below import CREDITS
from pipeline.find.entries._people import are_people, told_by_surname
from pipeline.find.entries._units import Unit
from pipeline.model import Block
from pipeline.records import dataclass, replace

DASH = re.compile(r"\s(?:[-–—]{1,2}|\|)\s")
_BY = re.compile(r",?\s(?:by|von|par|por)\s")
_COLON = re.compile(r"[:：]\s")
COMMA = re.compile(r"[,，]\s?(?!\d)(?:(?:de|do|da|di|por|von|par|by)\s|d['’](?=[^\W\d_a-z]))?")  # "Grava, de Ana Silva"
_STOP = re.compile(r"(?<=\w\w|\w[)?!\"”])\.\s|(?<=\w[?!])\s")
_BRACKET = re.compile(
    r"\s(?:[-–—]\s)?(?:\((?=[^()]+\)$)|\[(?=[^\[\]]+\]$))(?:(?:by|von|par|por)\s)?"
)  # "Gravel (Stone)", "Gravel - [Stone, Pen]", "Gravel (by Sam Stone)"
_TAIL = re.compile(
    r"(?:\s*(?:,\s(?:1[5-9]|20)\d\d|\((?:1[5-9]|20)\d\d\)|\((?:ISBN:?\s)?97[89][-\d ]{10,14}\)|\[[A-Z]\]|[*★⭐✅✓☑️📖.]))+$"
)  # years, numbers of books, stars, ticks and marks such as "[S]" behind both
ASIDE = re.compile(r"\s\((?P<says>[^()\n]+)\)[\s.]*$")  # "Gravel - Sam Stone (heavy, but worth it)"
REMARK = re.compile(r"(?<=\))\s+[-–—]{1,2}\s+(?=\S)")  # "Gravel (Sam Stone) - heavy, but worth it"
_CITED = re.compile(  # "Sam Stone and Ada Pen. 2016. Gravel: a study. In Proceedings", "Stone, S. (2016). Gravel"
    r"(?P<by>[^\n]{3,300}?)[.,]?\s(?:\((?:1[5-9]|20)\d\d[a-z]?\)|(?:1[5-9]|20)\d\d)[.:,]\s+(?P<title>[^.\n]{4,200}(?:\.(?=\w)[^.\n]{1,100})?)"
)
# "Stone S. T., Pen A. Gravel for the patient. Harbour Press, 2016": surnames with initials behind them, as in Russian references.
_INITIALS_BEHIND = re.compile(
    r"(?P<by>(?:[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?\s(?:[^\W\d_a-z]\.\s?){1,2}(?:,\s|(?<=\s)))+)"
    r"(?P<title>[^\W\d_][^.\n]{5,200})(?:\.\s|\.?$)"
)
_DATED = re.compile(r"et al\b|\b(?:1[5-9]|20)\d\d\b")  # behind surnames: they are of makers
_YEAR = re.compile(r"\s*\((?:(?:1[5-9]|20)\d\d[a-z]?|[Ee]ds?\.|Hrsg\.)\)")


@dataclass(frozen=True, slots=True)
class Way:
    """How a shelf gives its works."""

    separator: re.Pattern[str] | None  # None: the title is set apart, in italics, code or quotes
    title_first: bool
    whole: bool = True  # makers have at least two words: "Monday: chapter 3" is no book by Monday


@dataclass(frozen=True, slots=True)
class Parts:
    """Where title and maker stand; one word behind a dash may be anything."""

    title: tuple[int, int]
    maker: tuple[int, int]
    sure: bool = True


WAYS = (
    Way(None, title_first=False),
    Way(COMMA, title_first=False, whole=False),
    Way(COMMA, title_first=True),
    Way(_BRACKET, title_first=True),
    *(Way(separator, title_first=first) for separator in (DASH, _COLON, _STOP) for first in (True, False)),
    Way(_BY, title_first=True),
)


def parted(block: Block, unit: Unit, way: Way) -> Parts | None:
    """Title and maker; where the line does not end with them, a bracket behind may speak of the work."""
    parts = before_remark(block, unit, way)
    aside = None if parts else ASIDE.search(block.text, unit.start, unit.end)
    return split(block, replace(unit, end=aside.start()), way) if aside else parts


def before_remark(block: Block, unit: Unit, way: Way) -> Parts | None:
    """Title and maker, before what a dash may set off from a maker in brackets."""
    parts = split(block, unit, way)
    remark = None if parts else REMARK.search(block.text, unit.start, unit.end)
    return split(block, replace(unit, end=remark.start()), way) if remark else parts


def split(block: Block, unit: Unit, way: Way) -> Parts | None:
    """Title and maker, as far to the left as names go where the maker comes last, else as far to the right."""
    if way.separator is None or lead_name(block):
        return None if way.separator else apart(block, unit)
    text = block.text[: unit.end].rstrip()
    tail = _TAIL.search(text, unit.start)
    end = tail.start() if tail else len(text)
    found = list(way.separator.finditer(text, unit.start, end))
    several = way.whole and not (found and _DATED.search(text, found[0].end()))
    for match in found if way.title_first else reversed(found):
        left, right = (unit.start, match.start()), (match.end(), end)
        title, maker = (left, right) if way.title_first else (right, left)
        whole = text[slice(*left)].count("[") == text[slice(*left)].count("]")
        whole = whole and not (way.separator is _BY and CREDITS.fullmatch(text[slice(*title)]))
        called = whole and title[0] < title[1] and (way.title_first or not text[title[0]].islower())
        if called and are_people(text[slice(*maker)].strip("[]()"), whole=several):
            return Parts(title, maker)
    if way.separator is DASH and way.title_first and found and len(text[found[-1].end() : end].split()) == 1:
        return Parts((unit.start, found[-1].start()), (found[-1].end(), end), sure=False)  # "Gravel - Stone"
    return None


def apart(block: Block, unit: Unit) -> Parts | None:
    """A title in italics, code or quotes behind its makers, "Stone, Sam (2015): *Gravel*"; or behind these and a year."""
    quoted = QUOTED.search(block.text, unit.start + 1, unit.end)
    spans = [*block.italic[:1], *block.code[:1], *([quoted.span(quoted.lastindex or 0)] if quoted else [])]
    start, end = min((span for span in spans if unit.start < span[0] and span[1] <= unit.end), default=(0, 0))
    makers = _YEAR.sub("", block.text[unit.start : start].rstrip(' :,."“«„'))
    several = "," in makers or len(makers) < start - unit.start - 4  # "Stone, Sam", "Stone (2015)"
    if not makers or not are_people(makers, whole=not several):
        cited = _CITED.match(block.text, unit.start, unit.end) or _INITIALS_BEHIND.match(
            block.text, unit.start, unit.end
        )
        return Parts(cited.span("title"), cited.span("by")) if cited and are_people(cited["by"], whole=False) else None
    return Parts((start, end), (unit.start, unit.start + len(told_by_surname(makers))))
