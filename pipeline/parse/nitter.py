"""A page of nitter, a reading mirror of Twitter: a thread or a profile.

    <div class="timeline-item"><a class="tweet-link" href="/handle/status/1#m"></a>
      <a class="fullname">Name</a> <a class="username" title="@handle">
      <span class="tweet-date"><a href="/handle/status/1#m" title="Apr 27, 2019 · 5:45 AM UTC">
      <div class="tweet-content media-body">Text <a href="https://example.com/a/long/path">example.com/a/lon…</a></div>
      <a class="card-container" href="..."><h2 class="card-title">
      <div class="quote"><a class="quote-link" href="/other/status/2#m"> ... <div class="quote-text">

hrefs are whole, only the text is cut; a card repeats the link of the text.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile, Standing
from pipeline.parse import _twitter
from pipeline.parse._feed import Feed, card, classes, feed_blocks, headline, host_of, noise, text
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, page, text_of, within
from pipeline.records import replace

RULE = "nitter-interface"
_ITEM = frozenset(("timeline-item", "main-tweet"))
_MEDIA = frozenset(("attachments", "tweet-avatar", "avatar", "gallery-row", "quote-media-container"))
_DATES = ("%d/%m/%Y, %H:%M:%S", "%b %d, %Y · %I:%M %p UTC", "%d %b %Y %H:%M:%S UTC", "%Y-%m-%d %H:%M:%S UTC")
MARKS = ("tweet-content",)


def recognises(saved: SavedFile) -> int:
    """90 for a page with nitter's timeline."""
    text = saved.text
    return 90 * (
        is_site(saved, fragment=True) and "tweet-content" in text and "tweet-link" in text and "timeline-item" in text
    )


def read(saved: SavedFile) -> Iterator[Document]:
    """One document: a thread with its replies, or a profile's posts."""
    soup = page(saved)
    base = _base(soup, saved)
    found = list(_posts(soup, base))
    main = _main(soup, found)
    author = main.author if main else None
    site = _twitter.Site.of((post for _, post in found), author, host_of(base))
    posts = _twitter.seen_from(found, author)
    profile = soup.find(class_="profile-card") is not None
    url = f"{base}{author[1:]}" if profile and author else (main.url if main else None)
    blocks = feed_blocks(saved, soup, Feed(RULE, posts, _part, partial(_link, site), url or base, site.outside))
    first = next((n for n, (_, p) in enumerate(found) if p is main), None)
    title = text_of(soup.title) if profile else headline(blocks, first)
    when = main.posted_at if main and not profile else None
    yield Document(
        "nitter", Genre.THREAD, blocks, tuple(p for _, p in posts), "twitter", author, title or None, url, when
    )


def _link(site: _twitter.Site, tag: Tag, base: str | None) -> Anchor | None:
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    title = text_of(tag.find(class_="card-title")) or None if "card-container" in classes(tag) else None
    return replace(anchor, mark=site.mark(anchor.url), title=title)


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if like.post is None:
        return (
            noise(like, Reason.PROFILE, "nitter-profile")
            if "profile-website" in names or "profile-bio" in names
            else None
        )
    if "tweet-content" in names or "quote-text" in names:
        return text(like)
    if "card-container" in names or ("card" in names and "attachments" not in names):
        return card(like)
    return noise(like, Reason.MEDIA, "nitter-media") if names & _MEDIA else None


def _base(soup: BeautifulSoup, saved: SavedFile) -> str:
    """The address of the instance: each has its own host.

    The page names it in its search link, and where a program has saved it with whole addresses in every permalink.
    """
    named = (attribute(tag, "href") for tag in (soup.find("link", rel="search"), _permalink(soup)) if tag is not None)
    whole = re.match(r"https?://[^/]+/", next((n for n in named if host_of(n)), "") or address(soup, saved) or "")
    return whole[0] if whole and host_of(whole[0]) not in _twitter.HOSTS - {"nitter.net"} else "https://nitter.net/"


def _permalink(node: Tag) -> Tag | None:
    date = node.find(class_="tweet-date")
    return date.find("a") if date is not None else None


def _posts(soup: BeautifulSoup, base: str) -> Iterator[tuple[Tag, Post]]:
    for tag in every(soup, "div"):
        names = classes(tag)
        if names & _ITEM and tag.find(class_="tweet-content") is not None:
            if "main-tweet" in names and tag.find(class_="timeline-item") is not None:
                continue
            repost = tag.find(class_="retweet-header") is not None
            yield tag, _post(tag, base, Standing.REPOST if repost else Standing.OWN)
        elif "quote" in names and "unavailable" not in names:
            yield tag, _post(tag, base, Standing.QUOTED)


def _post(tag: Tag, base: str, standing: Standing) -> Post:
    user = tag.find("a", class_="username")
    author = (attribute(user, "title") or text_of(user)) if user is not None else ""
    link = _permalink(tag) or tag.find("a", class_=["tweet-link", "quote-link"])
    anchor = anchor_of(link, base) if link is not None else None
    when = _when(attribute(link, "title")) if link is not None else None
    name = text_of(tag.find("a", class_="fullname"))
    url = anchor.url.partition("#")[0] if anchor else None
    return Post(author or None, url, when, Precision.SECOND if when else None, standing, name=name or None)


def _when(shown: str) -> datetime | None:
    for form in _DATES:
        try:
            return datetime.strptime(shown, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _main(soup: BeautifulSoup, found: list[tuple[Tag, Post]]) -> Post | None:
    """The post that the page is about; on a profile the first of its own."""
    inside = soup.find(class_="main-tweet")
    by_place = next((p for tag, p in found if inside is not None and (tag is inside or within(tag, inside))), None)
    owner = text_of(soup.find(class_="profile-card-username")).lower()
    own = [p for _, p in found if p.standing is Standing.OWN]
    by_name = next((p for p in own if owner and (p.author or "").lower() == owner), None)
    return by_place or by_name or (own[0] if own else None)
