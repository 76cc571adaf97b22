"""A post of LinkedIn as its page shows it to those who are not signed in.

<article data-activity-urn="urn:li:activity:7012"> <a data-tracking-control-name="public_post_feed-actor-name">Ada Fern</a>
  <p data-test-id="main-feed-activity-card__commentary">Good book: <a href="https://www.linkedin.com/redir/redirect?url=...">
<section class="comment"> <a data-tracking-control-name="public_post_comment_actor-name">Bert</a> <p class="comment__text">
<article ...> (below "More Relevant Posts": somebody else's)

The number of a post tells when it was written.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile, Standing
from pipeline.parse._feed import Feed, classes, feed_blocks, headline, text
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, page, text_of
from pipeline.records import replace

RULE = "linkedin-interface"
MARKS = ("main-feed-activity-card__commentary",)
_COMMENTARY = re.compile(rf"<\w+\s[^<>]{{0,400}}data-test-id=[\"']{MARKS[0]}")
_HOST = r"https?://(?:[a-z]{2,3}\.)?linkedin\.com"
_PERSON = re.compile(_HOST + r"/(?:in|company|school|showcase|feed/hashtag)/")
_NUMBER = re.compile(r"urn:li:(?:activity|share|ugcPost):(\d{19})")
_SHORT = re.compile(r"https?://lnkd\.in/[\w-]+")
_NAMED = re.compile(r"_(?:feed-)?actor-name$")


def recognises(saved: SavedFile) -> int:
    """90 for a page with the words of a post."""
    return 90 * (_COMMENTARY.search(saved.text) is not None and is_site(saved))


def read(saved: SavedFile) -> Iterator[Document]:
    """One thread: the post; what others answer or wrote elsewhere is theirs."""
    soup = page(saved)
    url = address(soup, saved)
    posts = tuple(_posts(soup, url))
    blocks = feed_blocks(saved, soup, Feed(RULE, posts, _part, _link, url))
    first = posts[0][1] if posts else Post(None)
    yield Document(
        "linkedin", Genre.THREAD, blocks, tuple(post for _, post in posts), "linkedin",
        first.author, headline(blocks, 0), url, first.posted_at,
    )  # fmt: skip


def _posts(soup: BeautifulSoup, url: str | None) -> Iterator[tuple[Tag, Post]]:
    """The post, then what stands below it."""
    lead: str | None = None
    for number, tag in enumerate(_articles(soup)):
        post = _post(tag)
        lead = post.author if number == 0 else lead
        known = Standing.OWN if post.author == lead else Standing.FOREIGN
        yield tag, replace(post, url=url if number == 0 else None, standing=known)
    for tag in every(soup, "section", "div", classed="comment"):
        post = _post(tag)
        yield tag, replace(post, standing=Standing.OWN if post.author == lead else Standing.REPLY, reply_to=0)


def _articles(soup: BeautifulSoup) -> Iterator[Tag]:
    return (tag for tag in every(soup, "article") if tag.find(None, {"data-test-id": MARKS[0]}) is not None)


def _post(tag: Tag) -> Post:
    named = tag.find("a", {"data-tracking-control-name": _NAMED}) or tag.find("a", href=re.compile(r"actor-name"))
    number = _NUMBER.search(" ".join(str(value) for value in tag.attrs.values()))
    when = datetime.fromtimestamp((int(number[1]) >> 22) / 1000, UTC) if number else None
    return Post(text_of(named) or None, None, when, Precision.SECOND if when else None)


def _part(tag: Tag, like: Block) -> Inside | None:
    says = attribute(tag, "data-test-id") == MARKS[0] or "comment__text" in classes(tag)
    return text(like) if says and like.post is not None else None


def _link(tag: Tag, base: str | None) -> Anchor | None:
    """A link; of a short one that the text shows, the page has the target."""
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    shown = text_of(tag)
    anchor = replace(anchor, written=shown) if _SHORT.fullmatch(shown) else anchor
    return replace(anchor, mark=Reason.PROFILE if _PERSON.match(anchor.url) else anchor.mark)
