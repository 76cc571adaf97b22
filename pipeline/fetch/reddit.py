"""Reddit: a post with its comments, the listing that stands behind every page with ``.json`` (https://www.reddit.com/dev/api)."""

import re
from typing import Any

from pipeline.errors import NetworkError, Outcome
from pipeline.fetch._ask import Ask, dumped
from pipeline.fetch._files import Saved, file_name
from pipeline.fetch._urls import address

_HOSTS = frozenset({"reddit.com", "old.reddit.com", "new.reddit.com", "np.reddit.com", "i.reddit.com", "m.reddit.com"})
_ID = re.compile(r"[0-9a-z]{2,10}\Z")
_MOST = 500  # comments that an answer holds; the rest are stubs


def _post(url: str) -> str | None:
    at = address(url)
    match at.path:
        case [post] if at.host == "redd.it":
            pass
        case ["r" | "user" | "u", _, "comments", post, *_] | ["comments", post, *_] if at.host in _HOSTS:
            pass
        case _:
            return None
    return post.lower() if _ID.match(post.lower()) else None


def _shared(url: str) -> bool:
    at = address(url)
    return at.host in _HOSTS and len(at.path) == 4 and at.path[0] in ("r", "u", "user") and at.path[2] == "s"


def matches(url: str) -> int:
    """90 for ``reddit.com/r/…/comments/ID/…``, ``redd.it/ID`` and the app's ``/s/`` links."""
    return 90 if _post(url) or _shared(url) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """``[listing of the post, listing of its comments]``."""
    if _shared(url):
        url = (await ask.get(url, interface=True)).final_url
    post = _post(url)
    value = await ask.json(f"https://www.reddit.com/comments/{post}.json?limit={_MOST}")
    if not (isinstance(value, list) and len(value) == 2):
        raise NetworkError(f"{url}: this is no post with comments", Outcome.CONTENT)
    name = file_name("reddit", "post", str(post), ending="json")
    hidden = _hidden(value)
    note = f'{hidden} comments stand behind "more" and were not given' if hidden else None
    return [Saved(name, dumped(value), f"https://www.reddit.com/comments/{post}/", note)]


def _hidden(value: Any) -> int:
    """How many comments the listing only counts."""
    found, left = 0, [value]
    while left:
        match left.pop():
            case {"kind": "more", "data": {"count": int(count)}}:
                found += count
            case dict() as node:
                left += node.values()
            case list() as nodes:
                left += nodes
    return found
