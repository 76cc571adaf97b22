"""`outbox.json` of a Mastodon archive: what an account posted and boosted, as ActivityStreams.

    {"@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "orderedItems": [
      {"type": "Create", "actor": "https://m.example/users/ada", "object": {"type": "Note", "inReplyTo": null,
       "published": "2022-11-08T03:07:14Z", "url": "https://m.example/@ada/1", "content": "<p>Good book: …</p>"}},
      {"type": "Announce", "object": "https://other.example/users/bob/statuses/2"}]}

A boost is only an address. `likes.json` and `bookmarks.json` of the archive are lists of such addresses.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Anchor, Block, Document, Reason, Role, SavedFile, Standing
from pipeline.parse import _fragment
from pipeline.parse._fediverse import handle_in, marked
from pipeline.parse._fields import Fields, at, every, string
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, by_time, conversation, post_by

_NOTES = {"Note", "Article", "Question", "Page"}
_PICTURES = {"Document", "Image", "Video", "Audio"}


def recognises(saved: SavedFile) -> int:
    """90 for a collection of activities or addresses, or a single one."""
    data = load(saved)
    return 90 if data and next(_items(data.value), None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The timeline of the account."""
    data = load(saved)
    if data:
        entries = [entry for where, item in _items(data.value) if (entry := _entry(item, where))]
        actors = (handle_in(string(item, "actor")) for _, item in _items(data.value))
        author = next((actor for actor in actors if actor), None)
        yield conversation(by_time(entries), format="mastodon_outbox", platform="mastodon", data=data, author=author)


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    """The activities, posts or addresses of a collection, or the one that a file is."""
    collection = string(value, "type").endswith(("Collection", "CollectionPage"))
    for name in ("orderedItems", "items"):
        listed = value.get(name) if isinstance(value, dict) and (collection or name == "orderedItems") else None
        yield from ((f"/{name}/{i}", item) for i, item in enumerate(listed if isinstance(listed, list) else ()))
    if isinstance(value, dict) and "@context" in value and (_is_note(value) or _is_note(at(value, "object"))):
        yield "", value


def _is_note(value: Fields) -> bool:
    return string(value, "type") in _NOTES and "content" in value


def _entry(item: Any, where: str) -> Entry | None:
    if isinstance(item, str) and "://" in item:
        return _address(item, None, where)
    thing = item if _is_note(at(item)) else item.get("object") if isinstance(item, dict) else None
    if isinstance(thing, str) and "://" in thing:
        return _address(thing, item.get("published"), where)
    place = where if thing is item else f"{where}/object"
    return _note(thing, item, place) if isinstance(thing, dict) else None


def _address(url: str, published: object, where: str) -> Entry:
    """Somebody else's post that the account boosted, liked or bookmarked."""
    post = post_by(handle_in(url), url, moment(published), Standing.REPOST)
    anchor = Anchor(0, len(url), url, mark=Reason.OFF_TOPIC)
    block = Block(Role.NOISE, url, (anchor,), mark=Reason.OFF_TOPIC, rule="boost", where=where)
    return Entry(url, post, (block,), where=where)


def _note(note: Fields, activity: Fields, where: str) -> Entry:
    posted = moment(note.get("published") or activity.get("published"))
    owner = string(note, "attributedTo") or string(activity, "actor")
    post = post_by(handle_in(owner), string(note, "url") or string(note, "id"), posted)
    like = Block(Role.PARAGRAPH, "", where=where)
    name = string(note, "name")
    blocks = [Block(Role.HEADING, name, depth=1, where=where)] if name and note.get("type") == "Article" else []
    blocks += _fragment.html(string(note, "summary"), like=like)
    blocks += _fragment.html(string(note, "content"), like=like)
    options = (*every(note, "oneOf"), *every(note, "anyOf"))
    blocks += [Block(Role.ITEM, string(option, "name"), where=where) for option in options]
    media = {string(item, "url") for item in every(note, "attachment") if string(item, "type") in _PICTURES}
    people = {string(tag, "href") for tag in every(note, "tag")}
    known = tuple(marked(block, media=media, profiles=people) for block in blocks)
    return Entry(string(note, "id"), post, known, string(note, "inReplyTo") or None, None, activity, where)
