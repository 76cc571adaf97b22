"""Headings that an editor without headings leaves: bold paragraphs that are counted, "**3. Computerphile**"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Block, Role
from pipeline.records import replace

_COUNT = re.compile(r"\s*#?(\d{1,3})\s?[.):]\s+(?=\S)")
_FEWEST = 3
_LONGEST = 100  # characters
_DEPTH = 6  # below all real headings


def with_bold_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; bold paragraphs that count 1, 2, 3 or 3, 2, 1 are headings."""
    counted = {i: int(m[1]) for i, block in enumerate(blocks) if _is_bold(block) and (m := _COUNT.match(block.text))}
    steps = {b - a for a, b in pairwise(counted.values())}
    if len(counted) < _FEWEST or steps not in ({1}, {-1}):
        return list(blocks)
    return [replace(b, role=Role.HEADING, depth=_DEPTH) if i in counted else b for i, b in enumerate(blocks)]


def _is_bold(block: Block) -> bool:
    """A short paragraph of which every letter is bold, and nothing linked."""
    if block.role is not Role.PARAGRAPH or not block.bold or block.mark or block.anchors or len(block.text) > _LONGEST:
        return False
    plain = block.text
    for start, end in block.bold:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return not plain.strip()
