"""Links that are cards: a picture, a title, a teaser and the name of the site, all inside of one link."""

import re
from functools import lru_cache

from bs4 import Tag

from pipeline.model import Anchor, Block, Role
from pipeline.parse._boilerplate import short_text
from pipeline.parse._html import text_of
from pipeline.records import replace

_TITLE = re.compile(r"(?:^|[-_])title(?:$|[-_])|Title$")
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}")  # alone on a line of a card
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))
_BOXES = frozenset(("div", "p", "h2", "h3", "h4", "h5"))


def named_cards(block: Block) -> Block:
    """Of a link that holds a whole card, what it says beside its title is text and no name."""
    if not any(anchor.title for anchor in block.anchors):
        return block
    if block.role is not Role.NOISE and len(block.anchors) == 1 and "\n" in block.text:
        return _card(block, block.anchors[0])
    anchors = []
    for anchor in block.anchors:
        end = anchor.start + len(anchor.title or "")
        headed = anchor.start < end < anchor.end and block.text[anchor.start : end] == anchor.title
        anchors.append(replace(anchor, end=end) if headed else anchor)
    return replace(block, anchors=tuple(anchors))


def _card(block: Block, link: Anchor) -> Block:
    """A block that is one card: its title first, then its other lines, without the name of the site."""
    lines = block.text.split("\n")
    if link.title not in lines or (link.start, link.end) != (0, len(block.text)):
        return block
    lines.remove(link.title)
    text = "\n".join((link.title, *(line for line in lines if not _SITE.fullmatch(line.strip()))))
    if text == block.text:
        return replace(block, anchors=(replace(link, end=len(link.title)),))
    return replace(block, text=text, anchors=(replace(link, end=len(link.title)),), bold=(), italic=(), code=())


def only_named(link: Tag) -> bool:
    """True for a link that holds nothing but its name, as nearly all do."""
    return len(link.contents) == 1 and not isinstance(link.contents[0], Tag) and str(link.contents[0]).strip() != ""


def card_title(link: Tag) -> str | None:
    """The name on a link that holds more than its name: its heading, or what it calls title or emphasises strongly."""
    if only_named(link):
        return None
    names: dict[int, Tag] = {}  # the first of each kind
    for tag in link.descendants:
        if isinstance(tag, Tag) and (rank := _rank(tag)) is not None:
            names.setdefault(rank, tag)
    title = text_of(names[min(names)]) if names else ""
    return title if title and title != text_of(link) else None


def pictures_next(link: Tag) -> bool:
    """True for the picture of a card whose name is the next link, to the same page."""
    if short_text(link) != "" or link.parent is None:
        return False
    around = [node for node in link.parent.contents if isinstance(node, Tag)]
    place = next(i for i, node in enumerate(around) if node is link)
    after = around[place + 1] if place + 1 < len(around) else link
    return after is not link and after.name == "a" and after.attrs.get("href") == link.attrs.get("href")


def holds_box(link: Tag) -> bool:
    return any(isinstance(node, Tag) and node.name in _BOXES for node in link.descendants)


def _rank(tag: Tag) -> int | None:
    """How surely an element inside of a link is its name, 0 before all others; None for what is none."""
    if tag.name in _HEADINGS:
        return 0
    if any(map(_is_title, tag.attrs.get("class") or ())):
        return 1
    return 2 if tag.name == "strong" else None


@lru_cache(maxsize=1024)  # a page has few classes, and each on many elements
def _is_title(name: str) -> bool:
    return _TITLE.search(name) is not None
