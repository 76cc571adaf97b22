"""One saved link of a bookmark manager -> blocks: the entry, and below it what its author or the saver says.

The entry's text is its title with the link over it; a title that is only the address is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse import _fragment
from pipeline.parse._blocks import paragraphs

_WEB = re.compile(r"(?:https?|ftp|gemini|gopher)://", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Save:
    """A bookmark as its format gives it."""

    url: str
    title: str = ""
    description: str = ""  # what the page says of itself
    note: str = ""  # what the saver says
    quotes: str = ""  # passages of the page that he marked
    byline: str = ""  # who made it
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    where: str = ""
    markdown: bool = False  # `note` is Markdown


def save_blocks(save: Save) -> Iterator[Block]:
    """The blocks of one bookmark."""
    title = re.sub(r"\s+", " ", save.title).strip()
    text = title or save.url
    foreign = _SCHEME.match(save.url) and not _WEB.match(save.url)
    if foreign:  # place:, javascript:, about:, chrome: lead nowhere outside the browser
        anchor = Anchor(0, len(text), save.url, mark=Reason.CHROME)
        yield Block(Role.NOISE, text, (anchor,), mark=Reason.CHROME, rule="browser-scheme", where=save.where)
        return
    anchors = (Anchor(0, len(text), save.url),) if save.url else ()
    if text:
        yield Block(Role.ITEM, text, anchors, section=save.section, where=save.where, tags=save.tags)
    like = Block(Role.PARAGRAPH, "", depth=1 if text else 0, section=save.section, where=save.where)
    if save.byline:
        yield replace(like, text=f"by {save.byline}", rule="byline")
    yield from paragraphs(save.description.strip(), like=like)
    yield from paragraphs(save.quotes.strip(), like=replace(like, role=Role.QUOTE))
    like = replace(like, role=Role.SAVER if text else Role.PARAGRAPH)  # a note of its own, about no link
    if save.markdown:
        yield from _fragment.markdown(save.note, like=like, lines=True)
    else:
        yield from paragraphs(save.note.strip(), like=like)


def split_tags(text: str, separator: str | None) -> tuple[str, ...]:
    """The tags of a field; `separator` None: any white space."""
    return tuple(tag for part in text.split(separator) if (tag := part.strip()))
