"""Text with links -> blocks, one for each paragraph: the last step of every reader."""

import re
from collections.abc import Iterable, Iterator

from pipeline.model import Anchor, Block, Role
from pipeline.records import replace

_GAP = re.compile(r"\n[ \t\u00a0\u200b]*(?:\n[ \t\u00a0\u200b]*)+")


def paragraphs(text: str, anchors: Iterable[Anchor] = (), *, like: Block, line: int | None = None) -> Iterator[Block]:
    """The paragraphs of `text`, each a copy of `like` with its own text, anchors and place.

    `anchors` have offsets in `text`. With `line` (of the text's first character, from 1) each block's ``where``
    is its line and column; without it all keep ``like.where``.
    """
    anchors = tuple(anchors)
    start = 0
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _cut(text, anchors, start, end, like, line)
        start = gap.end() if gap else end


def _cut(
    text: str, anchors: tuple[Anchor, ...], start: int, end: int, like: Block, line: int | None
) -> Iterator[Block]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left >= right and not any(start <= a.start <= end for a in anchors):
        return
    right = max(right, left)
    inside = tuple(
        replace(a, start=min(max(a.start, left), right) - left, end=min(max(a.end, left), right) - left)
        for a in anchors
        if start <= a.start <= end and (a.start < right or a.start == a.end or start == end)
    )
    where = like.where
    if line is not None:
        where = f"{line + text.count(chr(10), 0, left)}:{left - (text.rfind(chr(10), 0, left) + 1) + 1}"
    yield replace(like, text=text[left:right], anchors=inside, where=where)


def noise(like: Block) -> bool:
    """True for a block that the reader marked as no content."""
    return like.role is Role.NOISE or like.mark is not None
