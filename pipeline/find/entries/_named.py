"""Works that a list names without any link, and names that stand above a link."""

from collections import defaultdict

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._layout import Layout, name_span
from pipeline.find.entries._note import after_name, byline, name_of, trim_end
from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._words import SEPARATOR
from pipeline.find.entries._zones import advises
from pipeline.model import Role, Span

SHORT = 8  # words: an item without a link that only names something is no longer


def named_works(tree: Tree, layout: Layout, units: list[Unit], drafts: list[Draft]) -> list[Draft]:
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
            works += [work for unit in free if (work := _work(tree, layout, group, unit, drawn))]
    return works


def _work(tree: Tree, layout: Layout, group: list[Unit], unit: Unit, drawn: set[int]) -> Draft | None:
    block = tree.blocks[unit.block]
    if any(anchor.url.startswith("#") for anchor in block.anchors) or block.text.lstrip().startswith("@"):
        return None
    linked = sum(other.block in drawn for other in group)
    bold = sum(name_span(tree.blocks[other.block]) is not None for other in group)
    name = name_span(block)
    if name is not None and ((layout.named and bold * 2 >= len(group)) or linked * 2 >= len(group)):
        return _draft(tree, layout, unit, name, "bold-name")
    separator = SEPARATOR.search(block.text)
    if linked * 2 >= len(group) and separator and len(block.text[: separator.start()].split()) <= SHORT:
        return _draft(tree, layout, unit, (0, separator.start()), "name-like-its-neighbours")
    short = len(block.text.split()) <= SHORT and block.text.rstrip()[-1:] not in ".!?:;,"
    if short and (layout.named or (linked and block.marker[:1].isdigit())):
        return _draft(tree, layout, unit, (0, len(block.text)), "short-name")
    return None


def _draft(tree: Tree, layout: Layout, unit: Unit, name: tuple[int, int], rule: str) -> Draft | None:
    block = tree.blocks[unit.block]
    span = name_of(block, *name)
    if span is None:
        return None
    draft = Draft(rule, unit.block, span.start, None, Span(unit.block, span.start, span.end), unit.section)
    begin = after_name(block, name[1], unit.end)
    made = byline(block, name[1], unit.end) or byline(block, begin, unit.end)
    if made:
        draft.byline = Span(unit.block, *made)
    end = trim_end(block, [], begin, unit.end, layout)
    if not made and begin < end:
        draft.notes.append(Span(unit.block, begin, end))
    return draft
