"""Lemmy and PieFed as data: a post, its comments, or a list of either, as their API gives them.

    {"post_view": {"post": {"id": 7, "name": "Which book?", "url": "https://…", "body": "…", "published": "2023-08-06T14:41:11Z",
                            "ap_id": "https://lemmy.ml/post/7"}, "creator": {"name": "ada", "actor_id": "https://lemmy.ml/u/ada"}},
     "comments": [{"comment": {"id": 4, "post_id": 7, "content": "[This](https://…)", "path": "0.4", "ap_id": "…"},
                   "creator": {...}, "post": {...}}]}

Texts are Markdown. A comment's `path` are the ids from the top down to its own; each repeats its post. PieFed calls a
post's name `title` and a comment's text `body`.
"""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Reason, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._fediverse import handle_of
from pipeline.parse._fields import Fields, at, objects, string
from pipeline.parse._forum import headed, in_tree_order, sure_of
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by

_PICTURE = re.compile(r"/pictrs/image/|\.(?:avif|gif|jpe?g|png|webp)$", re.I)
_AGAIN = {"post", "cross_posts"}  # what other views of the same data repeat


def recognises(saved: SavedFile) -> int:
    """90 where a view of a post or comment stands."""
    return sure_of(saved, ('"ap_id"',), _views)


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; of a community or a person, all posts and comments."""
    data = load(saved)
    if data is None:
        return
    views = list(_views(data.value))
    posts = [view for _, view in views if not at(view, "comment")]
    opener = posts[0] if len(posts) == 1 else {}
    yield discussion(
        in_tree_order([_entry(view, where) for where, view in views]),
        format="lemmy_json",
        platform="lemmy",
        data=data,
        author=_author(opener),
        title=_name(at(opener, "post")) or None,
        url=string(opener, "post", "ap_id") or None,
    )


def _views(value: Any) -> Iterator[tuple[str, Fields]]:
    """Every view of a post or comment, in order, with where it stands."""
    return ((where, node) for where, node in objects(value, _below) if _is_view(node))


def _below(node: Fields) -> Fields:
    return {key: value for key, value in node.items() if key not in _AGAIN}


def _is_view(node: Fields) -> bool:
    comment, post = at(node, "comment"), at(node, "post")
    said = "ap_id" in comment and bool(_text(comment))
    return "creator" in node and (said or (not comment and "ap_id" in post and bool(_name(post))))


def _entry(view: Fields, where: str) -> Entry:
    comment, post = at(view, "comment"), at(view, "post")
    node = comment or post
    made = post_by(_author(view), string(node, "ap_id"), moment(node.get("published")))
    like = Block(Role.PARAGRAPH, "", where=where)
    title = () if comment else _title(post, like)
    gone = node.get("removed") or node.get("deleted")
    blocks = (*title, *(() if gone else _fragment.markdown(_text(node), like=like)))
    key, parent = _place(comment, post)
    record = {name: value for name, value in view.items() if name != "post"} if comment else view
    return Entry(key, made, blocks, parent, None, record, where)


def _place(comment: Fields, post: Fields) -> tuple[str, str | None]:
    """The key of a post or comment and that of what it answers."""
    top = f"post:{string(post, 'id') or string(comment, 'post_id')}"
    if not comment:
        return top, None
    above = string(comment, "path").split(".")[1:-1]
    return string(comment, "id"), above[-1] if above else top


def _title(post: Fields, like: Block) -> tuple[Block, ...]:
    url = string(post, "url")
    return headed(_name(post), url or None, like=like, mark=Reason.MEDIA if _PICTURE.search(url) else None)


def _name(post: Fields) -> str:
    return string(post, "name") or string(post, "title")


def _text(node: Fields) -> str:
    return string(node, "content") or string(node, "body")


def _author(view: Fields) -> str | None:
    creator = at(view, "creator")
    name = string(creator, "name") or string(creator, "user_name")
    return handle_of(name, string(creator, "actor_id")) if name else None
