"""Shelves: lists of works without links in which a separator parts each title from its maker.

- Gravel for the Patient, Sam Stone      Gravel for the Patient. Sam Stone.     Gravel for the Patient - Sam Stone
- Stone, Gravel for the Patient          Sam Stone: *Gravel for the Patient*    Sam Stone `Gravel for the Patient`

Which of them it is, the shelf says as a whole: a title of two words in capitals looks like a name.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from pipeline.find.entries._dated_shelf import dated
from pipeline.find.entries._draft import Draft
from pipeline.find.entries._layout import QUOTED, lead_name
from pipeline.find.entries._note import name_of
from pipeline.find.entries._people import are_people, told_by_surname
from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._words import WORKS, announces_works
from pipeline.find.entries._zones import advises
from pipeline.model import Block, Role, Span
from pipeline.records import dataclass, replace

MANY = 2  # works that leave no doubt which side is the maker's; one more where surnames do
LONG = 30  # words: a line that says more is prose
_DASH = re.compile(r"\s[-–—]{1,2}\s")
_COLON = re.compile(r"[:：]\s")
_COMMA = re.compile(
    r"[,，]\s?(?!\d)(?:(?:de|do|da|di|por|von|par|by)\s|d['’](?=[^\W\d_a-z]))?"
)  # "Grava, de Ana Silva"
_STOP = re.compile(r"(?<=\w\w|\w[)?!\"”])\.\s|(?<=\w[?!])\s")
_BRACKET = re.compile(
    r"\s(?:[-–—]\s)?(?:\((?=[^()]+\)$)|\[(?=[^\[\]]+\]$))(?:(?:by|von|par|por)\s)?"
)  # "Gravel (Stone)", "Gravel - [Stone, Pen]", "Gravel (by Sam Stone)"
_TAIL = re.compile(
    r"(?:\s*(?:,\s(?:1[5-9]|20)\d\d|\((?:1[5-9]|20)\d\d\)|\((?:ISBN:?\s)?97[89][-\d ]{10,14}\)|\[[A-Z]\]|[*★⭐✅✓☑️📖.]))+$"
)  # years, numbers of books, stars, ticks and marks such as "[S]" behind both
_NUMBERED = re.compile(r"\b97[89][- ]?\d[-\d ]{8,11}\d\b")  # an ISBN: nothing but books has one
_COUNT = re.compile(r"[\W\d_]+")  # in code behind a work, how far somebody has read: `[0/608]`
_ASIDE = re.compile(r"\s\((?P<says>[^()\n]+)\)[\s.]*$")  # "Gravel - Sam Stone (heavy, but worth it)"
_CITED = re.compile(  # "Sam Stone and Ada Pen. 2016. Gravel: a study. In Proceedings", "Stone, S. (2016). Gravel"
    r"(?P<by>[^\n]{3,300}?)[.,]?\s(?:\((?:1[5-9]|20)\d\d[a-z]?\)|(?:1[5-9]|20)\d\d)[.:,]\s+(?P<title>[^.\n]{4,200}(?:\.(?=\w)[^.\n]{1,100})?)"
)
# "Stone S. T., Pen A. Gravel for the patient. Harbour Press, 2016": surnames with initials behind them, as in Russian references.
_INITIALS_BEHIND = re.compile(
    r"(?P<by>(?:[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?\s(?:[^\W\d_a-z]\.\s?){1,2}(?:,\s|(?<=\s)))+)"
    r"(?P<title>[^\W\d_][^.\n]{5,200})(?:\.\s|\.?$)"
)
_PRINTED = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_YEAR = re.compile(r"\s*\((?:(?:1[5-9]|20)\d\d[a-z]?|[Ee]ds?\.|Hrsg\.)\)")


@dataclass(frozen=True, slots=True)
class _Way:
    """How a shelf gives its works."""

    separator: re.Pattern[str] | None  # None: the title is set apart, in italics, code or quotes
    title_first: bool
    whole: bool = True  # makers have at least two words: "Monday: chapter 3" is no book by Monday


@dataclass(frozen=True, slots=True)
class _Parts:
    title: tuple[int, int]
    maker: tuple[int, int]


WAYS = (
    _Way(None, title_first=False),
    _Way(_COMMA, title_first=False, whole=False),
    _Way(_COMMA, title_first=True),
    _Way(_BRACKET, title_first=True),
    *(_Way(separator, title_first=first) for separator in (_DASH, _COLON, _STOP) for first in (True, False)),
)


def shelved(tree: Tree, units: Sequence[Unit], taken: Collection[int]) -> list[Draft]:
    """The works of the shelves that a heading or the list's title announces; blocks that are `taken` hold others.

    Titles in italics behind whole names need no announcement, nor do references: names, a quoted title, a year.
    """
    alone = [_uncounted(tree, u) for u in units if u.block not in taken and _stands_alone(tree, u)]
    free = [unit for unit in alone if _announced(tree, unit)]
    everywhere = _learn(tree, free)
    drafts: list[Draft] = []
    groups = [list(grouped) for _, grouped in groupby(free, key=lambda unit: unit.section)]
    learnt = [_learn(tree, group) or everywhere for group in groups]
    for group, way in zip(groups, learnt, strict=True):
        if way is None:
            drafts += dated(tree, group)
            continue
        # few write each line like the one before, and else as in another section
        ways = dict.fromkeys([way, *(other for other in learnt if other and other.title_first is way.title_first)])
        blocks = [(tree.blocks[unit.block], unit) for unit in group]
        shelf = [(u, next((p for w in ways if (p := _parted(block, u, w))), None)) for block, u in blocks]
        signed = sum(parts is not None for _, parts in shelf) * 2 > len(shelf)
        drafts += [d for unit, parts in shelf if (d := _draft(tree, unit, parts, bare=signed and way.title_first))]
    given = {draft.block for draft in drafts}
    cited = [(unit, parts) for unit in alone if unit.block not in given and (parts := _cited(tree, unit))]
    drafts += [d for unit, parts in cited if len(cited) >= MANY and (d := _draft(tree, unit, parts, bare=False))]
    return drafts


def _cited(tree: Tree, unit: Unit) -> _Parts | None:
    """The parts of a line such as "Sam Stone, *Gravel*, ch. 1-3", or "Stone, S. 'Gravel.' Annals of Quarries 3 (1999)"."""
    block = tree.blocks[unit.block]
    parts = _set_apart(block, unit)
    if parts is None:
        return None
    if parts.title in block.italic[:1]:
        return parts if are_people(block.text[slice(*parts.maker)], whole=True) else None
    quoted = parts.title[0] > parts.maker[1] and block.text[parts.title[0] - 1] in '"“«„'
    return parts if quoted and _PRINTED.search(block.text, parts.title[1], unit.end) else None


def _stands_alone(tree: Tree, unit: Unit) -> bool:
    """True for an item or line of few words without links, which no other holds."""
    if unit.kind not in (Role.ITEM, Role.PARAGRAPH) or unit.links or advises(unit.section):
        return False
    text = tree.text(unit).rstrip()
    if unit.parent is not None and not (_sort_above(tree, unit) or _NUMBERED.search(text)):
        return False
    called = not tree.blocks[unit.block].anchors and not text.endswith((":", "："))
    return called and 0 < len(text.split()) <= LONG


def _sort_above(tree: Tree, unit: Unit) -> str:
    """The item above that only says what those below it are, "Books:"; "" where none does."""
    above = unit.parent
    label = tree.text(above).strip(" *_:：") if above and not (above.links or above.parent) else ""
    return label if WORKS.fullmatch(label) else ""


def _announced(tree: Tree, unit: Unit) -> bool:
    """True where something above says that works stand here, or its number that it is a book."""
    above = (*unit.section, _sort_above(tree, unit))
    return announces_works(tree.document.title, above) or _NUMBERED.search(tree.text(unit)) is not None


def _uncounted(tree: Tree, unit: Unit) -> Unit:
    """The unit without the code at its end that only counts."""
    block = tree.blocks[unit.block]
    start, end = block.code[-1] if block.code else (0, 0)
    counted = unit.start < start and end == unit.end and _COUNT.fullmatch(block.text, start, end)
    return replace(unit, end=start) if counted else unit


def _learn(tree: Tree, units: Sequence[Unit]) -> _Way | None:
    """The way in which most works are given."""
    sure = {way: sum(_is_sure(tree, unit, way) for unit in units) for way in WAYS}
    best = max(WAYS, key=lambda way: sure[way])
    against = max((sure[way] for way in WAYS if way.separator is best.separator and way is not best), default=0)
    split = sum(_parted(tree.blocks[unit.block], unit, best) is not None for unit in units)
    many = MANY if best.whole else MANY + 1
    return best if sure[best] >= many and sure[best] > 2 * against and split * 2 >= len(units) else None


def _is_sure(tree: Tree, unit: Unit, way: _Way) -> bool:
    """True where the maker's side only can be one, and the other cannot."""
    block = tree.blocks[unit.block]
    parts = _split(block, unit, way)
    if parts is None:
        return False
    if way.separator is None:
        return True
    if any(c.isalnum() for c in block.text[parts.title[1] : parts.maker[0]]):  # "de", "by"
        return True
    title, maker = block.text[slice(*parts.title)], block.text[slice(*parts.maker)].strip("[]()")
    if way.separator is _COMMA and are_people("".join(_DASH.split(title)[1:][-1:]), whole=True):
        return False  # "Gravel - Sam Stone, Ada Pen"
    either = way.separator is _COMMA and way.title_first  # a surname may stand before a comma
    return are_people(maker, whole=way.whole) and not are_people(title, whole=not either)


