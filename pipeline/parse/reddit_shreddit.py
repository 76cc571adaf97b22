"""A page of Reddit since 2023, built of its own elements.

<shreddit-post author="ada" permalink="/r/x/comments/ab12cd/t/" post-title="Title" content-href="https://example.com"
  created-timestamp="2024-05-01T10:00:00.000000+0000"> <h1 slot="title"> <div slot="text-body"><p>Text</p></div>
<shreddit-comment author="bob" thingid="t1_ef34gh" depth="0" permalink="..." created="...">
  <div slot="comment"><p>Text</p></div> <shreddit-comment ...> (the answers)
"""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from pipeline.model import Block, Document, Post, Precision, Reason, SavedFile, Standing
from pipeline.parse import _reddit
from pipeline.parse._feed import instant, noise, rich
from pipeline.parse._html import Inside, attribute, every, is_site, page, text_of

_ELEMENTS = ("shreddit-post", "shreddit-comment", "shreddit-ad-post", "shreddit-comments-page-ad")
MARKS = ("<shreddit-post", "<shreddit-comment")


def recognises(saved: SavedFile) -> int:
    """90 for a page with the site's own elements."""
    return 90 * (
        is_site(saved, fragment=True)
        and "<shreddit-" in saved.text
        and ("<shreddit-post" in saved.text or "<shreddit-comment" in saved.text)
    )


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion."""
    soup = page(saved)
    head = soup.find("shreddit-post")
    title = attribute(head, "post-title") or text_of(head.find(["h1", "h2"])) if head is not None else ""
    yield _reddit.document(saved, soup, name="reddit_shreddit", posts=_posts(soup), part=_part, title=title or None)


def _part(tag: Tag, like: Block) -> Inside | None:
    if like.post is None or like.mark is None:
        return None
    slot = attribute(tag, "slot")
    if slot in ("comment", "text-body", "title") or attribute(tag, "id").endswith("-rtjson-content"):
        return rich(like)
    return noise(like, Reason.MEDIA, "reddit-media") if slot in ("post-media-container", "thumbnail") else None


def _posts(soup: BeautifulSoup) -> Iterator[tuple[Tag, Post]]:
    numbers: dict[int, int] = {}
    for number, tag in enumerate(every(soup, *_ELEMENTS)):
        above = next((numbers[id(p)] for p in tag.parents if id(p) in numbers), None)
        numbers[id(tag)] = number
        yield (
            tag,
            _post(tag, above if above is not None else (0 if tag.name == "shreddit-comment" and number else None)),
        )


def _post(tag: Tag, above: int | None) -> Post:
    stamp = attribute(tag, "created-timestamp") or attribute(tag, "created")
    if not stamp:
        time = tag.find(["time", "faceplate-timeago"])
        stamp = attribute(time, "datetime") or attribute(time, "ts") if time is not None else ""
    when = instant(stamp)
    link = attribute(tag, "permalink")
    url = _reddit.BASE[:-1] + link if link.startswith("/") else link or None
    advert = tag.name.endswith(("ad-post", "page-ad")) or "promoted" in tag.attrs
    standing = Standing.ADVERT if advert else Standing.OWN
    return Post(_reddit.user(attribute(tag, "author")), url, when, Precision.SECOND if when else None, standing, above)
