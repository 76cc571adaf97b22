"""A page of Mastodon, or of a server that speaks its markup: a post with its answers, or a profile.

    <div class="detailed-status"> <span class="display-name__account">@ada@example.social</span>
      <div class="status__content"><p>Text <a href="https://example.com/long/path"><span class="invisible">https://</span>
        <span class="ellipsis">example.com/long</span><span class="invisible">/path</span></a></p></div>
      <a class="status-card" href="https://example.com/long/path"> <strong class="status-card__title">
      <a class="detailed-status__datetime" href="https://example.social/@ada/1"><time datetime="2023-01-31T12:00:00Z">
    <div class="status"> <a class="status__relative-time" href="..."><time datetime="..."> <div class="status__content">

A link's text is whole once its invisible parts are read too; mentions and hashtags have classes of their own.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile, Standing
from pipeline.parse._feed import Feed, card, classes, feed_blocks, headline, host_of, instant, noise, rich
from pipeline.parse._html import Inside, address, anchor_of, attribute, is_site, page, text_of
from pipeline.records import replace

RULE = "mastodon-interface"
_POSTS = frozenset(("status", "detailed-status"))
_CONTENT = ("status__content", "e-content")
_NUMBER = re.compile(r"/(?:@[^/]+|users/[^/]+/statuses|statuses|notice|objects)/([\w-]+)/?$")
_HANDLE = re.compile(r"@[\w.-]+(?:@[\w.-]+)?")
_MEDIA = frozenset(
    (
        "media-gallery",
        "video-player",
        "audio-player",
        "status__avatar",
        "detailed-status__display-avatar",
        "account__avatar",
    )
)
_PROFILE = frozenset(("account__header", "public-account-header", "account-card", "account__header__bio"))


def recognises(saved: SavedFile) -> int:
    """90 for a page with Mastodon's posts."""
    text = saved.text
    return 90 * (is_site(saved, fragment=True) and "status__content" in text and "<time" in text)


def read(saved: SavedFile) -> Iterator[Document]:
    """One document: a discussion where others answer, else one person's thread or profile."""
    soup = page(saved)
    url = address(soup, saved)
    found = list(_posts(soup, url))
    main = next((p for tag, p in found if "detailed-status" in classes(tag)), None) or next((p for _, p in found), None)
    profile = _number(url) is None and not any("detailed-status" in classes(tag) for tag, _ in found)
    author = main.author if main else None
    if profile:
        found = [(tag, _boosted(p, author)) for tag, p in found]
    others = any(p.author != author and p.standing is Standing.OWN for _, p in found)
    own = frozenset(n for _, p in found if p.standing is not Standing.QUOTED and (n := _number(p.url)))
    feed = Feed(RULE, tuple(found), _part, partial(_link, own), url, partial(_outside, own, host_of(url)))
    blocks = feed_blocks(saved, soup, feed)
    first = next((n for n, (_, p) in enumerate(found) if p is main), None)
    genre = Genre.DISCUSSION if others else Genre.THREAD
    when = main.posted_at if main and not profile else None
    link = url or (main.url if main else None)
    everybody = tuple(p for _, p in found)
    yield Document("mastodon", genre, blocks, everybody, "mastodon", author, headline(blocks, first), link, when)


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if like.post is None:
        return noise(like, Reason.PROFILE, "mastodon-profile") if names & _PROFILE else None
    if like.mark is None:
        return (
            Inside(like, silent=True)
            if "translate-button" in names or "status__content__read-more-button" in names
            else None
        )
    if any(name in names for name in _CONTENT) or "status__content__spoiler-link" in names:
        return rich(like)
    if "status-card" in names or "preview-card" in names:
        return card(like)
    return noise(like, Reason.MEDIA, "mastodon-media") if names & _MEDIA else None


def _posts(soup: BeautifulSoup, base: str | None) -> Iterator[tuple[Tag, Post]]:
    for tag in soup.find_all(["div", "article"], class_=list(_POSTS)):
        if tag.find(class_=list(_CONTENT)) is None:
            continue
        quoted = tag.find_parent("div", class_=["status__quote", "quote-status"]) is not None
        yield tag, _post(tag, base, Standing.QUOTED if quoted else Standing.OWN)


def _post(tag: Tag, base: str | None, standing: Standing) -> Post:
    time = tag.find("time")
    link = time.find_parent("a") if time is not None else None
    link = link or tag.find("a", class_=["status__relative-time", "detailed-status__datetime", "u-url"])
    anchor = anchor_of(link, base) if link is not None else None
    url = anchor.url if anchor else None
    when = instant(attribute(time, "datetime")) if time is not None else None
    shown = tag.find(class_=["display-name__account", "p-nickname"]) or tag.find(class_="display-name")
    handle = _HANDLE.search(text_of(shown)) if shown is not None else None
    name = tag.find(class_=["display-name__html", "p-name"])
    author = handle[0] if handle else _handle_of(url)
    precision = Precision.SECOND if when else None
    return Post(author, url, when or _time(_number(url)), precision, standing, name=text_of(name) or None)


def _handle_of(url: str | None) -> str | None:
    found = re.search(r"/@([\w.-]+(?:@[\w.-]+)?)", url or "")
    return f"@{found[1]}" if found else None


def _number(url: str | None) -> str | None:
    found = _NUMBER.search((url or "").partition("?")[0].partition("#")[0])
    return found[1] if found else None


def _time(number: str | None) -> datetime | None:
    """The instant inside of a post's number: its milliseconds shifted by 16 bits."""
    if number is None or not number.isdigit() or not 10**17 < int(number) < 2**63:
        return None
    return datetime.fromtimestamp((int(number) >> 16) // 1000, UTC)


def _link(own: frozenset[str], tag: Tag, base: str | None) -> Anchor | None:
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    names = classes(tag)
    if names & {"mention", "hashtag", "u-url"} and "status__relative-time" not in names:
        number = _number(anchor.url)
        return replace(anchor, mark=Reason.SELF if number in own else Reason.PROFILE, title=None)
    title = text_of(tag.find(class_=["status-card__title", "preview-card__title"])) or None
    return replace(anchor, mark=Reason.SELF if _number(anchor.url) in own else None, title=title)


def _outside(own: frozenset[str], host: str, tag: str, name: str, url: str) -> Reason | None:
    if _number(url) in own:
        return Reason.SELF
    if re.search(r"//[\w.-]+/(?:@[\w.-]+(?:@[\w.-]+)?|users/\w+|tags/[^/]+)/?$", url):
        return Reason.PROFILE
    return Reason.MEDIA if re.search(r"/(?:media_attachments|accounts/avatars|custom_emojis|cache)/", url) else None


def _boosted(post: Post, author: str | None) -> Post:
    return replace(post, standing=Standing.REPOST) if post.standing is Standing.OWN and post.author != author else post
