"""A page of bsky.app saved from the browser: a post with its replies, or a profile's feed.

    <div data-testid="postThreadItem-by-ada.bsky.social">  (on a profile: feedItem-by-...)
      <a href="/profile/ada.bsky.social" aria-label="View profile">Ada</a> <a ...>@ada.bsky.social</a>
      <a href="/profile/ada.bsky.social/post/3mdf67excpk2m" data-tooltip="January 27, 2026 at 7:50 AM">3h</a>
      <div data-word-wrap="1">Text <a href="https://example.com/a/long/path">example.com/a/lo...</a></div>
      <a href="https://example.com/a/long/path" aria-label="Title of the page">   (a card)
      <div role="link" aria-label="Post by ...">                                  (a quoted post)

hrefs are whole. The last part of a permalink holds the time of the post, which spares reading localised dates.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile, Standing
from pipeline.parse._feed import Feed, card, feed_blocks, headline, noise, text
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, page, text_of, within
from pipeline.records import dataclass, replace

RULE = "bluesky-interface"
BASE = "https://bsky.app/"
_ITEM = re.compile(r"(?:postThreadItem|feedItem)-by-(.+)")
_POST = re.compile(r"https?://(?:bsky\.app|deer\.social|main\.bsky\.dev)/profile/([^/?#]+)/post/(\w+)(/.*)?")
_PROFILE = re.compile(
    r"https?://bsky\.app/(?:profile/[^/?#]+(?:/(?:follows|followers|known-followers))?/?|hashtag/[^/]+.*)"
)
_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"  # base32-sortable, of which a record's key (TID) is made
MARKS = ("Item-by-",)


def recognises(saved: SavedFile) -> int:
    """90 for a page with Bluesky's posts."""
    text = saved.text
    known = is_site(saved, fragment=True) and "Item-by-" in text
    return 90 * (known and ("postThreadItem-by-" in text or "feedItem-by-" in text))


def read(saved: SavedFile) -> Iterator[Document]:
    """One document: a discussion where others answer, else one author's thread or feed."""
    soup = page(saved)
    url = address(soup, saved)
    posts = tuple(_posts(soup, url))
    main = next((p for _, p in posts if p.url and p.url == url), None) or next((p for _, p in posts), None)
    owner = _owner(url)
    author = f"@{owner}" if owner and not owner.startswith("did:") else (main.author if main else None)
    profile = url is not None and not _POST.match(url)
    if profile:
        posts = tuple((tag, _reposted(p, author)) for tag, p in posts)
    others = any(p.author != author and p.standing is Standing.OWN for _, p in posts)
    site = _Site.of([p for _, p in posts])
    blocks = feed_blocks(saved, soup, Feed(RULE, posts, _part, partial(_link, site), BASE, site.outside))
    first = next((n for n, (_, p) in enumerate(posts) if p is main), None)
    when = main.posted_at if main and not profile else None
    genre = Genre.DISCUSSION if others else Genre.THREAD
    title = (text_of(soup.title) or None) if profile else headline(blocks, first)
    yield Document("bluesky", genre, blocks, tuple(p for _, p in posts), "bluesky", author, title, url, when)


@dataclass(frozen=True, slots=True)
class _Site:
    own: frozenset[str]
    quoted: frozenset[str]

    @classmethod
    def of(cls, posts: list[Post]) -> "_Site":
        keys = [(_key(p.url), p.standing) for p in posts]
        own = frozenset(k for k, standing in keys if k and standing is not Standing.QUOTED)
        return cls(own, frozenset(k for k, _ in keys if k) - own)

    def mark(self, url: str) -> Reason | None:
        """What a URL in a post's text is."""
        key = _key(url)
        if key:
            return Reason.SELF if key in self.own else Reason.OFF_TOPIC if key in self.quoted else None
        if _PROFILE.fullmatch(url):
            return Reason.PROFILE
        return Reason.MEDIA if "//cdn.bsky.app/" in url or "//video.bsky.app/" in url else None

    def outside(self, tag: str, name: str, url: str) -> Reason | None:
        """What a URL outside of all text is."""
        return self.mark(url)


def _key(url: str | None) -> str | None:
    found = _POST.match(url or "")
    return found[2] if found else None


def _owner(url: str | None) -> str | None:
    found = re.match(r"https?://[\w.]+/profile/([^/?#]+)", url or "")
    return found[1] if found else None


def _link(site: _Site, tag: Tag, base: str | None) -> Anchor | None:
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    label = " ".join(attribute(tag, "aria-label").split())
    external = not anchor.url.startswith(BASE)
    return replace(anchor, mark=site.mark(anchor.url), title=label or None if external else None)


def _part(tag: Tag, like: Block) -> Inside | None:
    if like.post is None:
        header = attribute(tag, "data-testid").startswith("profileHeader")
        return noise(like, Reason.PROFILE, "bluesky-profile") if header else None
    if like.mark is None:
        return None
    if "data-word-wrap" in tag.attrs:
        return text(like)
    if tag.name == "a" and str(tag.attrs.get("href", "")).startswith("http"):
        return card(like)
    return noise(like, Reason.MEDIA, "bluesky-media") if "data-expoimage" in tag.attrs else None


def _posts(soup: BeautifulSoup, url: str | None) -> Iterator[tuple[Tag, Post]]:
    """The posts in order, each before the one that it quotes."""
    inside: Tag | None = None
    for tag in every(soup, "div"):
        item = _ITEM.match(attribute(tag, "data-testid"))
        if item:
            inside = tag
            link = next(iter(_permalinks(tag)), None)
            own = link if link and (_POST.match(link) or [""])[1] == item[1] else url
            yield tag, _post(f"@{item[1]}", own, Standing.OWN, _name(tag, item[1]))
        elif inside is not None and tag.attrs.get("role") == "link" and within(tag, inside):
            link = next(iter(_permalinks(tag)), None)
            if link:
                yield tag, _post(f"@{_owner(link)}", link, Standing.QUOTED, _name(tag, _owner(link) or ""))


def _permalinks(tag: Tag) -> Iterator[str]:
    """The permalinks of a post's own head: links to posts that carry a date."""
    for link in tag.find_all("a", {"data-tooltip": True}):
        anchor = anchor_of(link, BASE)
        found = _POST.match(anchor.url) if anchor else None
        if anchor and found and not found[3]:
            yield anchor.url


def _post(author: str, url: str | None, standing: Standing, name: str | None) -> Post:
    when = _time(_key(url))
    return Post(author, url, when, Precision.SECOND if when else None, standing, name=name)


def _name(tag: Tag, handle: str) -> str | None:
    """The display name: the first link to the poster's profile that shows a text."""
    for link in tag.find_all("a", limit=4):
        shown = re.sub("[\u202a-\u202e\u2066-\u2069]", "", link.get_text(" ")).split("@")[0]
        if attribute(link, "href").endswith(f"/profile/{handle}") and shown.strip():
            return " ".join(shown.split())
    return None


def _time(key: str | None) -> datetime | None:
    """The instant inside of a record's key; None for a key that is no TID or of another age."""
    if key is None or len(key) != 13 or any(c not in _DIGITS for c in key):
        return None
    number = 0
    for digit in key:
        number = number * 32 + _DIGITS.index(digit)
    seconds = (number >> 10) / 1_000_000
    return datetime.fromtimestamp(int(seconds), UTC) if 1.6e9 < seconds < 4e9 else None


def _reposted(post: Post, author: str | None) -> Post:
    return replace(post, standing=Standing.REPOST) if post.standing is Standing.OWN and post.author != author else post