def _parted(block: Block, unit: Unit, way: _Way) -> _Parts | None:
    """Title and maker; where the line does not end with them, a bracket behind may speak of the work."""
    parts = _split(block, unit, way)
    aside = None if parts else _ASIDE.search(block.text, unit.start, unit.end)
    return _split(block, replace(unit, end=aside.start()), way) if aside else parts


def _split(block: Block, unit: Unit, way: _Way) -> _Parts | None:
    """Title and maker, as far to the left as names go where the maker comes last, else as far to the right."""
    if way.separator is None or lead_name(block):
        return None if way.separator else _set_apart(block, unit)
    text = block.text[: unit.end].rstrip()
    tail = _TAIL.search(text, unit.start)
    end = tail.start() if tail else len(text)
    found = list(way.separator.finditer(text, unit.start, end))
    for match in found if way.title_first else reversed(found):
        left, right = (unit.start, match.start()), (match.end(), end)
        title, maker = (left, right) if way.title_first else (right, left)
        whole = text[slice(*left)].count("[") == text[slice(*left)].count("]")
        called = whole and title[0] < title[1] and (way.title_first or not text[title[0]].islower())
        if called and are_people(text[slice(*maker)].strip("[]()"), whole=way.whole):
            return _Parts(title, maker)
    if way.separator is _DASH and way.title_first and found and len(text[found[-1].end() : end].split()) == 1:
        return _Parts((unit.start, found[-1].start()), (found[-1].end(), end))  # "Gravel - Stone"
    return None


