"""OPML: subscriptions of a feed reader or a podcast player, and outlines as outliners export them.

    <opml version="2.0"><head><title>Subscriptions</title></head><body>
      <outline text="Maths">
        <outline type="rss" text="A blog" xmlUrl="https://blog.example/feed" htmlUrl="https://blog.example/"/>
        <outline text="A thought with &lt;a href=&quot;https://example.com/book&quot;&gt;a book&lt;/a&gt;" _note="read chapter 3"/>
      </outline></body></opml>

A site goes before its feed. An outline that holds others is their folder.
"""

import re
from collections.abc import Iterator

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._leftovers import urls_of
from pipeline.parse._saves import Save, save_blocks, split_tags
from pipeline.parse._xml import Element, inner, leftover, name, place, text_in, tree

_BEGINS = re.compile(
    r"[\s\ufeff]{0,100}(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<opml\b", re.DOTALL | re.I
)
_ADDRESSES = ("htmlUrl", "htmlurl", "url", "xmlUrl", "xmlurl")


def recognises(saved: SavedFile) -> int:
    """90 for the outermost element."""
    return 90 if _BEGINS.match(saved.text[:4000]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """Bookmarks where outlines have addresses, else a list."""
    root = tree(saved)
    if root is None:
        return
    head, body = next(inner(root, "head"), root), next(inner(root, "body"), root)
    blocks = [block for one in inner(body, "outline") for block in _blocks(one, ())]
    saves = any(_address(one) for one in body.iter("outline"))
    blocks += leftover(root, set(urls_of(blocks)))
    genre = Genre.BOOKMARKS if saves else Genre.LIST
    yield Document("opml", genre, tuple(blocks), platform="bookmarks", title=text_in(head, "title") or None)


def _address(outline: Element) -> str:
    return next((url for key in _ADDRESSES if (url := str(outline.get(key) or "").strip())), "")


def _blocks(outline: Element, above: tuple[str, ...]) -> Iterator[Block]:
    """An outline with those inside of it."""
    text = str(outline.get("text") or outline.get("title") or "").strip()
    note = str(outline.get("description") or outline.get("_note") or "").strip()
    address = _address(outline)
    if address:
        tags = split_tags(str(outline.get("category") or ""), ",")
        yield from save_blocks(Save(address, text, note, section=above, tags=tags, where=place(outline)))
    inside = [one for one in outline if name(one) == "outline"]
    if not address and (not inside or "<a " in text or "://" in text):
        like = Block(Role.ITEM, "", section=above, where=place(outline))
        yield from _fragment.html("\n".join(filter(None, (text, note))), like=like, lines=True)
    below = (*above, _plain(text)) if text else above
    for one in inside:
        yield from _blocks(one, below)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]{0,500}>", "", text).split())
