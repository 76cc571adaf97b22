"""Reddit's `.json`: a listing of posts, a post with its comments, comments or posts one a line (Pushshift).

    [{"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"title": "Books?", "selftext": "…",
        "is_self": true, "author": "ada", "permalink": "/r/books/comments/x/books/", "created_utc": 1356393385.0}}]}},
     {"kind": "Listing", "data": {"children": [{"kind": "t1", "data": {"author": "bob", "body": "[This](https://…)",
        "parent_id": "t3_x", "replies": {"kind": "Listing", "data": {...}}}}]}}]

Texts are Markdown, HTML-escaped unless the page was asked for with raw_json; the rendered text stands beside.
"""

import html
from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Post, Precision, Reason, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._forum import headed, in_tree_order
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion
from pipeline.text import unescape

Fields = dict[str, Any]
_HOST = "https://www.reddit.com"
_ELSEWHERE = {"replies", "comments", "body_html", "selftext_html"}  # read as posts of their own, or the text again
_GONE = {"[deleted]", "[removed]"}
_PICTURES = ("https://i.redd.it/", "https://v.redd.it/", "https://preview.redd.it/", "https://www.reddit.com/gallery/")


def recognises(saved: SavedFile) -> int:
    """90 where a post or comment of Reddit stands."""
    if '"permalink"' not in saved.text and '"link_id"' not in saved.text and '"Listing"' not in saved.text:
        return 0
    data = load(saved)
    return 90 if data and next(_things(data.value), None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; of a subreddit's listing, its posts."""
    data = load(saved)
    if data is None:
        return
    things = list(_things(data.value))
    entries = in_tree_order([_entry(thing, where) for where, thing in things])
    posts = [thing for _, thing in things if "title" in thing]
    opener = posts[0] if len(posts) == 1 else {}
    subreddits = {thing.get("subreddit") for _, thing in things if thing.get("subreddit")}
    of_all = f"r/{subreddits.pop()}" if len(subreddits) == 1 else None
    yield discussion(
        entries,
        format="reddit_json",
        platform="reddit",
        data=data,
        author=_author(opener) if opener else None,
        title=unescape(opener["title"]) if opener else of_all,
        url=_permalink(opener) if opener else None,
    )


def _is_thing(node: Fields) -> bool:
    post = isinstance(node.get("title"), str) and "subreddit" in node and "author" in node
    comment = isinstance(node.get("body"), str) and ("link_id" in node or "parent_id" in node)
    return post or comment


def _things(value: Any) -> Iterator[tuple[str, Fields]]:
    """Every post and comment, in order."""
    stack = [(value, "")]
    while stack:
        node, where = stack.pop()
        if isinstance(node, list):
            stack.extend((item, f"{where}/{i}") for i, item in reversed(list(enumerate(node))))
        elif isinstance(node, dict):
            if _is_thing(node):
                yield where, node
                node = {"replies": node.get("replies"), "comments": node.get("comments")}
            inner = ((key, item) for key, item in reversed(node.items()) if isinstance(item, dict | list))
            stack.extend((item, f"{where}/{key}") for key, item in inner)


def _author(thing: Fields) -> str | None:
    author = thing.get("author")
    return str(author) if author and author not in _GONE else None


def _permalink(thing: Fields) -> str | None:
    path = str(thing.get("permalink") or "")
    return path if path.startswith("http") or not path else _HOST + path


def _entry(thing: Fields, where: str) -> Entry:
    prefix = "t3_" if "title" in thing else "t1_"
    posted = moment(thing.get("created_utc"))
    post = Post(_author(thing), _permalink(thing), posted, Precision.SECOND if posted else None)
    like = Block(Role.PARAGRAPH, "", where=where)
    blocks = (*_title(thing, like), *_text(thing, like))
    parent = thing.get("parent_id")
    record = {key: value for key, value in thing.items() if key not in _ELSEWHERE}
    key = str(thing.get("name") or f"{prefix}{thing.get('id')}")
    return Entry(key, post, blocks, str(parent) if parent else None, None, record, where)


def _title(thing: Fields, like: Block) -> tuple[Block, ...]:
    """The title with what the post submits; a post without a link names its own permalink as `url`."""
    url = unescape(str(thing.get("url_overridden_by_dest") or thing.get("url") or ""))
    own = thing.get("is_self") or (thing.get("permalink") and str(thing["permalink"]) in url)
    mark = Reason.SELF if own else Reason.MEDIA if url.startswith(_PICTURES) else None
    if not url.startswith("http"):
        url = ""
    return headed(unescape(str(thing.get("title") or "")), url or None, like=like, mark=mark)


def _text(thing: Fields, like: Block) -> list[Block]:
    for rendered, written in (("body_html", "body"), ("selftext_html", "selftext")):
        if thing.get(written) in _GONE:
            return []
        if thing.get(rendered):
            markup = html.unescape(str(thing[rendered])) if "&lt;" in thing[rendered][:60] else str(thing[rendered])
            return _fragment.html(markup, like=like)
        if thing.get(written):
            return _fragment.markdown(unescape(str(thing[written])), like=like)
    return []
