"""The Stack Exchange API: questions, answers or comments, with whatever the filter asked for.

    {"items": [{"question_id": 1, "title": "Which book?", "link": "https://stackoverflow.com/questions/1/which-book",
                "body": "<p>…</p>", "owner": {"display_name": "ada", "link": "…"}, "tags": ["books"],
                "answers": [{"answer_id": 2, "body": "<p>…</p>", "comments": [{"body": "…"}]}]}], "has_more": false}

Titles and names are HTML-escaped. `link` is the post's own permalink.
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

_IDS = ("comment_id", "answer_id", "question_id", "post_id")
_INNER = ("answers", "comments")


def recognises(saved: SavedFile) -> int:
    """90 where the API's wrapper holds posts, or a list of them stands bare."""
    data = load(saved)
    return 90 if data and next(_posts(data.value), None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; its title where it is one question's."""
    data = load(saved)
    if data is None:
        return
    found = list(_posts(data.value))
    entries = in_tree_order([_entry(post, where, parent) for where, post, parent in found])
    questions = [post for _, post, _ in found if _kind(post) == "question_id"]
    only = questions[0] if len(questions) == 1 else {}
    yield discussion(
        entries,
        format="stackexchange_json",
        platform="stackexchange",
        data=data,
        author=_owner(only),
        title=unescape(string(only, "title")) or None,
        url=string(only, "link") or None,
    )


def _kind(post: Fields) -> str | None:
    return next((name for name in _IDS if name in post), None)


def _key(post: Fields) -> str:
    kind = _kind(post)
    return f"{kind}:{post[kind]}" if kind else ""


def _posts(value: Any) -> Iterator[tuple[str, Fields, str | None]]:
    """Every question, answer and comment, with where it stands and what it answers."""
    items = value.get("items") if isinstance(value, dict) else value
    stack: list[tuple[Any, str, str | None]] = [(items, "/items" if isinstance(value, dict) else "", None)]
    while stack:
        node, where, parent = stack.pop()
        if isinstance(node, list):
            stack.extend((item, f"{where}/{i}", parent) for i, item in reversed(list(enumerate(node))))
        elif isinstance(node, dict) and _kind(node) and "creation_date" in node:
            yield where, node, parent
            inner = [(key, node[key]) for key in _INNER if isinstance(node.get(key), list)]
            stack.extend((item, f"{where}/{key}", _key(node)) for key, item in reversed(inner))


def _owner(post: Fields) -> str | None:
    return unescape(string(post, "owner", "display_name")) or None


def _entry(item: Fields, where: str, holder: str | None) -> Entry:
    link = string(item, "link") or string(item, "share_link") or None
    post = post_by(_owner(item), link, moment(item.get("creation_date")))
    like = Block(Role.PARAGRAPH, "", where=where)
    title = unescape(string(item, "title")) if _kind(item) == "question_id" else ""
    parent = holder or (f"question_id:{item['question_id']}" if "answer_id" in item and "question_id" in item else None)
    body = _fragment.html(string(item, "body"), like=like)
    if not body:
        body = _fragment.markdown(unescape(string(item, "body_markdown")), like=like)
    body = body or _fragment.html(string(item, "excerpt"), like=like)  # of a search
    record = {key: value for key, value in item.items() if key not in _INNER}
    return Entry(
        _key(item), post, (*headed(title, link, like=like, mark=Reason.SELF), *body), parent, None, record, where
    )
