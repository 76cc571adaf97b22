"""Works that a list names without any link, and names that stand above a link."""

from collections import defaultdict

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._facts import facts_of
from pipeline.find.entries._item import ItemReader
from pipeline.find.entries._layout import is_field, lead_name, name_span
from pipeline.find.entries._makers import done_by, work_by_maker
from pipeline.find.entries._units import Unit
from pipeline.find.entries._words import ASIDE, SEPARATOR, announces_works
from pipeline.find.entries._zones import advises
from pipeline.model import Role
from pipeline.records import dataclass

SHORT = 8  # words: an item without a link that only names something is no longer


def named_works(reader: ItemReader, units: list[Unit], drafts: list[Draft]) -> list[Draft]:
    """Items without a link that name a work as their neighbours do."""
    drawn = {draft.block for draft in drafts}
    linked = {draft.block for draft in drafts if draft.main is not None}
    noted = {span.block for draft in drafts for span in draft.notes}
    groups: dict[tuple[object, ...], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.kind is Role.ITEM:
            groups[(unit.section, id(unit.parent), unit.depth)].append(unit)
    works: list[Draft] = []
    taken = drawn | noted
    for group in groups.values():
        free = [u for u in group if not u.links and u.block not in taken and not any(c.links for c in u.children)]
        if free and not advises(group[0].section):
            habits = _habits(reader, group, linked)
            works += [work for unit in free if (work := _work(reader, unit, habits))]
    return works


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
    if ASIDE.match(block.text) or facts_of(block, unit.start, unit.end):
        return None
    announced = announces_works(tree.document.title, unit.section)
    named_group = (layout.named or layout.bold or habits.titled or announced) and habits.mostly_named
    if lead_name(block) is not None and (named_group or habits.mostly_linked):
        return _as(reader.named_only(unit), "bold-name")
    separator = SEPARATOR.search(block.text)
    if habits.mostly_linked and separator and len(block.text[: separator.start()].split()) <= SHORT:
        return _as(reader.named_only(unit), "name-like-its-neighbours")
    if (habits.linked or habits.made > 1) and work_by_maker(block):
        return _as(reader.named_only(unit), "name-by-maker")
    short = len(block.text.split()) <= SHORT and block.text.rstrip()[-1:] not in ".!?:;,"
    if short and (layout.named or habits.mostly_made or (habits.linked and block.marker[:1].isdigit())):
        return _as(reader.named_only(unit), "short-name")
    return None


def _as(draft: Draft | None, rule: str) -> Draft | None:
    if draft is not None:
        draft.rule = rule
    return draft
