"""What Mastodon's two data formats share: whole handles, and which links of a post are people or pictures."""

import re
from collections.abc import Set
from urllib.parse import urlsplit

from pipeline.model import Anchor, Block, Reason
from pipeline.records import replace

# https://host/@name, /users/name, /users/name/statuses/1, /@name/1
_ACTOR = re.compile(r"https?://([^/]+)/(?:@|users/)([\w.-]+)")
_UPLOAD = re.compile(r"https?://[^/]+/media/[\w-]{10,40}/?$")  # Mastodon wrote them into the text until 2018
_UPLOADED = re.compile(r"https?://[\w.-]{3,100}/media/[\w-]{10,40}(?![\w/.-])")
_TAG = re.compile(r"https?://[^/]+/(?:tags|tag)/[^/]+/?$")


def handle_of(acct: str, url: str | None) -> str:
    """``@name@host`` of an account whose local name is `acct` and whose page is `url`."""
    acct = acct.lstrip("@")
    if "@" in acct or not url:
        return f"@{acct}"
    return f"@{acct}@{urlsplit(url).netloc}"


def handle_in(url: str) -> str | None:
    """``@name@host`` of the account that an address of an account or post names."""
    match = _ACTOR.match(url)
    return f"@{match[2]}@{match[1]}" if match else None


def marked(block: Block, *, media: Set[str], profiles: Set[str]) -> Block:
    """The block with its links to own pictures, people and hashtags marked."""

    def mark(url: str, known: Reason | None) -> Reason | None:
        if known or url in profiles or _TAG.match(url):
            return known or Reason.PROFILE
        return Reason.MEDIA if url in media or _UPLOAD.match(url) else None

    anchors = [replace(a, mark=mark(a.url, a.mark)) for a in block.anchors]
    covered = [(a.start, a.end) for a in anchors]
    bare = (m for m in _UPLOADED.finditer(block.text) if not any(s < m.end() and m.start() < e for s, e in covered))
    anchors += [Anchor(m.start(), m.end(), m[0], mark=Reason.MEDIA) for m in bare]
    return replace(block, anchors=tuple(sorted(anchors, key=lambda a: a.start)))
