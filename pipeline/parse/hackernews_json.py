"""Hacker News as data: an item of its Firebase API, an item of Algolia's with its comments, search hits; one or many.

    {"by": "ada", "id": 14516538, "type": "story", "time": 1496950332, "title": "…", "text": "…<p>…"}
    {"id": 1, "author": "ada", "title": "…", "url": "https://…", "children": [{"author": "bob", "text": "…"}]}
    {"hits": [{"objectID": "1", "author": "ada", "title": "…", "url": "https://…", "comment_text": null}]}

Texts are HTML without closing tags; a list is often lines in one paragraph, so line breaks stay.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Reason, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._fields import Fields, string
from pipeline.parse._forum import headed, in_tree_order
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by
from pipeline.text import unescape

_ITEM = "https://news.ycombinator.com/item?id="
_TYPES = {"story", "comment", "job", "poll", "pollopt"}
_DATED = frozenset({"time", "created_at_i", "created_at"})
_INNER = ("children", "comments", "hits", "kids", "items")


def recognises(saved: SavedFile) -> int:
    """90 where an item of either API stands at the top."""
    data = load(saved)
    return 90 if data and next(_items(data.value), None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; of search hits, all that was found."""
    data = load(saved)
    if data is None:
        return
    found = list(_items(data.value))
    entries = in_tree_order([_entry(item, where, parent) for where, item, parent in found])
    alone = len(found) == 1 or "hits" not in (data.value if isinstance(data.value, dict) else {})
    tops = [item for _, item, parent in found if parent is None]
    first = tops[0] if tops and alone and (len(tops) == 1 or tops[0].get("title")) else {}
    yield discussion(
        entries,
        format="hackernews_json",
        platform="hackernews",
        data=data,
        author=_author(first),
        title=unescape(string(first, "title")) or None,
        url=_ITEM + _key(first) if first else None,
    )


def _is_item(node: object) -> bool:
    if not isinstance(node, dict):
        return False
    firebase = string(node, "type") in _TYPES and "id" in node and not _DATED.isdisjoint(node)
    return firebase or ("objectID" in node and "_tags" in node)


def _items(value: Any) -> Iterator[tuple[str, Fields, str | None]]:
    """Every item in order, with where it stands and the id of the item that holds it."""
    stack: list[tuple[Any, str, str | None]] = [(value, "", None)]
    while stack:
        node, where, parent = stack.pop()
        if isinstance(node, list):
            stack.extend((item, f"{where}/{i}", parent) for i, item in reversed(list(enumerate(node))))
        elif isinstance(node, dict):
            if _is_item(node):
                yield where, node, parent
                parent = _key(node)
            inner = [(key, node[key]) for key in _INNER if isinstance(node.get(key), list)]
            stack.extend((item, f"{where}/{key}", parent) for key, item in reversed(inner))


def _key(item: Fields) -> str:
    return string(item, "objectID") or string(item, "id")


def _author(item: Fields) -> str | None:
    return string(item, "by") or string(item, "author") or None


def _entry(item: Fields, where: str, holder: str | None) -> Entry:
    posted = moment(item.get("time") or item.get("created_at_i") or item.get("created_at"))
    post = post_by(_author(item), _ITEM + _key(item), posted)
    like = Block(Role.PARAGRAPH, "", where=where)
    title, url = unescape(string(item, "title")), unescape(string(item, "url")) or None
    mark = Reason.SELF if url and url.startswith(_ITEM) else None
    text = string(item, "text") or string(item, "comment_text") or string(item, "story_text")
    blocks = (*headed(title, url, like=like, mark=mark), *_fragment.html(text, like=like, lines=True))
    parent = string(item, "parent") or string(item, "parent_id") or holder
    record = {key: value for key, value in item.items() if key not in _INNER}
    return Entry(_key(item), post, blocks, parent, None, record, where)
