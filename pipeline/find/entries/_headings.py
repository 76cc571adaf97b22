"""Headings that are entries: those that name works one by one, with a remark and perhaps a link below."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field

from pipeline.find.entries._facts import Says, facts_of
from pipeline.find.entries._layout import REPEATED, Layout, field_label, kind_only, leads, name_span, unled, url_like
from pipeline.find.entries._makers import cited_title
from pipeline.find.entries._people import HANDLE
from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._words import SCHEDULE, announces
from pipeline.find.entries._zones import plain
from pipeline.find.sorts import SORTS
from pipeline.model import Role, Span
from pipeline.records import dataclass, replace

MANY = 3  # so many headings of one rank must look alike before they are entries
HALF = 4  # where only half of them do, so many; and those alone are entries
NAMES = 2  # items below a heading with names of their own: then it names none of them
TITLE = 3  # words in italics: fewer may only say which one a link opens
CARDS = 2  # headings over labelled facts: one alone may tell of the list itself
_OF_ONE = {Says.MAKER, Says.SORT, Says.PLACE}  # facts that one work has, and a section of a list has not
AUTHORED = 2  # fewer are enough where a heading sets a title apart from its author


@dataclass(slots=True)
class Part:
    """A heading with what stands below it up to the next heading."""

    unit: Unit
    below: list[Unit] = field(default_factory=list)
    leaf: bool = True
    authored: bool = False  # "Author, *Title*", as its peers
    cover: tuple[Span, Span | None] | None = None  # where a title and perhaps its maker are all that it says


def entry_headings(tree: Tree, layout: Layout, every: Sequence[Part]) -> dict[int, Part]:
    """The parts, by block, whose heading is the entry's own name."""
    parts = [part for part in every if not part.unit.links]
    leaves = [part for part in parts if part.leaf and not SCHEDULE.match(plain(_text(tree, part)) or _text(tree, part))]
    chosen: dict[int, Part] = {}
    for depth in {tree.blocks[part.unit.block].depth for part in leaves}:
        peers = [part for part in leaves if tree.blocks[part.unit.block].depth == depth]
        works = [part for part in peers if not SORTS.fullmatch(plain(_text(tree, part)))]
        if _authored(tree, peers):
            chosen.update({part.unit.block: replace(part, authored=True) for part in peers})
        else:
            chosen.update({part.unit.block: part for part in _named_above(tree, layout, works) if part.below})
    told = _told(tree, leaves)
    cards = [part for part in leaves if _card(tree, layout, part, told)]
    return chosen | ({part.unit.block: part for part in cards} if len(cards) >= CARDS else {})


def parts_of(tree: Tree, units: Sequence[Unit]) -> list[Part]:
    """The headings, each with what stands below it."""
    parts: list[Part] = []
    for unit in units:
        if unit.kind is Role.HEADING:
            depth = tree.blocks[unit.block].depth
            if parts and tree.blocks[parts[-1].unit.block].depth < depth:
                parts[-1].leaf = False
            parts.append(Part(unit))
        elif parts:
            parts[-1].below.append(unit)
    return parts


def _text(tree: Tree, part: Part) -> str:
    return tree.blocks[part.unit.block].text


def _authored(tree: Tree, peers: Sequence[Part]) -> bool:
    """True where the headings read "Author, *Title*"."""
    titled = sum(bool(tree.blocks[part.unit.block].italic) for part in peers)
    return titled >= AUTHORED and titled * 2 >= len(peers)


def _named_above(tree: Tree, layout: Layout, peers: Sequence[Part]) -> Sequence[Part]:
    """The headings of works: all where what stands below most only opens one thing, a URL, "Website", "PDF"."""
    words = [set(_words_beside_links(tree, part)) for part in peers]
    often = Counter(word for own in words for word in own)
    opening = [
        part
        for part, own in zip(peers, words, strict=True)
        if _opens_one(tree, layout, part) and sum(often[word] == 1 for word in own) < NAMES
    ]
    if len(opening) >= MANY and len(opening) * 10 >= len(peers) * 7:
        return peers
    return opening if len(opening) >= HALF and len(opening) * 2 >= len(peers) else ()


def _told(tree: Tree, parts: Sequence[Part]) -> frozenset[str]:
    """The labels that stand below several headings, "Best for: ..."; what works stand behind ("Book: ...") is none."""
    each = ({field_label(tree.text(unit)) for unit in part.below if unit.kind is Role.ITEM} for part in parts)
    often = Counter(label for labels in each for label in labels if label and not announces(label))
    return frozenset(label for label, count in often.items() if count >= REPEATED)


