"""A page of twitter.com as it was until 2020.

    <div class="tweet" data-tweet-id="1" data-screen-name="handle" data-permalink-path="/handle/status/1">
      <span class="_timestamp" data-time="1516740574">
      <p class="js-tweet-text tweet-text">Text <a class="twitter-timeline-link" href="https://t.co/x"
         data-expanded-url="http://example.com/a"><span class="invisible">http://</span>...</a></p>

The target stands in ``data-expanded-url`` or ``title``; emoji are pictures with an alt; links of the post's own
pictures are hidden (``u-hidden``); a quoted tweet is a ``.QuoteTweet`` inside of a tweet.
"""

from collections.abc import Iterator
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile, Standing
from pipeline.parse import _twitter
from pipeline.parse._feed import Feed, classes, epoch, feed_blocks, headline, noise, text
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, page, text_of
from pipeline.records import replace

RULE = "twitter-interface"
BASE = "https://twitter.com/"
_PROFILE = ("ProfileHeaderCard", "ProfileSidebar", "ProfileCard", "profile-card", "ProfileCanopy")
_MEDIA = frozenset(
    ("AdaptiveMediaOuterContainer", "AdaptiveMedia", "js-media-container", "cards-media-container", "avatar")
)
MARKS = ("tweet-text",)


def recognises(saved: SavedFile) -> int:
    """90 for a page with the old site's tweets."""
    text = saved.text
    return 90 * (is_site(saved) and "tweet-text" in text and "data-tweet-id" in text and "data-screen-name" in text)


def read(saved: SavedFile) -> Iterator[Document]:
    """One document: a thread with its replies, or a profile's posts."""
    soup = page(saved)
    url = address(soup, saved)
    profile = _twitter.is_profile(url)
    told = _twitter.Told.of(_posts(soup), url)
    main, site = told.main, told.site
    blocks = feed_blocks(saved, soup, Feed(RULE, told.posts, _part, partial(_link, site), BASE, site.outside))
    title = (text_of(soup.title) or None) if profile else headline(blocks, told.first)
    link, when = url or (main.url if main else None), main.posted_at if main and not profile else None
    posts = tuple(p for _, p in told.posts)
    yield Document("twitter_old", Genre.THREAD, blocks, posts, "twitter", told.author, title, link, when)


def _link(site: _twitter.Site, tag: Tag, base: str | None) -> Anchor | None:
    """A link by its expanded target; hidden ones stand for the post's own pictures."""
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    if "data-pre-embedded" in tag.attrs or "u-hidden" in classes(tag):
        return replace(anchor, mark=Reason.MEDIA, title=None)
    shown = attribute(tag, "data-expanded-url") or attribute(tag, "data-ultimate-url") or attribute(tag, "title")
    if shown.startswith(("http://", "https://")) and " " not in shown:
        return replace(anchor, url=shown, written=anchor.url, title=None, mark=site.mark(shown))
    return replace(anchor, mark=site.mark(anchor.url), title=None)


def _part(tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if like.post is None:
        if any(name.startswith(_PROFILE) for name in names):
            return noise(like, Reason.PROFILE, "twitter-profile")
        return None
    if "tweet-text" in names or "js-tweet-text" in names:
        return text(like)
    if "u-hidden" in names and tag.name == "a":
        return noise(like, Reason.MEDIA, "twitter-media-link")
    if "tco-ellipsis" in names:
        return Inside(like, silent=True)
    return noise(like, Reason.MEDIA, "twitter-media") if names & _MEDIA else None


def _posts(soup: BeautifulSoup) -> list[tuple[Tag, Post]]:
    """The tweets in order, each before the one that it quotes."""
    found: list[tuple[Tag, Post]] = []
    for tag in every(soup, "div"):
        names = classes(tag)
        if "tweet" in names and "data-tweet-id" in tag.attrs:
            when = epoch(_time(tag))
            url = _permalink(tag)
            found.append(
                (tag, Post(_handle(tag), url, when, Precision.SECOND if when else None, _kind(tag), name=_name(tag)))
            )
        elif "QuoteTweet-innerContainer" in names and found:
            url = BASE[:-1] + attribute(tag, "href") if "href" in tag.attrs else None
            found.append((tag, Post(_handle(tag), url, standing=Standing.QUOTED)))
    return found


def _permalink(tag: Tag) -> str | None:
    """From the attribute that tweets have since 2014, else the link of their date."""
    path = attribute(tag, "data-permalink-path")
    if not path and (link := tag.find("a", class_=["tweet-timestamp", "js-permalink"])) is not None:
        path = attribute(link, "href")
    return (BASE[:-1] + path if path.startswith("/") else path) or None


def _time(tag: Tag) -> str:
    stamp = tag.find(None, {"data-time": True})
    return attribute(stamp, "data-time") if stamp is not None else ""


def _handle(tag: Tag) -> str | None:
    name = attribute(tag, "data-screen-name")
    return f"@{name}" if name else None


def _name(tag: Tag) -> str | None:
    return attribute(tag, "data-name") or None


def _kind(tag: Tag) -> Standing:
    if (
        "promoted-tweet" in classes(tag)
        or "data-promoted" in tag.attrs
        or attribute(tag, "data-disclosure-type") == "promoted"
    ):
        return Standing.ADVERT
    return Standing.REPOST if "data-retweet-id" in tag.attrs or "data-retweeter" in tag.attrs else Standing.OWN
