"""Which heading is a list's own title."""

import re
from collections.abc import Sequence

from pipeline.model import Block, Role

_README = re.compile(r"(?:^|/)readme\.[a-z]+$", re.I)
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:")  # an emoji by its name
_WORDS = re.compile(r"\w")
_ENTRY = (Role.ITEM, Role.ROW)


def title_of(blocks: Sequence[Block]) -> str | None:
    """The list's own name, or None where the first heading already heads entries.

    The first heading names the whole when every other heading is deeper, or when only an introduction stands
    between it and the next one of its rank.
    """
    first = next((i for i, b in enumerate(blocks) if b.role is Role.HEADING), None)
    if first is None:
        return None
    level = blocks[first].depth
    peers = [i for i, b in enumerate(blocks) if b.role is Role.HEADING and i > first and b.depth <= level]
    if any(leads(block) for block in blocks[:first]):
        return None
    if peers and any(leads(block) for block in blocks[first + 1 : peers[0]]):
        return None
    return blocks[first].text.strip() or None


def leads(block: Block) -> bool:
    """True for a block that looks like an entry: an item, a row, or a line that begins with a link out."""
    if block.role in _ENTRY:
        return any("://" in a.url and a.mark is None for a in block.anchors)
    linked = (a for a in block.anchors if a.start < a.end and "://" in a.url)
    return any(not _WORDS.search(_SHORTCODE.sub("", block.text[: a.start])) for a in linked)


def platform_of(path: str) -> str | None:
    """A README is a repository's page."""
    return "github" if _README.search(path) else None