def _set_apart(block: Block, unit: Unit) -> _Parts | None:
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
        return _Parts(cited.span("title"), cited.span("by")) if cited and are_people(cited["by"], whole=False) else None
    return _Parts((start, end), (unit.start, unit.start + len(told_by_surname(makers))))


def _draft(tree: Tree, unit: Unit, parts: _Parts | None, *, bare: bool) -> Draft | None:
    """The work of one line; one without a maker is no more than its title, if it is `bare` among signed ones."""
    block = tree.blocks[unit.block]
    if parts is None and not (bare and unit.kind is Role.ITEM and not unit.children and _is_title(tree.text(unit))):
        return None
    title = name_of(block, *(parts.title if parts else (unit.start, unit.end)))
    if title is None:
        return None
    draft = Draft("shelf", unit.block, unit.start, None, Span(unit.block, title.start, title.end), unit.section)
    if parts:
        draft.byline = Span(unit.block, *parts.maker)
        draft.notes += _said_behind(block, unit, max(parts.title[1], parts.maker[1]))
    draft.notes += _said_below(tree, unit)
    if unit.parent is not None and _sort_above(tree, unit):
        draft.facts.append(Span(unit.parent.block, unit.parent.start, unit.parent.end))
    return draft


def _is_title(text: str) -> bool:
    return len(text.split()) <= 12 and not text.rstrip().endswith((".", "!", "…", ":", ","))


def _said_behind(block: Block, unit: Unit, end: int) -> list[Span]:
    """What a bracket right behind title and maker says in more than a word; "(2nd ed.)" says nothing."""
    aside = _ASIDE.match(block.text, end, unit.end)
    words = aside["says"].split() if aside else []
    return [Span(unit.block, *aside.span("says"))] if aside and len(words) > 1 and words[0][0].isalpha() else []


def _said_below(tree: Tree, unit: Unit) -> Iterator[Span]:
    for child in unit.children:
        if not (child.links or _NUMBERED.search(tree.text(child))):
            yield Span(child.block, child.start, child.end)
    for index in unit.below:
        if tree.blocks[index].role is not Role.CODE and not tree.links_in(index):
            yield Span(index, 0, len(tree.blocks[index].text))
