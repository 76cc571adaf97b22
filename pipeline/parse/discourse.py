"""A topic of a Discourse forum: as its browser page shows it, or as it shows itself to those without scripts.

    <article data-post-id="7"><span class="username"><a href="/u/ada">ada</a></span> <span class="relative-date" data-time="1709290800000">
      <div class="cooked"><p>Text</p> <aside class="quote" data-username="ben">...</aside>
        <aside class="onebox" data-onebox-src="https://example.com/book"><h3><a href="https://example.com/book">The book</a></h3>
    <div id="post_2" class="topic-body crawler-post"><span class="creator"><a href="/u/ada"><span itemprop="name">ada</span></a></span>
      <time datetime="2024-03-01T11:00:00Z"> <div class="post" itemprop="articleBody"><p>Text</p>

Everybody's posts count; topics that the page offers below are other people's.
"""

import re
from collections.abc import Iterator
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile
from pipeline.parse._discourse import aside, previewed
from pipeline.parse._feed import Feed, classes, epoch, feed_blocks, instant, rich
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, meta, page, text_of
from pipeline.parse._social import host_of
from pipeline.records import replace

RULE = "discourse-interface"
_TEXTS = frozenset(("cooked", "post"))
_TOPIC = re.compile(r"https?://[^/]+/t/(?:[^/]+/)?(\d+)(?:/\d+)?/?(?:[?#].*)?$")
_ACCOUNT = re.compile(r"https?://[^/]+/(?:u|users)/[\w.-]+")
_PAGE = re.compile(
    r"https?://[^/]+/(?:c|tag|tags|categories|latest|top|g|badges|tos|privacy|guidelines|faq|about)(?:/|$|\?)"
)


def recognises(saved: SavedFile) -> int:
    """90 for a page with posts of Discourse's."""
    text = saved.text
    known = "crawler-post" in text or ("data-post-id" in text and 'class="cooked' in text)
    return 90 * (known and is_site(saved))


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion."""
    soup = page(saved)
    url = address(soup, saved)
    posts = tuple(_posts(soup))
    topic = _TOPIC.match(url or "")
    mark = partial(_mark, host_of(url), topic[1] if topic else None)
    feed = Feed(RULE, posts, _part, partial(_link, mark), url, partial(_outside, mark))
    blocks = feed_blocks(saved, soup, feed)
    title = text_of(soup.find("h1")) or meta(soup, "og:title") or text_of(soup.title).rpartition(" - ")[0]
    first = posts[0][1] if posts else Post(None)
    everybody = tuple(post for _, post in posts)
    yield Document(
        "discourse", Genre.DISCUSSION, blocks, everybody, "discourse", first.author, title or None, url, first.posted_at
    )


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if like.post is None or not names:
        return None
    return aside(tag, like) or (rich(like) if names & _TEXTS and like.rule == RULE else None)


def _posts(soup: BeautifulSoup) -> Iterator[tuple[Tag, Post]]:
    """The posts in order; without a word of which they answer, all answer the first."""
    number = 0
    for tag in every(soup, "article", "div"):
        if "crawler-post" in classes(tag) or (tag.name == "article" and "data-post-id" in tag.attrs):
            yield tag, replace(_post(tag), reply_to=0 if number else None)
            number += 1


def _post(tag: Tag) -> Post:
    named = tag.find(class_=["creator", "username"])
    user = named.find(None, {"itemprop": "name"}) or named.find("a") if named is not None else None
    time, shown = tag.find("time"), tag.find(class_="relative-date")
    when = instant(attribute(time, "datetime")) if time is not None else None
    if when is None and shown is not None:
        when = epoch(attribute(shown, "data-time"))
    return Post(text_of(user) or text_of(named) or None, None, when, Precision.SECOND if when else None)


def _link(mark: partial[Reason | None], tag: Tag, base: str | None) -> Anchor | None:
    anchor = anchor_of(tag, base)
    return replace(previewed(tag, anchor), mark=mark(anchor.url)) if anchor else None


def _outside(mark: partial[Reason | None], tag: str, name: str, url: str) -> Reason | None:
    """Outside of the posts another topic is one that the page offers."""
    return mark(url) or (Reason.OFF_TOPIC if _TOPIC.match(url) else None)


def _mark(host: str, topic: str | None, url: str) -> Reason | None:
    """The forum's own pages: this topic, people, categories; another topic of it may be what is recommended."""
    if not host or host_of(url) != host:
        return None
    found = _TOPIC.match(url)
    if found:
        return Reason.SELF if found[1] == topic else None
    return Reason.PROFILE if _ACCOUNT.match(url) else Reason.CHROME if _PAGE.match(url) else None
