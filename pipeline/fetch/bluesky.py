"""Bluesky: a post with what it answers and what answers it (https://docs.bsky.app, app.bsky.feed.getPostThread)."""

import re
from urllib.parse import quote

from pipeline.errors import NetworkError, Outcome
from pipeline.fetch._ask import Ask, dumped
from pipeline.fetch._files import Saved, file_name
from pipeline.fetch._urls import address

_API = "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?depth=1000&parentHeight=1000&uri="
_WHO = re.compile(r"did:[a-z]{1,20}:[\w.:%-]{1,200}\Z|[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}\Z")
_KEY = re.compile(r"[\w.~-]{1,64}\Z")


def _post(url: str) -> tuple[str, str] | None:
    """Handle or DID, and the post's key."""
    at = address(url)
    match at.host, at.path:
        case "bsky.app", ["profile", who, "post", key] if _WHO.match(who) and _KEY.match(key):
            return who, key
    return None


def matches(url: str) -> int:
    """90 for ``bsky.app/profile/…/post/…``."""
    return 90 if _post(url) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """``{"thread": {"post": …, "parent": …, "replies": […]}}``, nested."""
    who, key = _post(url) or ("", "")
    value = await ask.json(_API + quote(f"at://{who}/app.bsky.feed.post/{key}", safe=""))
    thread = value.get("thread") if isinstance(value, dict) else None
    if not isinstance(thread, dict) or "post" not in thread:
        raise NetworkError(f"{url}: the post was deleted, or its author hides it from the public", Outcome.CONTENT)
    source = f"https://bsky.app/profile/{who}/post/{key}"
    return [Saved(file_name("bluesky", who, key, ending="json"), dumped(value), source)]
