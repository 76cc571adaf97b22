"""A topic of a Discourse forum as data (`/t/7.json`), or posts of several topics (`/posts.json`).

    {"id": 7, "title": "Which book?", "slug": "which-book", "post_stream": {"posts": [
      {"id": 101, "username": "ada", "created_at": "2022-03-01T10:00:00.000Z", "post_number": 1, "topic_id": 7,
       "reply_to_post_number": null, "cooked": "<p>I read <a href=\\"https://example.com/book\\">The book</a>.</p>"}]},
     "suggested_topics": [...]}

`cooked` is the HTML that the browser shows, with quotes of other posts and previews of links; `raw`, where it was
asked for, the Markdown. The data does not say on which host the forum lies.
"""

from collections.abc import Iterator
from typing import Any

from bs4 import Tag

from pipeline.model import Anchor, Block, Document, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._discourse import aside, previewed
from pipeline.parse._feed import with_cards
from pipeline.parse._fields import Fields, objects, string
from pipeline.parse._forum import headed, sure_of
from pipeline.parse._html import Look, anchor_of, blocks_of
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by
from pipeline.parse._tree import tree_of
from pipeline.text import unescape

_SIGNS = ('"post_number"',)


def recognises(saved: SavedFile) -> int:
    """90 where a post of Discourse's stands."""
    return sure_of(saved, _SIGNS, _posts)


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; of posts from several topics, without a title."""
    data = load(saved)
    if data is None:
        return
    posts = list(_posts(data.value))
    alone = len({string(post, "topic_id") for _, post in posts}) == 1
    first = posts[0][1] if alone else {}
    title = unescape(string(data.value, "title") or string(first, "topic_title")) if alone else ""
    opener = first if string(first, "post_number") == "1" else {}
    yield discussion(
        [_entry(post, where, title if post is opener else "") for where, post in posts],
        format="discourse_json",
        platform="discourse",
        data=data,
        author=string(opener, "username") or None,
        title=title or None,
    )


def _posts(value: Any) -> Iterator[tuple[str, Fields]]:
    """Every post, in order, with where it stands."""
    return (
        (where, node) for where, node in objects(value, lambda node: {} if _is_post(node) else node) if _is_post(node)
    )


def _is_post(node: Fields) -> bool:
    return "post_number" in node and "username" in node and ("cooked" in node or "raw" in node)


def _entry(post: Fields, where: str, title: str) -> Entry:
    by = post_by(string(post, "username"), None, moment(post.get("created_at")), name=string(post, "name") or None)
    like = Block(Role.PARAGRAPH, "", where=where)
    number = string(post, "post_number")
    answered = string(post, "reply_to_post_number") or ("1" if number != "1" else "")
    blocks = (*headed(title, None, like=like), *_text(post, like))
    return Entry(_key(post, number), by, blocks, _key(post, answered) if answered else None, None, post, where)


def _key(post: Fields, number: str) -> str:
    return f"{string(post, 'topic_id')}:{number}"


def _text(post: Fields, like: Block) -> tuple[Block, ...]:
    """What the post says, without its quotes of others; the name that a preview gives a link is its title."""
    if not (cooked := string(post, "cooked")):
        return tuple(_fragment.markdown(string(post, "raw"), like=like))
    look = Look(inside=aside, link=_link)
    return with_cards(blocks_of(tree_of(cooked), like=Block(Role.PARAGRAPH, "", post=0, where=like.where), look=look))


def _link(tag: Tag, base: str | None) -> Anchor | None:
    anchor = anchor_of(tag, base)
    return previewed(tag, anchor) if anchor else None
