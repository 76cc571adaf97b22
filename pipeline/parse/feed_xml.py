"""A feed: RSS or Atom, of somebody's posts or of the links that somebody collects.

    <rss version="2.0"><channel><title>Ada's links</title><link>https://ada.example/</link>
      <item><title>The book</title><link>https://example.com/book</link> <dc:creator>ada</dc:creator>
        <pubDate>Sun, 10 Oct 2021 10:10:10 GMT</pubDate> <description>&lt;p&gt;Read chapter 3&lt;/p&gt;</description></item>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Ada</title> <entry><title>On books</title>
        <link href="https://ada.example/books"/> <author><name>Ada</name></author> <updated>2021-10-10T10:10:10Z</updated>
        <content type="html">…</content></entry>

An item that leads to the feed's own site is a post of it; one that leads elsewhere is what the feed collects.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from pipeline.model import Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._blocks import paragraphs
from pipeline.parse._feed_foot import without_foot
from pipeline.parse._forum import headed
from pipeline.parse._json import Data
from pipeline.parse._leftovers import urls_of
from pipeline.parse._moments import moment
from pipeline.parse._post_links import author_in, links_marked, platform_of
from pipeline.parse._reddit import UPLOADS
from pipeline.parse._social import host_of
from pipeline.parse._thread import Entry, discussion, post_by
from pipeline.parse._xml import Element, inner, leftover, name, place, text_in, tree
from pipeline.records import replace

_BEGINS = re.compile(
    r"[\s\ufeff]{0,100}(?:<\?xml[^<>]{0,300}\?>\s*|<!--.{0,2000}?-->\s*)*<(?:rss|feed|(?:rdf:)?RDF)\b", re.DOTALL
)
_TEXTS = ("encoded", "content", "description", "summary")
_FORUMS = {"reddit.com": "reddit", "news.ycombinator.com": "hackernews", "lobste.rs": "lobsters"}
_TIMES = ("pubDate", "published", "date", "updated", "issued")


def recognises(saved: SavedFile) -> int:
    """90 for the outermost element, with an item."""
    return 90 if _BEGINS.match(saved.text[:4000]) and re.search(r"<(?:item|entry)\b", saved.text) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The items, each with its author."""
    root = tree(saved)
    if root is None:
        return
    channel = next(inner(root, "channel"), root)
    home = _link(channel)
    owner = _author(channel)
    items = [one for one in root.iter() if name(one) in ("item", "entry")]
    entries = [_entry(item, number, home, owner) for number, item in enumerate(items)]
    platform = next((found for e in entries if (found := platform_of(e.post.url or ""))), _FORUMS.get(host_of(home)))
    title = text_in(channel, "title") or None
    asker = next((e.post.author for e in entries if home and e.post.url == home), None)  # of a feed of one discussion
    document = discussion(
        entries, format="feed_xml", platform="", data=Data({}), author=owner or asker, title=title, url=home
    )
    rest = leftover(root, set(urls_of(document.blocks)))
    genre = Genre.BOOKMARKS if all(_leads_away(item, home) for item in items) else Genre.DISCUSSION
    yield replace(document, genre=genre, platform=platform, blocks=(*document.blocks, *rest), posted_at=None)


def _link(element: Element) -> str | None:
    """Where a channel or an item leads: of Atom's links the one to the page itself."""
    links = [
        (str(one.get("rel") or "alternate"), str(one.get("href") or one.text or "").strip())
        for one in inner(element, "link")
    ]
    return next((url for rel, url in links if rel == "alternate" and "://" in url), None)


def _author(element: Element) -> str | None:
    """The name of Atom's author, or RSS's creator, whose mail address stands before it."""
    for one in inner(element, "creator", "author"):
        if found := text_in(one, "name") or str(one.text or "").strip():
            return re.sub(r"^\S+@\S+\s+\((.+)\)$", r"\1", found).removeprefix("/")
    return None


def _leads_away(item: Element, home: str | None) -> bool:
    """True where an item is no page of the feed's own site."""
    return home is not None and host_of(_link(item)) not in ("", host_of(home))


def _entry(item: Element, number: int, home: str | None, owner: str | None) -> Entry:
    url, like = _link(item), Block(Role.PARAGRAPH, "", where=place(item))
    author = _author(item) or author_in(url or "") or owner
    posted = next((when for key in _TIMES if (when := _when(text_in(item, key)))), None)
    title = " ".join(" ".join(block.text for block in _fragment.html(text_in(item, "title"), like=like)).split())
    said, submitted = without_foot([links_marked(block, own=author) for block in _said(item, like)])
    if _leads_away(item, home):
        said = [replace(block, depth=block.depth + 1) for block in said]  # below what it speaks of
        blocks = (*headed(title or url or "", url, like=like), *said)
        url = next(
            (talk for key in ("comments", "guid") if "://" in (talk := text_in(item, key)) and talk != url), None
        )
    else:
        # of a post without a title its first words, of a comment its author
        repeats = said and (said[0].text.startswith(title.rstrip(".…")[:60]) or title.startswith(f"/{author} on "))
        away = submitted if host_of(submitted) != host_of(home) else None
        mark = None if away else Reason.SELF
        mark = Reason.MEDIA if away and away.startswith(UPLOADS) else mark
        blocks = (*headed("" if repeats else title, away or url, like=like, mark=mark), *said)
    key = text_in(item, "guid", "id") or url or str(number)
    return Entry(key, post_by(author, url, posted), blocks, where=place(item))


def _said(item: Element, like: Block) -> list[Block]:
    """The fullest text; a film's description stands in a group of its own."""
    for one in (
        child for holder in (item, *inner(item, "group")) for wanted in _TEXTS for child in inner(holder, wanted)
    ):
        if len(one):  # Atom's XHTML
            return _fragment.html("".join(etree.tostring(child, encoding="unicode") for child in one), like=like)
        if text := str(one.text or "").strip():
            plain = "<" not in text
            return list(paragraphs(text, like=like)) if plain else _fragment.html(text, like=like)
    return []


def _when(text: str) -> datetime | None:
    """The time in ISO's form or in that of mails."""
    if found := moment(text):
        return found
    try:
        parsed = parsedate_to_datetime(text)
    except ValueError:
        return None
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
