"""Shelves: lists of works without links in which a separator parts each title from its maker.

- Gravel for the Patient, Sam Stone      Gravel for the Patient. Sam Stone.     Gravel for the Patient - Sam Stone
- Stone, Gravel for the Patient          Sam Stone: *Gravel for the Patient*    Sam Stone `Gravel for the Patient`

Which of them it is, the shelf says as a whole: a title of two words in capitals looks like a name.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from pipeline.find.entries._dated_shelf import dated, undated
from pipeline.find.entries._draft import Draft
from pipeline.find.entries._note import name_of
from pipeline.find.entries._people import are_people
from pipeline.find.entries._shelf_ways import ASIDE, COMMA, DASH, REMARK, WAYS, Parts, Way, apart, before_remark, parted
from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._words import WORKS, announces_works, tells_of_works
from pipeline.find.entries._zones import advises
from pipeline.model import Block, Role, Span
from pipeline.records import replace

MANY = 2  # works that leave no doubt which side is the maker's; one more where surnames do
SERIES = 5  # lines that an introduction may speak of
HEAD = 4  # blocks that may hold it
LONG = 30  # words: a line that says more is prose
_NUMBERED = re.compile(r"\b97[89][- ]?\d[-\d ]{8,11}\d\b")  # an ISBN: nothing but books has one
_COUNT = re.compile(r"[\W\d_]+")  # in code behind a work, how far somebody has read: `[0/608]`
_PRINTED = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def shelved(tree: Tree, units: Sequence[Unit], taken: Collection[int]) -> list[Draft]:
    """The works of the shelves that a heading or the list's title announces; blocks that are `taken` hold others.

    Titles in italics behind whole names need no announcement, nor do references: names, a quoted title, a year.
    """
    lines = (_first_line(tree, unit) for unit in units if unit.block not in taken and not unit.links)
    alone = [_uncounted(tree, line) for line in lines if _stands_alone(tree, line)]
    free = [unit for unit in alone if _announced(tree, unit)]
    free = free or (alone if len(alone) >= SERIES and _introduced(tree) else [])
    everywhere = _learn(tree, free)
    drafts: list[Draft] = []
    groups = [undated(tree, list(grouped)) for _, grouped in groupby(free, key=lambda unit: unit.section)]
    learnt = [_learn(tree, group) or everywhere for group in groups]
    for group, way in zip(groups, learnt, strict=True):
        if way is None:
            drafts += dated(tree, group)
            continue
        # few write each line like the one before, and else as in another section
        ways = dict.fromkeys([way, *(other for other in learnt if other and other.title_first is way.title_first)])
        blocks = [(tree.blocks[unit.block], unit) for unit in group]
        shelf = [(u, next((p for w in ways if (p := parted(block, u, w))), None)) for block, u in blocks]
        signed = sum(parts is not None for _, parts in shelf) * 2 > len(shelf)
        drafts += [d for unit, parts in shelf if (d := _draft(tree, unit, parts, bare=signed and way.title_first))]
    given = {draft.block for draft in drafts}
    cited = [(unit, parts) for unit in alone if unit.block not in given and (parts := _cited(tree, unit))]
    drafts += [d for unit, parts in cited if len(cited) >= MANY and (d := _draft(tree, unit, parts, bare=False))]
    return drafts


def _cited(tree: Tree, unit: Unit) -> Parts | None:
    """The parts of a line such as "Sam Stone, *Gravel*, ch. 1-3", or "Stone, S. 'Gravel.' Annals of Quarries 3 (1999)"."""
    block = tree.blocks[unit.block]
    parts = apart(block, unit)
    if parts is None:
        return None
    if parts.title in block.italic[:1]:
        return parts if are_people(block.text[slice(*parts.maker)], whole=True) else None
    quoted = parts.title[0] > parts.maker[1] and block.text[parts.title[0] - 1] in '"“«„'
    return parts if quoted and _PRINTED.search(block.text, parts.title[1], unit.end) else None


def _stands_alone(tree: Tree, unit: Unit) -> bool:
    """True for an item or line of few words without links, which no other holds."""
    if unit.kind not in (Role.ITEM, Role.PARAGRAPH) or advises(unit.section):
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


def _introduced(tree: Tree) -> bool:
    """True where somebody tells at the head of the list of reading or watching."""
    return any(tells_of_works(block.text) for block in tree.blocks[:HEAD] if block.role is Role.PARAGRAPH)


def _first_line(tree: Tree, unit: Unit) -> Unit:
    """The first line of an item that has several: what stands below it is said of the work."""
    end = tree.blocks[unit.block].text.find("\n", unit.start, unit.end) if unit.kind is Role.ITEM else -1
    return unit if end < 0 else replace(unit, end=end)


def _uncounted(tree: Tree, unit: Unit) -> Unit:
    """The unit without the code at its end that only counts."""
    block = tree.blocks[unit.block]
    start, end = block.code[-1] if block.code else (0, 0)
    counted = unit.start < start and end == unit.end and _COUNT.fullmatch(block.text, start, end)
    return replace(unit, end=start) if counted else unit


def _learn(tree: Tree, units: Sequence[Unit]) -> Way | None:
    """The way in which most works are given."""
    sure = {way: sum(_is_sure(tree, unit, way) for unit in units) for way in WAYS}
    best = max(WAYS, key=lambda way: sure[way])
    against = max((sure[way] for way in WAYS if way.separator is best.separator and way is not best), default=0)
    split = sum(parted(tree.blocks[unit.block], unit, best) is not None for unit in units)
    many = MANY if best.whole else MANY + 1
    return best if sure[best] >= many and sure[best] > 2 * against and split * 2 >= len(units) else None


def _is_sure(tree: Tree, unit: Unit, way: Way) -> bool:
    """True where the maker's side only can be one, and the other cannot."""
    block = tree.blocks[unit.block]
    parts = before_remark(block, unit, way)
    if parts is None:
        return False
    if way.separator is None:
        return True
    if any(c.isalnum() for c in block.text[parts.title[1] : parts.maker[0]]):  # "de", "by"
        return True
    title = block.text[slice(*parts.title)]
    if way.separator is COMMA and are_people("".join(DASH.split(title)[1:][-1:]), whole=True):
        return False  # "Gravel - Sam Stone, Ada Pen"
    either = way.separator is COMMA and way.title_first  # a surname may stand before a comma
    return parts.sure and not are_people(title, whole=not either)


def _draft(tree: Tree, unit: Unit, parts: Parts | None, *, bare: bool) -> Draft | None:
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
    """What a dash, or a bracket with more than a word, says right behind title and maker; "(2nd ed.)" says nothing."""
    if remark := REMARK.match(block.text, end, unit.end):
        return [Span(unit.block, remark.end(), unit.end)]
    aside = ASIDE.match(block.text, end, unit.end)
    words = aside["says"].split() if aside else []
    return [Span(unit.block, *aside.span("says"))] if aside and len(words) > 1 and words[0][0].isalpha() else []


def _said_below(tree: Tree, unit: Unit) -> Iterator[Span]:
    text = tree.blocks[unit.block].text
    if unit.kind is Role.ITEM and text.startswith("\n", unit.end):
        yield Span(unit.block, unit.end + 1, len(text))
    for child in unit.children:
        if not (child.links or _NUMBERED.search(tree.text(child))):
            yield Span(child.block, child.start, child.end)
    for index in unit.below:
        if tree.blocks[index].role is not Role.CODE and not tree.links_in(index):
            yield Span(index, 0, len(tree.blocks[index].text))
