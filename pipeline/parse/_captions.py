"""Covers that are links, side by side, each with its name as the paragraph below it.

    <a href="https://gravel.example"><img src="gravel.jpg"></a> <p>A Short History of Gravel</p>
    <a href="https://sand.example"><img src="sand.jpg"></a> <p>Sand for Everyone</p>

A name below is a name of the next link where it stands above another: so it is given to its own link here.
"""

from collections.abc import Sequence

from pipeline.model import Block, Reason, Role
from pipeline.records import replace

_FEWEST = 3  # such covers
_LONGEST = 100  # characters of a caption
_NEARLY_ALL = 0.8  # of the covers, which stand in rows
_SENTENCE = (".", ":", ",", ";")  # how a caption does not end


def with_captions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a caption below a cover without a name bears the cover's link."""
    covers = [at for at, block in enumerate(blocks) if not block.text and _is_cover(block)]
    captioned = {at for at in covers if _is_captioned(blocks, at)}
    if len(captioned) < max(_FEWEST, _NEARLY_ALL * len(covers)) or any(_named_above(blocks, at) for at in covers):
        return list(blocks)
    named = {at + 1: _named(blocks[at + 1], blocks[at]) for at in captioned}
    return [named.get(at, block) for at, block in enumerate(blocks) if at not in captioned]


def _is_cover(block: Block) -> bool:
    """A link that shows a picture and no words, in the page's content."""
    links = [anchor for anchor in block.anchors if anchor.mark is not Reason.MEDIA]
    return block.mark is None and len(links) == 1 < len(block.anchors) and not links[0].title and not links[0].mark


def _is_captioned(blocks: Sequence[Block], at: int) -> bool:
    """A caption stands below, and nothing else does before the next cover, heading or interface."""
    if at + 1 >= len(blocks) or not _is_caption(blocks[at + 1]):
        return False
    following = blocks[at + 2] if at + 2 < len(blocks) else None
    return following is None or following.role in (Role.HEADING, Role.NOISE) or _is_cover(following)


def _named_above(blocks: Sequence[Block], at: int) -> bool:
    """What could be its name stands above a cover that opens its row."""
    return at > 0 and _is_caption(blocks[at - 1]) and not (at > 1 and _is_cover(blocks[at - 2]))


def _is_caption(block: Block) -> bool:
    short = block.role is Role.PARAGRAPH and 0 < len(block.text) <= _LONGEST
    return short and not (block.anchors or block.mark) and not block.text.endswith(_SENTENCE)


def _named(caption: Block, cover: Block) -> Block:
    ends = (0 if anchor.mark else len(caption.text) for anchor in cover.anchors)
    anchors = [replace(anchor, start=0, end=end) for anchor, end in zip(cover.anchors, ends, strict=True)]
    return replace(caption, anchors=tuple(anchors))
