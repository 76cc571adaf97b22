"""Telegram Desktop's export of a chat as pages (`messages.html`, `messages2.html`, ...).

    <div class="page_header"><div class="text bold">Books</div>
    <div class="message default clearfix" id="message7"><div class="body">
      <div class="pull_right date details" title="12.03.2023 09:15:22 UTC+01:00">09:15</div>
      <div class="from_name">Ada</div> <div class="reply_to details">In reply to <a href="#go_to_message5">
      <div class="text">Good: <a href="https://example.com/book">this book</a></div>
    <div class="message default clearfix joined" id="message8">          (by the same, without a name)
    <div class="forwarded body"><div class="from_name">Ben <span class="date details">...

Service messages say nothing. Each page is a document of its own.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from bs4 import BeautifulSoup, Tag

from pipeline.model import Block, Document, Genre, Post, Precision, Reason, SavedFile
from pipeline.parse._feed import Feed, classes, feed_blocks, noise, rich
from pipeline.parse._html import Inside, anchor_of, attribute, every, is_site, page, text_of
from pipeline.records import replace

RULE = "telegram-interface"
_STAMP = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):(\d\d))?")
_NUMBER = re.compile(r"message-?(\d+)$")


def recognises(saved: SavedFile) -> int:
    """90 for a page of Telegram's messages."""
    text = saved.text
    return 90 * (is_site(saved) and "from_name" in text and "message default" in text and "date details" in text)


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion."""
    soup = page(saved)
    posts = tuple(_posts(soup))
    blocks = feed_blocks(saved, soup, Feed(RULE, posts, _part, lambda tag, base: anchor_of(tag, base)))
    header = soup.find("div", class_="page_header")
    title = text_of(header.find("div", class_="text")) if header is not None else ""
    everybody = tuple(post for _, post in posts)
    yield Document("telegram_page", Genre.DISCUSSION, blocks, everybody, "telegram", None, title or None)


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if like.post is None or like.mark is None:
        return None
    if "text" in names and "bold" not in names:
        return rich(like)
    return noise(like, Reason.MEDIA, "telegram-media") if "media_wrap" in names else None


def _posts(soup: BeautifulSoup) -> Iterator[tuple[Tag, Post]]:
    """The messages in order; one that is joined to the one above has its author."""
    places: dict[str, int] = {}
    author = None
    for number, tag in enumerate(t for t in every(soup, "div", classed="message") if "default" in classes(t)):
        own = tag.find("div", class_="from_name")
        if own is not None and own.find_parent("div", class_="forwarded") is None:
            author = text_of(own) or None
        answered = tag.find("div", class_="reply_to")
        link = answered.find("a") if answered is not None else None
        parent = _NUMBER.search(attribute(link, "href")) if link is not None else None
        stamp = tag.find("div", class_="date")
        when = _when(attribute(stamp, "title")) if stamp is not None else None
        post = Post(author, None, when, Precision.SECOND if when else None)
        yield tag, replace(post, reply_to=places.get(parent[1]) if parent else None)
        if found := _NUMBER.search(attribute(tag, "id")):
            places[found[1]] = number


def _when(shown: str) -> datetime | None:
    found = _STAMP.match(shown)
    if found is None:
        return None
    day, month, year, hour, minute, second = (int(part) for part in found.groups()[:6])
    offset = timedelta(hours=int(found[8]), minutes=int(found[9])) if found[7] else timedelta()
    try:
        local = datetime(
            year, month, day, hour, minute, second, tzinfo=timezone(-offset if found[7] == "-" else offset)
        )
    except ValueError:
        return None
    return local.astimezone(UTC)
