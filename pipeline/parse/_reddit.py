"""What is the same on Reddit's pages of every age: names, permalinks, and which URLs are whose."""

import re
from collections.abc import Callable, Iterable

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Reason, SavedFile
from pipeline.parse._feed import Feed, feed_blocks
from pipeline.parse._html import Inside, address, anchor_of, meta, text_of

BASE = "https://www.reddit.com/"
Part = Callable[[Tag, Block], Inside | None]
_HOST = r"https?://(?:(?:www|old|new|np|m|i|sh|[a-z]{2})\.)?reddit\.com"
_POST = re.compile(_HOST + r"/(?:(?:r|user|u)/[^/]+/)?(?:comments|duplicates)/(\w+)(?:/[^/?#]*(?:/(\w+))?)?", re.I)
_ACCOUNT = re.compile(_HOST + r"/(?:u|user)/[^/?#]+/?(?:[?#].*)?$", re.I)
_MEDIA = re.compile(
    r"https?://(?:i|v|preview|external-preview|thumbs|a\.thumbs|b\.thumbs|emoji|styles)\.(?:redd\.it|redditmedia\.com)/",
    re.I,
)
_PICTURES = re.compile(r"https?://(?:(?:[\w-]+\.)?(?:redditmedia|redditstatic)\.com|preview\.redd\.it)/", re.I)
# what a post submits where its picture or film was given to Reddit itself
UPLOADS = ("https://i.redd.it/", "https://v.redd.it/", "https://preview.redd.it/", "https://www.reddit.com/gallery/")


def post_ids(url: str | None) -> tuple[str, str] | None:
    """(number of the post, number of the comment or '') of a permalink."""
    found = _POST.match(url or "")
    return (found[1], found[2] or "") if found else None


def user(name: str | None) -> str | None:
    """``u/name``; None for a deleted account."""
    name = (name or "").strip().removeprefix("/").removeprefix("user/").removeprefix("u/").strip("/")
    return f"u/{name}" if name and not name.startswith("[") else None


def mark_of(url: str, own: str | None) -> Reason | None:
    """What a URL in a text is; `own` is the number of the page's post."""
    ids = post_ids(url)
    if ids:
        return Reason.SELF if own and ids[0] == own else None
    if _ACCOUNT.match(url):
        return Reason.PROFILE
    return Reason.MEDIA if _MEDIA.match(url) or _PICTURES.match(url) else None


def document(
    saved: SavedFile,
    soup: BeautifulSoup,
    *,
    name: str,
    posts: Iterable[tuple[Tag, Post]],
    part: Part,
    title: str | None,
) -> Document:
    """One discussion: the post and its comments."""
    posts = tuple(posts)
    main = next((p for _, p in posts), None)
    url = address(soup, saved) or (main.url if main else None)
    own = (post_ids(url) or post_ids(main.url if main else None) or (None,))[0]

    def link(tag: Tag, base: str | None) -> Anchor | None:
        found = anchor_of(tag, base, mark=None)
        return anchor_of(tag, base, mark=mark_of(found.url, own)) if found else None

    feed = Feed("reddit-interface", posts, part, link, BASE, lambda tag, attribute, url: mark_of(url, own))
    blocks = feed_blocks(saved, soup, feed)
    name_shown = title or meta(soup, "og:title") or text_of(soup.title).rpartition(" : ")[0] or None
    author, when = (main.author, main.posted_at) if main else (None, None)
    return Document(name, Genre.DISCUSSION, blocks, tuple(p for _, p in posts), "reddit", author, name_shown, url, when)
