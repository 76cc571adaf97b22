"""Paragraphs that open with a work's name, set apart, and its maker; what follows speaks of it.

*Gravel for the Patient* by Sam Stone. Heavy, but worth it.

**Sand** by Ada Pen

Light, and not worth it.

**Clay in Depth**
by Quarry School on Stonecast

*Rain* by Bo Lind

- [Buy](…)
- ISBN 978-...
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._item import ItemReader
from pipeline.find.entries._prefixes import signed_name
from pipeline.find.entries._units import Unit
from pipeline.model import Role, Span

Makers = Mapping[int, tuple[int, int]]  # where they stand, by block
_NUMBER = re.compile(r"\W*ISBN[-\s:10X3]{0,8}[\dX][-\dX ]{8,20}\W*", re.I)
FEWEST = 2  # such paragraphs: one alone may speak of anything


def signed_lines(reader: ItemReader, units: Sequence[Unit], below: Makers) -> list[tuple[Draft, list[Unit]]]:
    """The works of such paragraphs, each with the lines that are its own; `below` are makers on lines of their own."""
    parts = list(_parts(reader, units, below))
    drafts = [(reader.named_only(part[0]), part) for part in parts] if len(parts) >= FEWEST else []
    return [(_told(draft, part[1:], below), part) for draft, part in drafts if draft is not None]


def _parts(reader: ItemReader, units: Sequence[Unit], below: Makers) -> Iterator[list[Unit]]:
    """Each such line, with the lines below it up to the next heading, link or item that does more than open it."""
    part: list[Unit] = []
    for unit in units:
        plain = unit.kind is Role.PARAGRAPH and not unit.links
        opens = plain and (_signed(reader, unit) or (unit.first_line and unit.block in below))
        if part and (opens or not _its_own(reader, part[-1], unit)):
            yield part
            part = []
        if opens or part:
            part.append(unit)
    if part:
        yield part


def _signed(reader: ItemReader, unit: Unit) -> bool:
    return signed_name(reader.tree.blocks[unit.block], unit.start, unit.end) is not None


def _its_own(reader: ItemReader, above: Unit, unit: Unit) -> bool:
    """True for a paragraph without links behind another, and for items that only open the work."""
    if unit.kind is Role.ITEM:
        return _only_opens(reader, unit)
    return unit.kind is above.kind is Role.PARAGRAPH and not unit.links


def _only_opens(reader: ItemReader, unit: Unit) -> bool:
    """True for an item that is but a link to what stands above, "- [PDF](…)", "- https://…", or the number of a book."""
    text, links = reader.tree.text(unit), [reader.tree.candidates[index] for index in unit.links]
    if not links:
        return _NUMBER.fullmatch(text) is not None
    beside = text[: links[0].start - unit.start] + text[links[-1].end - unit.start :]
    return all(reader.layout.generic(link.label) for link in links) and not any(c.isalnum() for c in beside)


def _told(draft: Draft, lines: Sequence[Unit], below: Makers) -> Draft:
    draft.rule = "name-by-maker"
    if draft.block in below:
        draft.byline = Span(draft.block, *below[draft.block])
        lines = [line for line in lines if line.block != draft.block]  # the maker's
    links = [index for line in lines for index in line.links]
    draft.main, draft.companions = (links[0] if links else None), links[1:]
    draft.notes += [Span(line.block, line.start, line.end) for line in lines if line.kind is Role.PARAGRAPH]
    return draft
