"""Paragraphs that open with a work's name, set apart, and its maker; what follows speaks of it.

*Gravel for the Patient* by Sam Stone. Heavy, but worth it.

**Sand** by Ada Pen

Light, and not worth it.

**Clay in Depth**
by Quarry School on Stonecast
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._item import ItemReader
from pipeline.find.entries._prefixes import signed_name
from pipeline.find.entries._units import Unit
from pipeline.model import Role, Span

Makers = Mapping[int, tuple[int, int]]  # where they stand, by block
FEWEST = 2  # such paragraphs: one alone may speak of anything


def signed_lines(reader: ItemReader, units: Sequence[Unit], below: Makers) -> list[tuple[Draft, list[Unit]]]:
    """The works of such paragraphs, each with the lines that are its own; `below` are makers on lines of their own."""
    parts = list(_parts(reader, units, below))
    drafts = [(reader.named_only(part[0]), part) for part in parts] if len(parts) >= FEWEST else []
    return [(_told(draft, part[1:], below), part) for draft, part in drafts if draft is not None]


def _parts(reader: ItemReader, units: Sequence[Unit], below: Makers) -> Iterator[list[Unit]]:
    """Each such line, with the lines below it up to the next link, item or heading."""
    part: list[Unit] = []
    for unit in units:
        plain = unit.kind is Role.PARAGRAPH and not unit.links
        opens = plain and (_signed(reader, unit) or (unit.first_line and unit.block in below))
        if part and (opens or not plain):
            yield part
            part = []
        if opens or part:
            part.append(unit)
    if part:
        yield part


def _signed(reader: ItemReader, unit: Unit) -> bool:
    return signed_name(reader.tree.blocks[unit.block], unit.start, unit.end) is not None


def _told(draft: Draft, lines: Sequence[Unit], below: Makers) -> Draft:
    draft.rule = "name-by-maker"
    if draft.block in below:
        draft.byline = Span(draft.block, *below[draft.block])
        lines = [line for line in lines if line.block != draft.block]  # the maker's
    draft.notes += [Span(line.block, line.start, line.end) for line in lines]
    return draft
