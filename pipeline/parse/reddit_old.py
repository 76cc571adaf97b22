"""A page of old.reddit.com: a post with its comments, or a listing.

<div class="thing link" data-fullname="t3_ab12cd" data-author="ada" data-permalink="/r/x/comments/ab12cd/t/">
  <a class="title" href="https://example.com">Title</a> <time datetime="2019-03-05T23:00:00+00:00">
<div class="thing comment" data-fullname="t1_ef34gh" data-author="bob" data-permalink="...">
  <div class="usertext-body"><div class="md"><p>Text</p></div></div> <div class="child"> (the answers)
"""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from pipeline.model import Block, Document, Post, Precision, Reason, SavedFile, Standing
from pipeline.parse import _reddit
from pipeline.parse._feed import classes, instant, noise, rich
from pipeline.parse._html import Inside, attribute, every, is_site, page, text_of

_MEDIA = frozenset(("thumbnail", "media-preview", "expando-button"))
MARKS = ("usertext-body",)


def recognises(saved: SavedFile) -> int:
    """90 for a page with the old site's things."""
    text = saved.text
    return 90 * (is_site(saved, fragment=True) and "usertext-body" in text and "data-fullname" in text)


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion, or the posts of a listing."""
    soup = page(saved)
    posts = list(_posts(soup))
    first = posts[0][0].find("a", class_="title") if posts else None
    links = sum("link" in classes(tag) for tag, _ in posts)
    yield _reddit.document(
        saved, soup, name="reddit_old", posts=posts, part=_part, title=(text_of(first) or None) if links == 1 else None
    )


def _part(tag: Tag, like: Block) -> Inside | None:
    if like.post is None or like.mark is None:
        return None
    names = classes(tag)
    if "md" in names or ("title" in names and tag.name == "a"):
        return rich(like)
    return noise(like, Reason.MEDIA, "reddit-media") if names & _MEDIA else None


def _posts(soup: BeautifulSoup) -> Iterator[tuple[Tag, Post]]:
    """The things in order; an answer stands inside of what it answers."""
    numbers: dict[int, int] = {}
    for number, tag in enumerate(every(soup, "div", classed="thing")):
        above = next((numbers[id(p)] for p in tag.parents if id(p) in numbers), None)
        numbers[id(tag)] = number
        comment = "comment" in classes(tag)
        yield tag, _post(tag, above if above is not None else (0 if comment and number else None))


def _post(tag: Tag, above: int | None) -> Post:
    time = tag.find("time")
    when = instant(attribute(time, "datetime")) if time is not None else None
    advert = ("data-promoted" in tag.attrs and attribute(tag, "data-promoted") == "true") or "promotedlink" in classes(
        tag
    )
    link = attribute(tag, "data-permalink")
    url = _reddit.BASE[:-1] + link if link.startswith("/") else link or None
    standing = Standing.ADVERT if advert else Standing.OWN
    return Post(
        _reddit.user(attribute(tag, "data-author")), url, when, Precision.SECOND if when else None, standing, above
    )
