"""One saved link of a bookmark manager -> blocks: the entry, and below it what its author or the saver says.

The entry's text is its title with the link over it; a title that is only the address is none.
"""

import re
from collections.abc import Iterator

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse import _fragment
from pipeline.parse._blocks import paragraphs
from pipeline.records import dataclass, replace

# an address of the web, perhaps without its scheme
_WEB = re.compile(r"(?:https?|ftp|gemini|gopher)://|(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?:[/?#:]|$)", re.IGNORECASE)
# What exporters write where they know no title (read off Delicious', Pocket's and browsers' exports).
_UNTITLED = {"none", "null", "undefined", "untitled", "no title", "(no title)"}


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
    title = "" if save.url and title.lower() in _UNTITLED else title
    text = title or save.url
    leads = _WEB.match(save.url) is not None or not save.url
    entry = leads and bool(text)
    if entry:
        whole = save.url if "://" in save.url else f"https://{save.url}"
        anchors = (Anchor(0, len(text), whole, "" if whole == save.url else save.url),) if save.url else ()
        yield Block(Role.ITEM, text, anchors, section=save.section, where=save.where, tags=save.tags)
    elif not leads:  # place:, javascript:, about:, a note of the app's own: addresses inside the program
        anchor = Anchor(0, len(text), save.url, mark=Reason.CHROME)
        yield Block(Role.NOISE, text, (anchor,), mark=Reason.CHROME, rule="browser-scheme", where=save.where)
    yield from _remarks(save, depth=int(entry), said=Role.SAVER if entry else Role.PARAGRAPH)


def _remarks(save: Save, *, depth: int, said: Role) -> Iterator[Block]:
    """What is said of the entry; of a note that is about no link it is the whole."""
    like = Block(Role.PARAGRAPH, "", depth=depth, section=save.section, where=save.where)
    if save.byline:
        yield replace(like, text=f"by {save.byline}", rule="byline")
    yield from paragraphs(save.description.strip(), like=like)
    yield from paragraphs(save.quotes.strip(), like=replace(like, role=Role.QUOTE))
    like = replace(like, role=said)
    if save.markdown:
        yield from _fragment.markdown(save.note, like=like, lines=True)
    else:
        yield from paragraphs(save.note.strip(), like=like)


def split_tags(text: str, separator: str | None) -> tuple[str, ...]:
    """The tags of a field; `separator` None: any white space."""
    return tuple(tag for part in text.split(separator) if (tag := part.strip()))
