"""A page of x.com (or twitter.com since 2019) saved from the browser.

    <div data-testid="cellInnerDiv"><article data-testid="tweet">
      <div data-testid="User-Name"> <a href="/handle">Name</a> <a href="/handle">@handle</a>
      <a href="/handle/status/1"><time datetime="2023-01-31T12:00:00.000Z">
      <div data-testid="tweetText"><span>Text with a</span> <a href="https://t.co/x"><span>https://</span>example.com/a…</a>
        (or, hidden, the rest before the dots: example.com/a<span aria-hidden="true">bout</span><span>…</span>)
      <div data-testid="card.wrapper"><a href="https://t.co/x" aria-label="example.com Title of the page">

Often the body has no link: it stands only on the card. An advert has no permalink; a quoted post is a second User-Name
inside of a tweet; what stands below a heading in the conversation ("Discover more") is other people's.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, SavedFile, Standing
from pipeline.parse import _twitter
from pipeline.parse._feed import Feed, card, feed_blocks, headline, instant, noise, rich, text
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, page, text_of, within
from pipeline.records import replace

RULE = "x-interface"
BASE = "https://x.com/"
_HANDLE = re.compile(r"@(\w{1,30})")
_WHOLE_URL = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s…]*)?")
MARKS = ("User-Name",)


def recognises(saved: SavedFile) -> int:
    """90 for a page with X's own tweets."""
    text = saved.text
    return 90 * (is_site(saved, fragment=True) and "User-Name" in text and "data-testid" in text and "tweet" in text)


def read(saved: SavedFile) -> Iterator[Document]:
    """One document: a thread with its replies, or a profile's posts."""
    soup = page(saved)
    url = address(soup, saved)
    profile = _twitter.is_profile(url)
    told = _twitter.Told.of(_posts(soup, threaded=not profile), url)
    main, site = told.main, told.site
    blocks = feed_blocks(saved, soup, Feed(RULE, told.posts, _part, partial(_link, site), BASE, site.outside))
    title = text_of(soup.title) if profile else headline(blocks, told.first) or _article_title(soup)
    link, when = url or (main.url if main else None), main.posted_at if main and not profile else None
    posts, cut = tuple(p for _, p in told.posts), _complaints(soup)
    yield Document("x", Genre.THREAD, blocks, posts, "twitter", told.author, title or None, link, when, complaints=cut)


def _link(site: _twitter.Site, tag: Tag, base: str | None) -> Anchor | None:
    """A t.co whose text shows the whole target leads there."""
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    shown = _shown(tag)
    if _twitter.is_short(anchor.url) and "…" not in shown and _WHOLE_URL.fullmatch(shown):
        target = shown if "://" in shown else f"https://{shown}"
        return replace(anchor, url=target, written=anchor.url)
    return replace(anchor, mark=site.mark(anchor.url), title=_card_title(tag) or anchor.title)


def _shown(link: Tag) -> str:
    """The text of a link; dots behind an element that hides the rest of the address cut nothing off."""
    shown = link.get_text("").strip()
    parts = link.find_all("span", recursive=False)
    hidden = len(parts) > 1 and parts[-1].get_text("").strip() == "…" and parts[-1].previous_sibling is parts[-2]
    return shown.removesuffix("…") if hidden else shown


def _part(tag: Tag, like: Block) -> Inside | None:
    """What an element of the page is."""
    kind = tag.attrs.get("data-testid")
    if like.post is None:
        return noise(like, Reason.PROFILE, "x-profile") if kind in _PROFILE else None
    if kind == "tweetText" or (tag.name == "div" and "lang" in tag.attrs and tag.attrs.get("dir") == "auto"):
        return text(like)
    if kind in _ARTICLE:
        return rich(like)
    if kind == "card.wrapper":
        return card(like)
    if kind in _MEDIA:
        return noise(like, Reason.MEDIA, "x-media")
    return None


