"""A public channel of Telegram as its preview in the browser shows it (`t.me/s/<channel>`), or one post of it.

    <div class="tgme_widget_message" data-post="baking/7">
      <a class="tgme_widget_message_owner_name" href="https://t.me/baking"><span>Baking</span></a>
      <div class="tgme_widget_message_forwarded_from">Forwarded from <a href="https://t.me/rye/3">
      <a class="tgme_widget_message_reply" href="https://t.me/baking/5"><div class="js-message_reply_text">...
      <div class="tgme_widget_message_text js-message_text">Good: <a href="https://example.com/book">this book</a></div>
      <a class="tgme_widget_message_link_preview" href="https://example.com/book"><div class="link_preview_title">The book</div></a>
      <a class="tgme_widget_message_date" href="https://t.me/baking/7"><time datetime="2023-05-01T09:00:00+00:00">

The preview of a link names it. A hashtag leads to a search of the channel.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile
from pipeline.parse._feed import Feed, card, classes, feed_blocks, instant, noise, text
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, meta, page, text_of
from pipeline.records import replace

RULE = "telegram-interface"
BASE = "https://t.me/"
_PREFIX = "tgme_widget_message_"
_MEDIA = {
    _PREFIX + name for name in ("photo_wrap", "video_player", "document_wrap", "sticker_wrap", "voice_player", "user")
}
_POST = re.compile(r"https?://t\.me/(?:s/)?(\w+/\d+)(?:[?#]|$)")
_SEARCH = re.compile(r"https?://t\.me/(?:s/\w+)?/?\?q=")
MARKS = ("js-widget_message", "js-message_text")


def recognises(saved: SavedFile) -> int:
    """90 for a page of the widget's messages."""
    if 'data-post="' not in saved.text or not any(mark in saved.text for mark in MARKS):
        return 0
    return 90 * is_site(saved, fragment=True)


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion, though mostly one voice's."""
    soup = page(saved)
    posts = tuple(_posts(soup))
    own = {key for _, post in posts if (key := _key(post.url))}  # channel/number
    feed = Feed(RULE, posts, _part, lambda tag, base: _link(own, tag, base), BASE)
    names = {post.author for _, post in posts}
    channel = names.pop() if len(names) == 1 else None
    yield Document(
        "telegram_channel",
        Genre.DISCUSSION,
        feed_blocks(saved, soup, feed),
        tuple(post for _, post in posts),
        "telegram",
        channel,
        meta(soup, "og:title") or channel,
        address(soup, saved) or (posts[0][1].url if len(posts) == 1 else None),
    )


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if like.post is None or like.mark is None or not names:
        return None
    if "js-message_text" in names or names == {_PREFIX + "text"}:
        return text(like)
    if _PREFIX + "link_preview" in names:
        return card(like)
    if names & {_PREFIX + "reply", _PREFIX + "forwarded_from"}:
        return noise(like, Reason.OFF_TOPIC, "telegram-quoted")
    return noise(like, Reason.MEDIA, "telegram-media") if names & _MEDIA else None


def _link(own: set[str], tag: Tag, base: str | None) -> Anchor | None:
    """A link with what is known of its target; that of a preview bears the title of the page."""
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    if _SEARCH.match(anchor.url) or any(anchor.url == BASE + key.partition("/")[0] for key in own):
        return replace(anchor, mark=Reason.PROFILE)
    if key := _key(anchor.url):
        quoted = tag.find_parent(class_=[_PREFIX + "forwarded_from", _PREFIX + "reply"]) is not None
        return replace(anchor, mark=Reason.SELF if key in own else Reason.OFF_TOPIC if quoted else None)
    title = tag.find("div", class_="link_preview_title") if _PREFIX + "link_preview" in classes(tag) else None
    return replace(anchor, title=text_of(title) or None) if title is not None else anchor


def _posts(soup: BeautifulSoup) -> Iterator[tuple[Tag, Post]]:
    """The messages in order."""
    places: dict[str, int] = {}
    for number, tag in enumerate(
        t for t in every(soup, "div", classed="tgme_widget_message") if "data-post" in t.attrs
    ):
        owner = tag.find("a", class_=_PREFIX + "owner_name")
        link = tag.find("a", class_=_PREFIX + "date")
        stamp = link.find("time") if link is not None else None
        when = instant(attribute(stamp, "datetime")) if stamp is not None else None
        answered = tag.find("a", class_=_PREFIX + "reply")
        parent = _key(attribute(answered, "href")) if answered is not None else None
        key = attribute(tag, "data-post")
        author = text_of(owner) if owner is not None else key.partition("/")[0]
        precision = Precision.SECOND if when else None
        yield tag, Post(author or None, BASE + key, when, precision, reply_to=places.get(parent or ""))
        places[key] = number


def _key(url: str | None) -> str | None:
    found = _POST.match(url or "")
    return found[1] if found else None
