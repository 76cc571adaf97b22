"""Paragraphs that take turns with the items of a list: each speaks of the item above, though it stands outside of it.

* [Gravel](https://…)

A book on small stones.

* [Sand](https://…)

Where the numbers of a list go on behind what parts its items, that may be several paragraphs, and few items are enough.
"""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Block, Role

MANY = 4  # so many items must be parted by one paragraph each
_NUMBERED = 2  # or so many whose numbers go on


def remarks_in_turn(blocks: Sequence[Block]) -> frozenset[int]:
    """The paragraphs, by block, where most linked items of the list have one of their own."""
    shown = [i for i, block in enumerate(blocks) if block.role is not Role.NOISE and block.mark is None]
    linked = [_linked(blocks[i]) for i in shown]
    remarks = {i: at + 1 for at, i in enumerate(shown) if at and linked[at - 1] and _remark(blocks[i])}
    numbered = _numbered(blocks, shown)
    parting = sum(at < len(shown) and linked[at] for at in remarks.values())
    beside = sum(one and two for one, two in pairwise(linked))
    if parting < MANY or beside * 4 > parting:
        return numbered
    ends = (i for i, at in remarks.items() if at == len(shown) or linked[at] or blocks[shown[at]].role is Role.HEADING)
    return numbered | frozenset(ends)


def _numbered(blocks: Sequence[Block], shown: Sequence[int]) -> frozenset[int]:
    """The paragraphs without links between items that are counted on, "1." to "2.", and the first below the last of these."""
    items = [(at, int(number)) for at, i in enumerate(shown) if (number := _number(blocks[i])).isdecimal()]
    on = [(one, two) for (one, number), (two, following) in pairwise(items) if following == number + 1]
    parted = [(one, two) for one, two in on if _remarks(blocks, shown[one + 1 : two])]
    beside = sum(two == one + 1 for one, two in on)
    if len(parted) < _NUMBERED or beside * 4 > len(parted):
        return frozenset()
    end = parted[-1][1] + 1
    last = shown[end : end + 1]
    found = [i for one, two in parted for i in shown[one + 1 : two]]
    return frozenset([*found, *(last if _remarks(blocks, last) else ())])


def _number(block: Block) -> str:
    """The number of an outermost item."""
    return block.marker.rstrip(".)") if block.role is Role.ITEM and block.depth == 0 else ""


def _remarks(blocks: Sequence[Block], at: Sequence[int]) -> bool:
    return bool(at) and all(_remark(blocks[i]) and not (blocks[i].anchors or "://" in blocks[i].text) for i in at)


def _linked(block: Block) -> bool:
    return block.role is Role.ITEM and block.depth == 0 and bool(block.anchors)


def _remark(block: Block) -> bool:
    """A paragraph beside the list; one that ends with a colon leads up to what follows."""
    outside = block.role is Role.PARAGRAPH and block.depth == 0
    return outside and not block.text.rstrip().endswith((":", "："))