_ARTICLE = frozenset(("twitterArticleRichTextView", "longformRichTextComponent", "twitter-article-title"))
_PROFILE = frozenset(("UserDescription", "UserUrl", "UserProfileHeader_Items", "UserCell", "UserName"))
_MEDIA = frozenset(("tweetPhoto", "videoPlayer", "videoComponent", "previewInterstitial", "Tweet-User-Avatar"))


def _posts(soup: BeautifulSoup, *, threaded: bool) -> list[tuple[Tag, Post]]:
    """The tweets in order, each before the one that it quotes; below a heading of a conversation they are FOREIGN."""
    found: list[tuple[Tag, Post]] = []
    below = False
    for tag in every(soup, "article", "div", "h2"):
        kind = tag.attrs.get("data-testid")
        if kind == "tweet":
            found.extend(_tweet(tag, below=below))
        elif threaded and tag.name == "h2" and found and _in_timeline(tag):
            below = True
    return found


def _in_timeline(heading: Tag) -> bool:
    """True for a heading between the posts, false for one in a sidebar."""
    return heading.find_parent(None, {"data-testid": "cellInnerDiv"}) is not None


def _tweet(tag: Tag, *, below: bool) -> Iterator[tuple[Tag, Post]]:
    names = tag.find_all(None, {"data-testid": "User-Name"})
    quoted = names[1].find_parent("div", role="link") if len(names) > 1 else None
    quoted = quoted if isinstance(quoted, Tag) and within(quoted, tag) else None
    author, name = _author(names[0] if names else tag)
    url, when = _permalink(tag, quoted)
    advert = tag.find_parent(None, {"data-testid": "placementTracking"}) is not None
    social = tag.find(None, {"data-testid": "socialContext"})
    standing = Standing.OWN
    if advert:
        standing = Standing.ADVERT
    elif below:
        standing = Standing.FOREIGN
    elif social is not None and social.find_parent("a") is not None:  # a pinned post's has no link
        standing = Standing.REPOST
    yield tag, Post(author, url, when, Precision.SECOND if when else None, standing, name=name)
    if quoted is not None:
        author, name = _author(names[1])
        url, when = _permalink(quoted, None)
        yield quoted, Post(author, url, when, Precision.SECOND if when else None, Standing.QUOTED, name=name)


def _author(names: Tag) -> tuple[str | None, str | None]:
    """("@handle", display name)."""
    shown = text_of(names)
    handle = _HANDLE.search(shown)
    name = shown[: handle.start()].strip() if handle else ""
    return (f"@{handle[1]}" if handle else None), name or None


def _permalink(tag: Tag, without: Tag | None) -> tuple[str | None, datetime | None]:
    for time in tag.find_all("time"):
        if without is not None and within(time, without):
            continue
        link = time.find_parent("a")
        url = anchor_of(link, BASE) if link is not None else None
        return (url.url if url else None), instant(attribute(time, "datetime"))
    return None, None


def _card_title(link: Tag) -> str | None:
    """The title on a card: of its texts the one after the domain, else what its label says after the domain."""
    if link.find_parent(None, {"data-testid": "card.wrapper"}) is None:
        return None
    shown = [t for t in (" ".join(s.split()) for s in link.find_all(string=True)) if t]
    if shown and _WHOLE_URL.fullmatch(shown[0]):
        shown = shown[1:]
    if shown and not shown[0].startswith("http"):
        return shown[0]
    label = attribute(link, "aria-label").partition(" ")[2].strip()
    return label or None


def _complaints(soup: BeautifulSoup) -> tuple[str, ...]:
    cut = len(soup.find_all(None, {"data-testid": "tweet-text-show-more-link"}))
    return (f"{cut} posts are cut where the page says 'Show more'",) if cut else ()


def _article_title(soup: BeautifulSoup) -> str | None:
    return text_of(soup.find(None, {"data-testid": "twitter-article-title"})) or None
