"""A Discord channel as DiscordChatExporter writes it for the browser.

    <div class="preamble__entry">Readers</div> <div class="preamble__entry">Chat / books</div>
    <div class="chatlog__message-group">
      <div class="chatlog__message-container" id="chatlog__message-container-1" data-message-id="1">
        <span class="chatlog__author" title="ada#1234">Ada</span> <span class="chatlog__timestamp" title="Monday, May 1, 2023 9:00 AM">
        <div class="chatlog__content"><span class="chatlog__markdown-preserve">Good: <a href="https://example.com/book">
        <div class="chatlog__embed"><a class="chatlog__embed-title-link" href="https://example.com/book">The book</a>

Of a group only the first message has a name; an embed previews a link of its message. Older exports have the message as
`div.chatlog__message` with `span.chatlog__author-name`.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile
from pipeline.parse._feed import Feed, card, classes, feed_blocks, noise, text
from pipeline.parse._html import Inside, anchor_of, attribute, every, is_site, page, text_of
from pipeline.records import replace

RULE = "discord-interface"
_CONTENT = frozenset(("chatlog__content", "chatlog__markdown"))
_MEDIA = frozenset(("chatlog__attachment", "chatlog__avatar", "chatlog__reactions", "chatlog__sticker"))
_SILENT = frozenset(("chatlog__reply", "chatlog__reference", "chatlog__edited-timestamp"))
_FORMS = ("%A, %B %d, %Y %I:%M %p", "%A, %d %B %Y %H:%M", "%d-%b-%y %I:%M %p", "%m/%d/%Y %I:%M %p", "%d/%m/%Y %H:%M")
_FILES = re.compile(r"https?://(?:cdn\.discordapp\.com|media\.discordapp\.net)/")
MARKS = ("chatlog__message-group",)


def recognises(saved: SavedFile) -> int:
    """90 for a page of the exporter's messages."""
    return 90 * (is_site(saved) and "chatlog__message-group" in saved.text and "chatlog__content" in saved.text)


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion."""
    soup = page(saved)
    posts = tuple(_posts(soup))
    blocks = feed_blocks(saved, soup, Feed(RULE, posts, _part, _link))
    entries = [text_of(tag) for tag in every(soup, "div", classed="preamble__entry")]
    title = entries[1].rpartition(" / ")[2] if len(entries) > 1 else text_of(soup.title)
    everybody = tuple(post for _, post in posts)
    yield Document("discord_page", Genre.DISCUSSION, blocks, everybody, "discord", None, title or None)


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if like.post is None or like.mark is None or not names:
        return None
    if "chatlog__embed" in names:
        return card(like)
    if names & _SILENT:
        return Inside(like, silent=True)
    if names & _CONTENT and like.rule == RULE:
        return text(like)
    return noise(like, Reason.MEDIA, "discord-media") if names & _MEDIA else None


def _link(tag: Tag, base: str | None) -> Anchor | None:
    """A link; on the preview of one only that of its title is the page's, the others are its site and its author."""
    anchor = anchor_of(tag, base)
    if anchor is None or anchor.url.startswith("#"):
        return anchor and replace(anchor, mark=Reason.SELF)
    if _FILES.match(anchor.url) or classes(tag) & {"chatlog__embed-author-link", "chatlog__embed-thumbnail-link"}:
        return replace(anchor, mark=Reason.MEDIA)
    titled = "chatlog__embed-title-link" in classes(tag)
    return replace(anchor, title=text_of(tag) or None) if titled else anchor


def _posts(soup: BeautifulSoup) -> Iterator[tuple[Tag, Post]]:
    for group in every(soup, "div", classed="chatlog__message-group"):
        shown = group.find("span", class_=["chatlog__author", "chatlog__author-name"])
        stamp = group.find("span", class_="chatlog__timestamp")
        for tag in group.find_all("div", class_="chatlog__message-container") or group.find_all(
            "div", class_="chatlog__message"
        ):
            stamp = tag.find("span", class_="chatlog__timestamp") or stamp
            when = _when(attribute(stamp, "title") or text_of(stamp)) if stamp is not None else None
            yield tag, Post(text_of(shown) or None, None, when, Precision.SECOND if when else None)


def _when(shown: str) -> datetime | None:
    for form in _FORMS:
        try:
            return datetime.strptime(shown, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
