"""Lobsters as data: a story with its comments (`/s/abc123.json`), or a list of stories (`/hottest.json`).

    {"short_id": "abc123", "title": "Which book?", "url": "", "description": "<p>…</p>", "submitter_user": "ada",
     "created_at": "2023-06-12T08:43:51.000-05:00", "comments_url": "https://lobste.rs/s/abc123/which_book",
     "comments": [{"short_id": "x1", "comment": "<p>…</p>", "commenting_user": "bob", "depth": 0, "url": "…"}]}

Comments lie flat, each with its depth (before 2023 `indent_level`, which begins at 1); people are names or objects.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._fields import Fields, every, string
from pipeline.parse._forum import headed, sure_of
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by
from pipeline.text import unescape

_DEPTHS = ("depth", "indent_level")
_SIGNS = ('"submitter_user"', '"commenting_user"')


def recognises(saved: SavedFile) -> int:
    """90 where a story or comment of Lobsters stands."""
    return sure_of(saved, _SIGNS, _stories)


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; of a list, its stories."""
    data = load(saved)
    if data is None:
        return
    stories = list(_stories(data.value))
    opener = stories[0][1] if len(stories) == 1 else {}
    yield discussion(
        [entry for where, story in stories for entry in _entries(story, where)],
        format="lobsters_json",
        platform="lobsters",
        data=data,
        author=_person(opener, "submitter_user"),
        title=unescape(string(opener, "title")) or None,
        url=_permalink(opener),
    )


def _stories(value: Any) -> Iterator[tuple[str, Fields]]:
    """Every story with where it stands; comments that were saved without theirs stand under one without a title."""
    several = isinstance(value, list)
    for number, story in enumerate(every(value)):
        if "submitter_user" in story or any("commenting_user" in comment for comment in every(story, "comments")):
            yield f"/{number}" if several else "", story


def _entries(story: Fields, where: str) -> Iterator[Entry]:
    key = string(story, "short_id")
    post = post_by(_person(story, "submitter_user"), _permalink(story), moment(story.get("created_at")))
    like = Block(Role.PARAGRAPH, "", where=where)
    title = headed(unescape(string(story, "title")), unescape(string(story, "url")) or None, like=like)
    record = {name: value for name, value in story.items() if name != "comments"}
    yield Entry(key, post, (*title, *_text(story, "description", like)), None, None, record, where)
    above: dict[int, str] = {}
    for number, comment in enumerate(every(story, "comments")):
        depth = next((at for name in _DEPTHS if isinstance(at := comment.get(name), int)), 0)
        above[depth] = string(comment, "short_id")
        yield _comment(comment, f"{where}/comments/{number}", above.get(depth - 1, key))


def _comment(comment: Fields, where: str, parent: str) -> Entry:
    url = string(comment, "short_id_url") or string(comment, "url")
    post = post_by(_person(comment, "commenting_user"), url, moment(comment.get("created_at")))
    gone = comment.get("is_deleted") or comment.get("is_moderated")
    like = Block(Role.PARAGRAPH, "", where=where)
    blocks = [] if gone else _text(comment, "comment", like)
    return Entry(string(comment, "short_id"), post, tuple(blocks), parent, None, comment, where)


def _text(node: Fields, name: str, like: Block) -> list[Block]:
    """The rendered text, else the Markdown that it was written in."""
    rendered, written = string(node, name), string(node, f"{name}_plain")
    return _fragment.html(rendered, like=like) if rendered else _fragment.markdown(written, like=like)


def _person(node: Fields, name: str) -> str | None:
    return string(node, name, "username") or string(node, name) or None


def _permalink(story: Fields) -> str | None:
    return string(story, "comments_url") or string(story, "short_id_url") or None
