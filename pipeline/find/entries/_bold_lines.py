"""Lines that set a work's name in bold, with items below that say what it is like: one work each.

**Gravel for the Patient** by Sam Stone
- Heavy, but worth it
- https://gravel.example.org
"""

from collections.abc import Iterator, Sequence

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._facts import facts_of, tell
from pipeline.find.entries._item import ItemReader
from pipeline.find.entries._layout import name_span
from pipeline.find.entries._units import Unit
from pipeline.find.entries._words import BYLINE, SEPARATOR
from pipeline.model import Role, Span

FEWEST = 2  # such lines: one alone may head a section


def bold_lines(reader: ItemReader, units: Sequence[Unit]) -> list[tuple[Draft, list[Unit]]]:
    """The works of such lines, each with its line and the items that are its own."""
    found = [part for part in _parts(units) if _names_a_work(reader, part)]
    if len(found) < FEWEST:
        return []
    drafts = ((reader.named_only(part[0]), part) for part in found)
    return [(_told(reader, draft, part[1:]), part) for draft, part in drafts if draft is not None]


def _parts(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Each paragraph with the items right below it."""
    part: list[Unit] = []
    for unit in units:
        if unit.kind is Role.ITEM and part:
            part.append(unit)
            continue
        if len(part) > 1:
            yield part
        part = [unit] if unit.kind is Role.PARAGRAPH else []
    if len(part) > 1:
        yield part


def _names_a_work(reader: ItemReader, part: Sequence[Unit]) -> bool:
    """True for a name in bold with a maker or a remark behind it, or facts below, over items that name nothing themselves."""
    line, *items = part
    block = reader.tree.blocks[line.block]
    name = name_span(block)
    if line.links or name is None or name[0] > 0 or line.end < len(block.text):
        return False
    behind = block.text[name[1] :]
    says_more = SEPARATOR.match(behind) or BYLINE.match(behind) or behind.startswith(" (")
    silent = not says_more or not any(c.isalnum() for c in behind) or behind.rstrip().endswith(":")
    if silent and not any(facts_of(reader.tree, item) for item in items):
        return False
    return not any(_named(reader, item) for item in items)


def _named(reader: ItemReader, item: Unit) -> bool:
    tree = reader.tree
    if facts_of(tree, item):
        return False
    named = name_span(tree.blocks[item.block]) is not None
    return named or not all(reader.layout.generic(tree.candidates[index].label) for index in item.links)


def _told(reader: ItemReader, draft: Draft, items: Sequence[Unit]) -> Draft:
    """The draft with the links of the items, and what those without links say."""
    links = [index for item in items for index in item.links]
    draft.rule = "bold-line-over-items"
    draft.main, draft.companions = (links[0], links[1:]) if links else (None, [])
    for item in items:
        if facts := facts_of(reader.tree, item):
            tell(draft, item.block, facts)
        elif not item.links and any(c.isalnum() for c in reader.tree.text(item)):
            draft.notes.append(Span(item.block, item.start, item.end))
    return draft
