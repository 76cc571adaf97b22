"""Works that a list names without any link, and names that stand above a link."""

from collections import defaultdict

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._item import ItemReader
from pipeline.find.entries._layout import lead_name
from pipeline.find.entries._units import Unit
from pipeline.find.entries._words import SEPARATOR
from pipeline.find.entries._zones import advises
from pipeline.model import Role

SHORT = 8  # words: an item without a link that only names something is no longer


def named_works(reader: ItemReader, units: list[Unit], drafts: list[Draft]) -> list[Draft]:
    """Items without a link that name a work as their neighbours do."""
    drawn = {draft.block for draft in drafts}
    noted = {span.block for draft in drafts for span in draft.notes}
    groups: dict[tuple[object, ...], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.kind is Role.ITEM:
            groups[(unit.section, id(unit.parent), unit.depth)].append(unit)
    works: list[Draft] = []
    for group in groups.values():
        free = [
            u for u in group if not u.links and u.block not in drawn | noted and not any(c.links for c in u.children)
        ]
        if free and not advises(group[0].section):
            works += [work for unit in free if (work := _work(reader, group, unit, drawn))]
    return works


def _work(reader: ItemReader, group: list[Unit], unit: Unit, drawn: set[int]) -> Draft | None:
    tree, layout = reader.tree, reader.layout
    block = tree.blocks[unit.block]
    if any(anchor.url.startswith("#") for anchor in block.anchors) or block.text.lstrip().startswith("@"):
        return None
    linked = sum(other.block in drawn for other in group)
    bold = sum(lead_name(tree.blocks[other.block]) is not None for other in group)
    name = lead_name(block)
    if name is not None and (((layout.named or layout.bold) and bold * 2 >= len(group)) or linked * 2 >= len(group)):
        return _as(reader.named_only(unit), "bold-name")
    separator = SEPARATOR.search(block.text)
    if linked * 2 >= len(group) and separator and len(block.text[: separator.start()].split()) <= SHORT:
        return _as(reader.named_only(unit), "name-like-its-neighbours")
    short = len(block.text.split()) <= SHORT and block.text.rstrip()[-1:] not in ".!?:;,"
    if short and (layout.named or (linked and block.marker[:1].isdigit())):
        return _as(reader.named_only(unit), "short-name")
    return None


def _as(draft: Draft | None, rule: str) -> Draft | None:
    if draft is not None:
        draft.rule = rule
    return draft
