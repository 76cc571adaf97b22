"""Issues, pull requests and discussions of GitHub with their comments: `gh issue view --json`, its API, or GraphQL's answer.

    {"title": "Which book?", "body": "…", "url": "https://github.com/ada/ovens/issues/7", "author": {"login": "ada"},
     "createdAt": "…", "comments": [{"author": {"login": "bert"}, "body": "[This](https://…)", "url": "…/7#issuecomment-1"}]}
    [{"html_url": "https://github.com/ada/ovens/issues/7#issuecomment-1", "user": {"login": "bert"}, "body": "…", "created_at": "…"}]

Texts are Markdown; a comment's address is that of what it answers, with a fragment. Gitea's and Forgejo's API is the same.
"""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Reason, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._fields import Fields, string
from pipeline.parse._forum import headed, in_tree_order, sure_of
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by

_TALK = re.compile(r"(https?://[^/\s]+/[^/\s]+/[^/\s]+/(?:issues|pulls?|discussions)/\d+)(?:#\S*)?$")
_KINDS = ("/issues/", "/pull", "/discussions/")
_APART = frozenset({"comments", "replies", "nodes", "edges"})


def recognises(saved: SavedFile) -> int:
    """90 where an issue, a discussion or a comment of one stands."""
    return sure_of(saved, _KINDS, _things) if '"body"' in saved.text else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; its title where it is about one question."""
    data = load(saved)
    if data is None:
        return
    entries = in_tree_order([_entry(thing, where, holder) for where, thing, holder in _things(data.value)])
    openers = [entry for entry in entries if string(entry.record, "title")]
    only = openers[0] if len(openers) == 1 else None
    yield discussion(
        entries,
        format="github_json",
        platform="github",
        data=data,
        author=only.post.author if only else None,
        title=string(only.record, "title") if only else None,
        url=only.post.url if only else None,
    )


def _things(value: Any) -> Iterator[tuple[str, Fields, str | None]]:
    """Every opening post and comment in order, with where it stands and the key of what holds it."""
    stack: list[tuple[Any, str, str | None]] = [(value, "", None)]
    while stack:
        node, where, holder = stack.pop()
        if isinstance(node, list):
            stack.extend((item, f"{where}/{i}", holder) for i, item in reversed(list(enumerate(node))))
        elif isinstance(node, dict):
            if _is_thing(node):
                yield where, node, holder
                holder = _url(node)
            inner = ((key, item) for key, item in reversed(node.items()) if isinstance(item, dict | list))
            stack.extend((item, f"{where}/{key}", holder) for key, item in inner)


def _is_thing(node: Fields) -> bool:
    return (
        isinstance(node.get("body"), str)
        and ("author" in node or "user" in node)
        and _TALK.match(_url(node)) is not None
    )


def _url(node: Fields) -> str:
    return string(node, "html_url") or string(node, "url")


def _entry(thing: Fields, where: str, holder: str | None) -> Entry:
    url = _url(thing)
    found = _TALK.match(url)
    author = string(thing, "author", "login") or string(thing, "user", "login")
    post = post_by(author, url, moment(thing.get("createdAt") or thing.get("created_at")))
    like = Block(Role.PARAGRAPH, "", where=where)
    title = headed(string(thing, "title"), url, like=like, mark=Reason.SELF)
    said = _fragment.markdown(thing["body"], like=like, lines=True)
    above = holder or (found[1] if found and found[1] != url else None)
    record = {key: value for key, value in thing.items() if key not in _APART}
    return Entry(url, post, (*title, *said), above, None, record, where)
