"""A thread saved as a page of Thread Reader (threadreaderapp.com).

    <div id="tweet_1" class="content-tweet allow-preview" data-screenname="ada" data-tweet="1376631183589699586">
      Text<br>more <a class="entity-url" href="https://example.com/a/long/path">example.com/a/lon…</a>
      <a class="entity-mention" href="https://twitter.com/bob">@bob</a>
      <span class="entity-image"><a href="https://pbs.twimg.com/media/x.jpg"><img src="/images/1px.png"></a></span>
      <sup class="tw-permalink"><a href="https://twitter.com/ada/status/1376631183589699586">

Below come other threads of the same author and requests for money; nothing of it is the thread.
"""

import re
from collections.abc import Iterator
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile
from pipeline.parse import _twitter
from pipeline.parse._feed import Feed, card, classes, feed_blocks, headline, noise, rich
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, meta, page, text_of
from pipeline.parse._social import is_support
from pipeline.records import replace

RULE = "thread-reader-interface"
BASE = "https://threadreaderapp.com/"
_TITLE = re.compile(r"Thread by @?(\w{1,30})")
_THREAD = re.compile(r"https?://(?:www\.)?threadreaderapp\.com/(?:thread/(\d+)|(user|hashtag|search)/)")
_MEDIA = frozenset(("entity-image", "entity-video", "entity-gif", "twitter-player"))
_CARDS = frozenset(("entity-embed", "url-preview", "card-embed", "entity-card"))
_OTHERS = frozenset(
    ("more-from", "user-threads", "recent-threads", "thread-card", "card-tweetstorm", "content-preview")
)
MARKS = ("content-tweet",)


def recognises(saved: SavedFile) -> int:
    """90 for a page with Thread Reader's tweets."""
    text = saved.text
    return 90 * (is_site(saved, fragment=True) and "content-tweet" in text and "threadreaderapp" in text)


def read(saved: SavedFile) -> Iterator[Document]:
    """One thread."""
    soup = page(saved)
    url = address(soup, saved)
    author = _author(soup)
    posts = tuple((tag, _post(tag, author)) for tag in every(soup, "div", classed="content-tweet"))
    site = _twitter.Site.of((post for _, post in posts), author)
    number = (_THREAD.match(url or "") or [None, None])[1]
    feed = Feed(RULE, posts, _part, partial(_link, site, number), url or BASE, partial(_outside, site, number))
    blocks = feed_blocks(saved, soup, feed)
    title = headline(blocks, 0) or text_of(soup.title) or None
    when = posts[0][1].posted_at if posts else _twitter.time_of(number)
    everybody = tuple(p for _, p in posts)
    yield Document("thread_reader_page", Genre.THREAD, blocks, everybody, "twitter", author, title, url, when)


def _author(soup: BeautifulSoup) -> str | None:
    named = soup.find(None, {"data-screenname": True})
    if named is not None and attribute(named, "data-screenname"):
        return f"@{attribute(named, 'data-screenname')}"
    for title in (meta(soup, "og:title", "twitter:title") or "", text_of(soup.title)):
        found = _TITLE.search(title)
        if found:
            return f"@{found[1]}"
    return None


def _post(tag: Tag, author: str | None) -> Post:
    """One post; its number, and with it its time, stands in an attribute or in its permalink."""
    number: str | None = attribute(tag, "data-tweet")
    if not number:
        links = (_twitter.status_id(attribute(a, "href")) for a in tag.find_all("a", href=True))
        number = next((n for n in links if n), None) if tag.find(class_="tw-permalink") is not None else None
    url = f"https://twitter.com/{author[1:]}/status/{number}" if number and author else None
    when = _twitter.time_of(number)
    return Post(author, url, when, Precision.SECOND if when else None)


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if like.post is None:
        return noise(like, Reason.OFF_TOPIC, "other-threads") if names & _OTHERS else None
    if "content-tweet" in names:
        return replace(rich(like), inline=False)
    if "tw-permalink" in names:
        return noise(like, Reason.SELF, "permalink")
    if "twitter-tweet" in names:
        return noise(like, Reason.OFF_TOPIC, "quoted-post")
    if names & _MEDIA:
        return noise(like, Reason.MEDIA, "thread-reader-media")
    return card(like) if names & _CARDS and like.mark is None else None


def _link(site: _twitter.Site, number: str | None, tag: Tag, base: str | None) -> Anchor | None:
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    return replace(anchor, mark=_own(number, anchor.url) or site.mark(anchor.url), title=None)


def _own(number: str | None, url: str) -> Reason | None:
    """The site's own pages: this thread, an account, a thread that is somebody else's or about something else."""
    found = _THREAD.match(url)
    if found is None:
        return None
    if found[2]:
        return Reason.PROFILE
    return Reason.SELF if found[1] == number else None


def _outside(site: _twitter.Site, number: str | None, tag: str, name: str, url: str) -> Reason | None:
    if _THREAD.match(url):
        return _own(number, url) or Reason.OFF_TOPIC
    if is_support(url):
        return Reason.PROMOTION
    return site.outside(tag, name, url)