def _card(tree: Tree, layout: Layout, part: Part, told: frozenset[str]) -> bool:
    """True where labelled facts stand below the heading, and no link that has a name of its own.

    Below an address further links may be labelled too: "**Link:** https://…", "**Videos:** [YouTube](…)".
    """
    says = set[Says]()
    asides = set[int]()  # by id: items that only tell something of the work, and what stands below them
    further = opens = False
    for unit in part.below:
        facts = facts_of(tree, unit)
        says.update(fact.says for fact in facts)
        generic = all(layout.generic(tree.candidates[index].label) for index in unit.links)
        opens |= bool(facts and unit.links and generic)
        if not unit.links and (id(unit.parent) in asides or _tells(tree, unit, told)):
            asides.add(id(unit))
        elif not facts and field_label(tree.text(unit)) in told:
            further |= not generic
        elif not facts and (not generic or _names_more(tree, unit)):
            return False
    return bool(says & _OF_ONE) and (opens or not further)


def _tells(tree: Tree, unit: Unit, told: frozenset[str]) -> bool:
    """True for "**Best for:** ...", where such labels recur below headings; "**Why so good:** ..." may stand but once."""
    label = field_label(tree.text(unit)) if told and unit.kind is Role.ITEM else ""
    return label in told or bool(label and not announces(label) and _bold_label(tree, unit))


def _bold_label(tree: Tree, unit: Unit) -> bool:
    block = tree.blocks[unit.block]
    named = name_span(block)
    return named is not None and ":" in block.text[named[0] : named[1] + 2]


def _names_more(tree: Tree, unit: Unit) -> bool:
    """True for an item that sets a name apart or has items of its own below."""
    return unit.kind is Role.ITEM and (bool(unit.children) or name_span(tree.blocks[unit.block]) is not None)


def _words_beside_links(tree: Tree, part: Part) -> Iterator[str]:
    """What items and rows say before their links, or behind an address that leads them.

    Below one heading alone it names them, below several it is a label.
    """
    for unit in part.below:
        if unit.links and unit.kind in (Role.ITEM, Role.ROW):
            text, first = tree.blocks[unit.block].text, tree.candidates[unit.links[0]]
            words = text[unit.start : first.start]
            if unled(words) and unit.kind is Role.ITEM and url_like(text[first.start : first.end]):
                words = text[first.end : unit.end]
            if not unled(words) and not kind_only(words):
                yield plain(words.casefold())


def _opens_one(tree: Tree, layout: Layout, part: Part) -> bool:
    linked = [unit for unit in part.below if unit.links]
    if not linked or len(linked) > 6:
        return False
    if any(_named_itself(tree, layout, unit) for unit in part.below):
        return False
    labels = [
        tree.candidates[index].label
        for unit in linked
        for index in unit.links
        if leads(tree, unit) or len(unit.links) == 1
    ]
    labels = [label for label in labels if not HANDLE.fullmatch(label)]  # whom the work was named by, no entry
    return bool(labels) and all(layout.generic(label) for label in labels)


def _named_itself(tree: Tree, layout: Layout, unit: Unit) -> bool:
    """True for an item that sets a name of its own apart, in front of its link or without one, and for a citation."""
    if unit.kind is Role.PARAGRAPH and unit.links:
        return cited_title(tree.blocks[unit.block], unit.start, tree.candidates[unit.links[0]].start) is not None
    named = name_span(tree.blocks[unit.block]) if unit.kind is Role.ITEM else None
    if named is None or not unit.links:
        return named is not None or (unit.kind is Role.ITEM and _italic_title(tree, unit))
    name = tree.blocks[unit.block].text[slice(*named)]
    return named[1] <= tree.candidates[unit.links[0]].start and not layout.generic(name)


def _italic_title(tree: Tree, unit: Unit) -> bool:
    """True for an item that is a title in italics right before its link: "*Gravel for the Patient* [[pdf]](…)"."""
    block = tree.blocks[unit.block]
    if not (block.italic and unit.links):
        return False
    start, end = block.italic[0]
    beside = block.text[unit.start : start] + block.text[end : tree.candidates[unit.links[0]].start]
    return len(block.text[start:end].split()) >= TITLE and not any(c.isalnum() for c in beside)
