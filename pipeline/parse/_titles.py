"""Which heading is a list's own title."""

import re
from collections.abc import Callable, Sequence

from pipeline.model import Anchor, Block, Role
from pipeline.text.emoji import SHORTCODE

_README = re.compile(r"(?:^|/)readme\.[a-z]+$", re.I)
_WORDS = re.compile(r"\w")
_AWESOME = re.compile(r"\A\W*awesome\b", re.I)  # what such lists are called, and no section of them
_CONTENTS = re.compile(
    r"\W*(?:(?:table of )?contents?|index|toc|[ií]ndice|sommaire|inhalt(?:sverzeichnis)?|目录|目次|содержание)\W*", re.I
)
_ENTRY = (Role.ITEM, Role.ROW)


def title_of(blocks: Sequence[Block]) -> str | None:
    """The list's own name, or None where the first heading already heads entries.

    The first heading names the whole when every other heading is deeper, when only an introduction stands between it
    and the next one of its rank, or when all entries stand below it, under headings of their own. Where a deeper one
    stands above it, of a sponsor perhaps, the one heading of the highest rank names the whole.
    """
    headings = [i for i, b in enumerate(blocks) if b.role is Role.HEADING]
    if not headings:
        return None
    entry = _leading(blocks)
    first = _sole(blocks, headings)
    if first is None and _AWESOME.search(blocks[headings[0]].text) and blocks[headings[0]].depth == 1:
        first = headings[0]
    if first is None:
        first = headings[0]
        level = blocks[first].depth
        peers = [i for i in headings if i > first and blocks[i].depth <= level]
        if any(entry(block) for block in blocks[:first]):
            return None
        if peers and any(entry(b) for b in blocks[first + 1 : peers[0]]) and not _holds_all(blocks, headings, peers[0]):
            return None
    title = blocks[first].text.strip()
    return None if _CONTENTS.fullmatch(title) else title or None


def as_headed(given: str, blocks: Sequence[Block]) -> str:
    """The title in a file's head, as its first heading spells it where the two differ in capitals only."""
    first = next((b.text.strip() for b in blocks if b.role is Role.HEADING), "")
    return first if first.casefold() == given.casefold() else given


def _leading(blocks: Sequence[Block]) -> Callable[[Block], bool]:
    """What looks like an entry in this list: where no link leads anything, each item and row does."""
    return leads if any(leads(block) for block in blocks) else lambda block: block.role in _ENTRY


def _sole(blocks: Sequence[Block], headings: Sequence[int]) -> int | None:
    """The only heading of the highest rank, where deeper ones but no entries stand above it."""
    highest = min(blocks[i].depth for i in headings)
    top = [i for i in headings if blocks[i].depth == highest]
    if len(top) > 1 or top[0] == headings[0]:
        return None
    return None if any(b.role in _ENTRY and leads(b) for b in blocks[: top[0]]) else top[0]


def _holds_all(blocks: Sequence[Block], headings: Sequence[int], end: int) -> bool:
    """True where deeper headings stand before `end`, the first of them before any entry, and no entry behind it."""
    if headings[1] == end or any(leads(block) for block in blocks[headings[0] + 1 : headings[1]]):
        return False
    return not any(leads(block) for block in blocks[end:])


def leads(block: Block) -> bool:
    """True for a block that looks like an entry: an item, a row, or a line that begins with a link out."""
    if block.role in _ENTRY:
        return any("://" in a.url and a.mark is None and not _jumps(block, a) for a in block.anchors)
    linked = (a for a in block.anchors if a.start < a.end and "://" in a.url)
    return any(not _WORDS.search(SHORTCODE.sub("", block.text[: a.start])) for a in linked)


def _jumps(block: Block, anchor: Anchor) -> bool:
    """True for a line of a table of contents that spells its own page's address out: "[Sea birds](https://…/list#sea-birds)"."""
    part = anchor.url.partition("#")[2]
    return bool(part) and part == "-".join(block.text[anchor.start : anchor.end].casefold().split())


def platform_of(path: str) -> str | None:
    """A README is a repository's page."""
    return "github" if _README.search(path) else None
