"""Posts as Bluesky's API gives them: a thread (getPostThread), a feed, a list of posts, the records of a repository.

    {"thread": {"post": {"uri": "at://did:plc:x/app.bsky.feed.post/3k", "author": {"handle": "ada.example"},
       "record": {"text": "Good book example.com/bo...", "createdAt": "2024-01-02T03:04:05Z",
         "facets": [{"index": {"byteStart": 10, "byteEnd": 27},
                     "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://example.com/book"}]}]},
       "embed": {"external": {"uri": "https://example.com/book", "title": "The book"}}},
     "parent": {...}, "replies": [{"post": ...}]}}

Offsets of facets count bytes of UTF-8. An embed is a card, a GIF or a quoted post.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Anchor, Block, Document, Reason, Role, SavedFile, Standing
from pipeline.parse._blocks import paragraphs
from pipeline.parse._cards import Card, with_cards
from pipeline.parse._fields import Fields, at, every, string
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, by_time, conversation, post_by
from pipeline.records import replace

_POST = "app.bsky.feed.post"
_GIFS = ("https://media.tenor.com/", "https://media.giphy.com/", "https://static.klipy.com/")


def recognises(saved: SavedFile) -> int:
    """90 where a post record stands anywhere."""
    data = load(saved)
    if not data or _POST not in saved.text or "createdAt" not in saved.text:
        return 0
    return 90 if next(_found(data.value), None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One thread or feed."""
    data = load(saved)
    if data:
        found = [entry for where, post, standing in _found(data.value) for entry in _entries(post, where, standing)]
        speakers = {entry.speaker for entry in found if entry.post.standing is Standing.OWN}
        entries = [_own(entry) if entry.speaker in speakers else entry for entry in found]
        yield conversation(by_time(entries), format="bluesky_json", platform="bluesky", data=data)


def _own(entry: Entry) -> Entry:
    """A post that stands in the data only as what another answers, by one whose posts the data is about."""
    foreign = entry.post.standing is Standing.FOREIGN
    return replace(entry, post=replace(entry.post, standing=Standing.OWN)) if foreign else entry


def _found(value: Any) -> Iterator[tuple[str, Fields, Standing]]:
    """Every post in order, with where it stands: a view ({record, author, uri}) or a bare record ({uri, value})."""
    stack: list[tuple[Any, str, Standing]] = [(value, "", Standing.OWN)]
    while stack:
        node, where, standing = stack.pop()
        if isinstance(node, list):
            stack.extend((item, f"{where}/{i}", standing) for i, item in reversed(list(enumerate(node))))
        elif isinstance(node, dict):
            if "reasonRepost" in string(node, "reason", "$type"):
                standing = Standing.REPOST
            if _record(node) is not None:
                yield where, node, standing
                node = {"embed": node.get("embed"), "embeds": node.get("embeds")}
                standing = Standing.QUOTED
            inner = ((key, item) for key, item in reversed(node.items()) if isinstance(item, dict | list))
            stack.extend(
                (item, f"{where}/{key}", Standing.FOREIGN if key == "reply" else standing) for key, item in inner
            )


def _record(node: Fields) -> Fields | None:
    """The post record of a view."""
    for key in ("record", "value"):
        record = node.get(key)
        if isinstance(record, dict) and isinstance(record.get("text"), str) and "createdAt" in record and "uri" in node:
            return record
    return None


def _entries(view: Fields, where: str, standing: Standing) -> Iterator[Entry]:
    record = _record(view) or {}
    uri, handle = string(view, "uri"), string(view, "author", "handle")
    author, name = f"@{handle}" if handle else None, string(view, "author", "displayName")
    post = post_by(author, _permalink(uri, handle), moment(record.get("createdAt")), standing, name)
    like = Block(Role.PARAGRAPH, "", where=where)
    text = str(record["text"])
    blocks = with_cards(paragraphs(text, _facets(text, record), like=like), _cards(view, record), like=like)
    parent, root = string(record, "reply", "parent", "uri"), string(record, "reply", "root", "uri")
    yield Entry(
        uri, post, blocks, parent or None, root or None, view, where, uri.removeprefix("at://").partition("/")[0]
    )


def _permalink(uri: str, handle: str) -> str | None:
    """``at://did/collection/key`` -> the page of the post."""
    parts = uri.removeprefix("at://").split("/")
    return f"https://bsky.app/profile/{handle or parts[0]}/post/{parts[-1]}" if len(parts) == 3 else None


def _facets(text: str, record: Fields) -> list[Anchor]:
    raw, anchors = text.encode("utf-8", "surrogatepass"), []
    for facet in every(record, "facets"):
        places = [at(facet, "index").get(name) for name in ("byteStart", "byteEnd")]
        start, end = (len(raw[:n].decode("utf-8", "ignore")) if isinstance(n, int) and n > 0 else 0 for n in places)
        links = [uri for feature in every(facet, "features") if (uri := string(feature, "uri"))]
        anchors += [Anchor(start, end, link) for link in links[:1] if start < end]
    return sorted(anchors, key=lambda anchor: anchor.start)


def _cards(view: Fields, record: Fields) -> Iterator[Card]:
    """The link previews of a post; a GIF is one too, but a picture."""
    for embed in (at(view, "embed"), at(record, "embed"), *every(view, "embeds")):
        external = at(embed, "external") or at(embed, "media", "external")
        if uri := string(external, "uri"):
            yield Card(uri, string(external, "title") or None, Reason.MEDIA if uri.startswith(_GIFS) else None)
            return
