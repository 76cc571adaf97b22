"""Works that a list names without any link, and names that stand above a link."""

import re
from collections import Counter, defaultdict

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._facts import facts_of
from pipeline.find.entries._item import ItemReader
from pipeline.find.entries._layout import REPEATED, field_label, is_field, lead_name, name_span, term
from pipeline.find.entries._makers import done_by, work_by_maker
from pipeline.find.entries._units import Unit
from pipeline.find.entries._words import ASIDE, SEPARATOR, WORKS, announces, announces_works
from pipeline.find.entries._zones import advises, plain
from pipeline.model import Role
from pipeline.records import dataclass

_TASK = re.compile(
    r"(?:review|revise|practi[cs]e|complete|finish|submit|prepare)\b(?:[:：]|\s\S)", re.I
)  # what a plan asks for
FEW = 3  # neighbours with a link
SHORT = 8  # words: an item without a link that only names something is no longer


def named_works(reader: ItemReader, units: list[Unit], drafts: list[Draft]) -> list[Draft]:
    """Items without a link that name a work as their neighbours do."""
    drawn = {draft.block for draft in drafts}
    linked = {draft.block for draft in drafts if draft.main is not None}
    noted = {span.block for draft in drafts for span in draft.notes}
    works: list[Draft] = []
    taken = drawn | noted
    groups = _groups(reader, units)
    facts = _facts(reader, units)
    for group in groups:
        heads = _heads(reader, group)
        free = [u for u in group if not (u.links or u.block in taken or any(c.links for c in u.children))]
        free = [u for u in free if u.block not in heads and u.block not in facts]
        if free and not advises(group[0].section):
            habits = _habits(reader, group, linked)
            works += [work for unit in free if (work := _work(reader, unit, habits))]
    return works


def _groups(reader: ItemReader, units: list[Unit]) -> list[list[Unit]]:
    """The items that stand side by side; points without a link above a line such as "Resources:" are a list of their own."""
    runs: dict[tuple[object, ...], list[list[Unit]]] = defaultdict(lambda: [[]])
    outer: list[list[Unit]] = []  # those that the last outermost item stands in
    for unit in units:
        if unit.kind is Role.ITEM:
            own = runs[(unit.section, id(unit.parent), unit.depth)]
            own[-1].append(unit)
            outer = own if unit.parent is None else outer
        elif outer and not any(item.links for item in outer[-1]) and _announces_a_list(reader, unit):
            outer.append([])
    return [group for lists in runs.values() for group in lists if group]


def _announces_a_list(reader: ItemReader, unit: Unit) -> bool:
    return unit.kind is Role.PARAGRAPH and reader.tree.text(unit).rstrip().endswith((":", "："))


def _facts(reader: ItemReader, units: list[Unit]) -> set[int]:
    """The blocks of items without a link that bear a label which stands in several lists, and those beside them.

    "*Topics:* ..." below one course and the next; "*Language:* ..." next to it may stand but once.
    """
    lists: list[dict[str, set[int]]] = [defaultdict(set)]
    for unit in units:
        if unit.kind is not Role.ITEM:
            lists.append(defaultdict(set))
        elif not unit.links and (label := field_label(reader.tree.text(unit))) and not announces(label):
            lists[-1][label].add(unit.block)
    often = Counter(label for labels in lists for label in labels)
    twice = {label for labels in lists for label, blocks in labels.items() if len(blocks) > 1}
    recurring = {label for label, count in often.items() if count >= REPEATED} - twice
    return {block for labels in lists if not recurring.isdisjoint(labels) for b in labels.values() for block in b}


def _heads(reader: ItemReader, group: list[Unit]) -> set[int]:
    """The blocks of items that are nothing but a name in bold, each right before items with links and no bold names."""
    bold = {unit.block for unit in group if name_span(reader.tree.blocks[unit.block])}
    before = zip(group, group[1:], strict=False)
    alone = [
        (unit, following) for unit, following in before if unit.block in bold and not unit.links and not unit.children
    ]
    heads = {
        u.block for u, following in alone if following.links and following.block not in bold and _only_bold(reader, u)
    }
    return heads if len(heads) * 2 > len(bold) else set()


def _only_bold(reader: ItemReader, unit: Unit) -> bool:
    block = reader.tree.blocks[unit.block]
    return block.bold[:1] == ((0, len(block.text.rstrip(" :"))),)


@dataclass(frozen=True, slots=True)
class _Habits:
    """What the items of one group have in common."""

    linked: int  # how many are entries with a link
    mostly_linked: bool
    mostly_named: bool  # a name is set apart at the beginning
    titled: bool  # in italics or quotes, as titles are
    made: int  # how many name a maker or an edition, and no link
    mostly_made: bool


def _habits(reader: ItemReader, group: list[Unit], drawn: set[int]) -> _Habits:
    linked = sum(unit.block in drawn for unit in group)
    blocks = [reader.tree.blocks[unit.block] for unit in group]
    named = sum(lead_name(block) is not None for block in blocks)
    titled = named - sum(name_span(block) is not None for block in blocks)
    made = sum(not unit.links and work_by_maker(block) for unit, block in zip(group, blocks, strict=True))
    half = len(group) / 2
    return _Habits(linked, linked >= half, named >= half, titled > 1 and titled >= half, made, made > max(2, half))


def _work(reader: ItemReader, unit: Unit, habits: _Habits) -> Draft | None:
    tree, layout = reader.tree, reader.layout
    block = tree.blocks[unit.block]
    jumps = any(anchor.url.startswith("#") for anchor in block.anchors)
    if jumps or block.text.lstrip().startswith("@") or done_by(block.text) or is_field(block.text, layout):
        return None
    if ASIDE.match(block.text) or _TASK.match(block.text) or term(block.text) or facts_of(tree, unit):
        return None
    announced = announces_works(tree.document.title, unit.section)
    named_group = (layout.named or layout.bold or habits.titled or announced) and habits.mostly_named
    if lead_name(block) is not None and (named_group or habits.mostly_linked):
        return _as(reader.named_only(unit), "bold-name")
    separator = SEPARATOR.search(block.text)
    if habits.linked >= FEW and _on_a_shelf(unit, block.text, separator.start() if separator else 0):
        return _as(reader.named_only(unit), "name-like-its-neighbours")
    if habits.mostly_linked and separator and len(block.text[: separator.start()].split()) <= SHORT:
        return _as(reader.named_only(unit), "name-like-its-neighbours")
    if (habits.linked or habits.made > 1) and work_by_maker(block):
        return _as(reader.named_only(unit), "name-by-maker")
    short = len(block.text.split()) <= SHORT and block.text.rstrip()[-1:] not in ".!?:;,"
    if short and (layout.named or habits.mostly_made or (habits.linked and block.marker[:1].isdigit())):
        return _as(reader.named_only(unit), "short-name")
    return None


def _on_a_shelf(unit: Unit, text: str, separator: int) -> bool:
    """True for words in capitals right below a heading that is but a kind of work, "Podcasts": some there have a link.

    One word alone may say what kind of them it is: "Optional".
    """
    name = text[: separator or None].split()
    words = [word for word in name if word.isalpha() and len(word) > 3]
    capital = bool(words) and all(word[0].isupper() for word in words)
    alone = not (unit.parent or unit.children) and len(name) <= SHORT and (separator > 0 or len(name) > 1)
    return capital and alone and WORKS.fullmatch(plain("".join(unit.section[-1:]))) is not None


def _as(draft: Draft | None, rule: str) -> Draft | None:
    if draft is not None:
        draft.rule = rule
    return draft
