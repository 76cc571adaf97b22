"""Headings that read like covers, where a post goes through works without a link.

## 3. Gravel by Sam Stone     the maker at the end, behind "by" or a dash
## Sand ★★★★☆                 or what the writer makes of it: stars, "8/10"
"""

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.find.entries._headings import Part
from pipeline.find.entries._makers import titled_by
from pipeline.find.entries._note import name_of
from pipeline.find.entries._people import are_people
from pipeline.find.entries._units import Tree
from pipeline.find.entries._words import SCHEDULE, announces_works
from pipeline.find.entries._zones import plain
from pipeline.model import Role, Span
from pipeline.records import replace

FEW = 3  # such headings side by side
SURE = 2  # of those with a dash: "Stone Age - Ida Frost" could be somebody's on both sides
_COUNT = re.compile(r"[\W_]{0,4}\d{1,3}[.)]\s+")
_RATED = re.compile(
    r"\s*[-–—:|,(\[]*\s*(?:(?:[★☆⭐🌟✩✭½]\ufe0f?){2,}|\d{1,2}(?:\.\d)?\s?/\s?(?:5|10)(?:\sstars)?)\s*[)\]]?\s*\Z"
)
_DASH = re.compile(r"\s+[-–—|]\s+")
_Cover = tuple[Span, Span | None]  # where the title and the maker stand in a heading


def cover_works(tree: Tree, parts: Sequence[Part]) -> dict[int, Part]:
    """The parts, by block, whose headings are covers.

    Most headings beside them are such too, something is said below, and the title or a heading above speaks of works.
    """
    found: dict[int, Part] = {}
    leaves = [part for part in parts if part.leaf and announces_works(tree.document.title, part.unit.section)]
    for _, grouped in groupby(leaves, key=lambda part: (part.unit.section, tree.blocks[part.unit.block].depth)):
        siblings = list(grouped)
        texts = [(part, tree.blocks[part.unit.block].text) for part in siblings if _only_said(part)]
        dashed = sum(_surely_dashed(text) for _, text in texts) >= SURE
        covers = [replace(part, cover=cover) for part, _ in texts if (cover := _cover(tree, part, dashed=dashed))]
        if len(covers) >= FEW and len(covers) * 2 > len(siblings):
            found.update({part.unit.block: part for part in covers})
    return found


def _only_said(part: Part) -> bool:
    """True where nothing but sentences stand below, none of them with a link."""
    said = all(unit.kind is Role.PARAGRAPH and not unit.links for unit in part.below)
    return said and bool(part.below) and not part.unit.links


def _cover(tree: Tree, part: Part, *, dashed: bool) -> _Cover | None:
    at, block = part.unit.block, tree.blocks[part.unit.block]
    if SCHEDULE.match(plain(block.text)):
        return None
    start, end = _inner(block.text)
    parted = titled_by(block.text[start:end]) or (_dashed(block.text[start:end]) if dashed else None)
    title = name_of(block, start, start + parted[0] if parted else end)
    if title is None or (parted is None and end == len(block.text)):
        return None
    return Span(at, title.start, title.end), Span(at, start + parted[1], end) if parted else None


def _inner(heading: str) -> tuple[int, int]:
    """Where it begins behind its number, and ends before stars."""
    count, rated = _COUNT.match(heading), _RATED.search(heading)
    return count.end() if count else 0, rated.start() if rated else len(heading)


def _dashed(heading: str) -> tuple[int, int] | None:
    """Where the title ends and its makers begin behind the last dash."""
    dash = next(reversed(list(_DASH.finditer(heading))), None)
    return dash.span() if dash and are_people(heading[dash.end() :], whole=True) else None


def _surely_dashed(text: str) -> bool:
    """True where only what stands behind the dash could be somebody."""
    start, end = _inner(text)
    parted = _dashed(text[start:end])
    return parted is not None and not are_people(text[start : start + parted[0]], whole=True)
