"""Reddit's `.json`: a listing of posts, a post with its comments, comments or posts one a line (Pushshift).

    [{"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"title": "Books?", "selftext": "…",
        "is_self": true, "author": "ada", "permalink": "/r/books/comments/x/books/", "created_utc": 1356393385.0}}]}},
     {"kind": "Listing", "data": {"children": [{"kind": "t1", "data": {"author": "bob", "body": "[This](https://…)",
        "parent_id": "t3_x", "replies": {"kind": "Listing", "data": {...}}}}]}}]

Texts are Markdown, HTML-escaped unless the page was asked for with raw_json; the rendered text stands beside.
A downloader's archive (bdfr) is the bare post, which names no subreddit, with `comments` that hold `replies`.
"""

import html
from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Reason, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._fields import Fields, objects, string
from pipeline.parse._forum import headed, in_tree_order, sure_of
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._reddit import UPLOADS
from pipeline.parse._thread import Entry, discussion, post_by
from pipeline.text import unescape

_HOST = "https://www.reddit.com"
_SIGNS = ('"permalink"', '"link_id"', '"Listing"')
_ELSEWHERE = {"replies", "comments", "body_html", "selftext_html"}  # read as posts of their own, or the text again
_GONE = {"[deleted]", "[removed]"}


def recognises(saved: SavedFile) -> int:
    """90 where a post or comment of Reddit stands."""
    return sure_of(saved, _SIGNS, _things)


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; of a subreddit's listing, its posts."""
    data = load(saved)
    if data is None:
        return
    things = list(_things(data.value))
    entries = in_tree_order([entry(thing, where) for where, thing in things])
    posts = [thing for _, thing in things if "title" in thing]
    opener = posts[0] if len(posts) == 1 else {}
    subreddits = {name for _, thing in things if (name := string(thing, "subreddit"))}
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
    post = isinstance(node.get("title"), str) and "author" in node and ("subreddit" in node or "selftext" in node)
    comment = isinstance(node.get("body"), str) and ("link_id" in node or "parent_id" in node)
    return post or comment


def _things(value: Any) -> Iterator[tuple[str, Fields]]:
    """Every post and comment, in order."""
    return ((where, node) for where, node in objects(value, _below) if _is_thing(node))


def _below(node: Fields) -> Fields:
    return {"replies": node.get("replies"), "comments": node.get("comments")} if _is_thing(node) else node


def _author(thing: Fields) -> str | None:
    author = string(thing, "author")
    return author if author and author not in _GONE else None


def _permalink(thing: Fields) -> str | None:
    path = string(thing, "permalink")
    return path if path.startswith("http") or not path else _HOST + path


def entry(thing: Fields, where: str) -> Entry:
    """A post, which has a title, or a comment."""
    prefix = "t3_" if thing.get("title") is not None else "t1_"
    post = post_by(_author(thing), _permalink(thing), moment(thing.get("created_utc")))
    like = Block(Role.PARAGRAPH, "", where=where)
    blocks = (*_title(thing, like), *_text(thing, like))
    parent = string(thing, "parent_id")
    record = {key: value for key, value in thing.items() if key not in _ELSEWHERE}
    key = string(thing, "name") or prefix + string(thing, "id")
    return Entry(key, post, blocks, parent or None, None, record, where)


def _title(thing: Fields, like: Block) -> tuple[Block, ...]:
    """The title with what the post submits; a post without a link names its own permalink as `url`."""
    url = unescape(string(thing, "url_overridden_by_dest") or string(thing, "url"))
    own = thing.get("is_self") or (string(thing, "permalink") and string(thing, "permalink") in url)
    mark = Reason.SELF if own else Reason.MEDIA if url.startswith(UPLOADS) else None
    if not url.startswith("http"):
        url = ""
    return headed(unescape(string(thing, "title")), url or None, like=like, mark=mark)


def _text(thing: Fields, like: Block) -> list[Block]:
    for rendered, written in (("body_html", "body"), ("selftext_html", "selftext")):
        if string(thing, written) in _GONE:
            return []
        if markup := string(thing, rendered):
            return _fragment.html(html.unescape(markup) if "&lt;" in markup[:60] else markup, like=like)
        if text := string(thing, written):
            return _fragment.markdown(unescape(text), like=like)
    return []
