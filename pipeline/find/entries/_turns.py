"""Paragraphs that take turns with the items of a list: each speaks of the item above, though it stands outside of it.

* [Gravel](https://…)

A book on small stones.

* [Sand](https://…)
"""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Block, Role

MANY = 4  # so many items must be parted by one paragraph each


def remarks_in_turn(blocks: Sequence[Block]) -> frozenset[int]:
    """The paragraphs, by block, where most linked items of the list have one of their own."""
    shown = [i for i, block in enumerate(blocks) if block.role is not Role.NOISE and block.mark is None]
    linked = [_linked(blocks[i]) for i in shown]
    remarks = {i: at + 1 for at, i in enumerate(shown) if at and linked[at - 1] and _remark(blocks[i])}
    parting = sum(at < len(shown) and linked[at] for at in remarks.values())
    beside = sum(one and two for one, two in pairwise(linked))
    if parting < MANY or beside * 4 > parting:
        return frozenset()
    ends = (i for i, at in remarks.items() if at == len(shown) or linked[at] or blocks[shown[at]].role is Role.HEADING)
    return frozenset(ends)


def _linked(block: Block) -> bool:
    return block.role is Role.ITEM and block.depth == 0 and bool(block.anchors)


def _remark(block: Block) -> bool:
    """A paragraph beside the list; one that ends with a colon leads up to what follows."""
    outside = block.role is Role.PARAGRAPH and block.depth == 0
    return outside and not block.text.rstrip().endswith((":", "："))
