"""Addresses of posts, people and hashtags on the social networks, told by their shape."""

import re

from pipeline.model import Block, Reason
from pipeline.records import replace

# network -> (a post by {author}, an account, a hashtag), all behind scheme and host
_SHAPES: dict[str, tuple[str, str, str]] = {
    "bluesky": (r"bsky\.app/profile/([\w.:-]+)/post/\w+", r"bsky\.app/profile/[\w.:-]+", r"bsky\.app/hashtag/[^/]+"),
    "twitter": (
        r"(?:twitter|x)\.com/(\w+)/status/\d+",
        r"(?:twitter|x)\.com/(?!home|search|i/|intent)\w{1,20}",
        r"(?:twitter|x)\.com/hashtag/[^/]+",
    ),
    "threads": (r"threads\.(?:net|com)/@([\w.]+)/post/\w+", r"threads\.(?:net|com)/@[\w.]+", r"threads\.net/tag/[^/]+"),
    "mastodon": (r"[\w.-]+/@([\w.-]+(?:@[\w.-]+)?)/\d+", r"[\w.-]+/@[\w.@-]+", r"[\w.-]+/tags/[^/?#]+"),
}
_START = r"https?://(?:www\.|mobile\.)?"
_END = r"/?(?:[?#].*)?$"
_COMPILED = {name: tuple(re.compile(_START + shape + _END) for shape in shapes) for name, shapes in _SHAPES.items()}


def platform_of(url: str) -> str | None:
    """The network that a post's address belongs to."""
    return next((name for name, (post, _, _) in _COMPILED.items() if post.match(url)), None)


def author_in(url: str) -> str | None:
    """``@handle`` of the author whom a post's address names (with the host, on Mastodon)."""
    for name, (post, _, _) in _COMPILED.items():
        if match := post.match(url):
            host = url.split("/")[2]
            return f"@{match[1]}@{host}" if name == "mastodon" and "@" not in match[1] else f"@{match[1]}"
    return None


def links_marked(block: Block, *, own: str | None) -> Block:
    """The block with its links to people and hashtags PROFILE, to posts by `own` SELF, to others' posts OFF_TOPIC."""
    return replace(block, anchors=tuple(replace(a, mark=a.mark or _mark(a.url, own)) for a in block.anchors))


def _mark(url: str, own: str | None) -> Reason | None:
    for _, person, tag in _COMPILED.values():
        if person.match(url) or tag.match(url):
            return Reason.PROFILE
    author = author_in(url)
    if author is None:
        return None
    return Reason.SELF if author == own else Reason.OFF_TOPIC
