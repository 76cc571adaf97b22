"""A feed of posts with HTML: JSON Feed, and the archives that IndieWeb tools keep of one's own posts.

    {"version": "https://jsonfeed.org/version/1.1", "title": "Ada", "home_page_url": "https://ada.example",
     "items": [{"id": "1", "url": "https://ada.example/1", "title": "A book", "date_published": "2024-01-02T03:04:05Z",
                "content_html": "<p>Good book: <a href=\\"https://example.com/book\\">…</a></p>"}]}

`items` may be a dict by id; an item may have a link preview under `extra.card` and answers under `interactions`.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Role, SavedFile, Standing
from pipeline.parse import _fragment
from pipeline.parse._cards import Card, with_cards
from pipeline.parse._fields import Fields, every, string
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._post_links import author_in, links_marked, platform_of
from pipeline.parse._thread import Entry, by_time, conversation, post_by
from pipeline.records import replace

_TIMES = ("date_published", "date", "published", "published_at", "date_modified")
_TEXTS = ("content_html", "content_text")


def recognises(saved: SavedFile) -> int:
    """80 for items with a content and an address."""
    data = load(saved)
    return 80 if data and _items(data.value) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The timeline."""
    data = load(saved)
    if data is None:
        return
    items = _items(data.value)
    owner = _name(data.value)
    entries = [entry for where, item in items for entry in _entries(item, where, owner)]
    platform = next((found for e in entries if (found := platform_of(e.post.url or ""))), None)
    document = conversation(by_time(entries), format="json_feed", platform=platform or "", data=data)
    name, home = string(data.value, "title"), string(data.value, "home_page_url")
    yield replace(document, platform=platform, title=name or document.title, url=home or document.url)


def _items(value: Any) -> list[tuple[str, Fields]]:
    """The posts of a feed; [] where it is none."""
    items = value.get("items") if isinstance(value, dict) else None
    pairs = (
        list(items.items()) if isinstance(items, dict) else list(enumerate(items if isinstance(items, list) else ()))
    )
    posts = [(f"/items/{key}", item) for key, item in pairs if isinstance(item, dict) and _text(item) is not None]
    return posts if posts and all("url" in item or "id" in item for _, item in posts) else []


def _text(item: Fields) -> str | None:
    return next((item[key] for key in _TEXTS if isinstance(item.get(key), str)), None)


def _name(holder: Any) -> str | None:
    """The author that a feed or an item names."""
    authors = (*every(holder, "authors"), *every(holder, "author"))
    return next((name for author in authors if (name := string(author, "name"))), None)


def _entries(item: Fields, where: str, owner: str | None) -> Iterator[Entry]:
    yield _entry(item, where, _name(item) or author_in(string(item, "url")) or owner, Standing.OWN)
    for i, answer in enumerate(every(item, "interactions", "replies")):
        if _text(answer) is not None:
            who = author_in(string(answer, "url")) or _name(answer)
            place = f"{where}/interactions/replies/{i}"
            yield replace(_entry(answer, place, who, Standing.REPLY), parent=_key(item))


def _key(item: Fields) -> str:
    return string(item, "id") or string(item, "url")


def _entry(item: Fields, where: str, author: str | None, standing: Standing) -> Entry:
    posted = next((time for key in _TIMES if (time := moment(item.get(key)))), None)
    post = post_by(author, string(item, "url"), posted, standing)
    like, name = Block(Role.PARAGRAPH, "", where=where), string(item, "title")
    title = [Block(Role.HEADING, name, depth=1, where=where)] if name else []
    blocks = [links_marked(block, own=author) for block in _fragment.html(_text(item) or "", like=like)]
    cards = [Card(string(card, "url"), string(card, "title") or None) for card in every(item, "extra", "card")]
    if link := string(item, "external_url"):
        cards.append(Card(link, name or None))
    return Entry(_key(item), post, (*title, *with_cards(blocks, cards, like=like)), None, None, item, where)
