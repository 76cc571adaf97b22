"""A page of Reddit's redesign (2018 to 2023).

<div data-testid="post-container" id="t3_ab12cd"> <h1>Title</h1> <div data-click-id="text"><p>Text</p></div>
<div id="t1_ef34gh"> <a data-testid="comment_author_icon" href="/user/ada/"> <span>level 2</span>
  <a data-testid="comment_timestamp" id="CommentTopMeta--Created--t1_ef34gh" href="...">3 yr. ago</a>
  <div data-testid="comment"><p>Text with <a href="https://example.com">a link</a></p></div>
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from pipeline.model import Block, Document, Post, Reason, SavedFile, Standing
from pipeline.parse import _reddit
from pipeline.parse._feed import classes, noise, rich
from pipeline.parse._html import Inside, anchor_of, attribute, every, is_site, page, text_of

_COMMENT = re.compile(r"t1_\w+")
_LEVEL = re.compile(r"\D*(\d{1,3})\D*")
_AUTHORS = ("comment_author_link", "comment_author_icon", "post_author_link")
MARKS = ("post-container", "CommentTopMeta--Created--t1_")


def recognises(saved: SavedFile) -> int:
    """90 for a page with the redesign's post and comments."""
    text = saved.text
    known = is_site(saved) and "reddit" in text
    return 90 * (
        known and (("post-container" in text and "data-testid" in text) or "CommentTopMeta--Created--t1_" in text)
    )


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion."""
    soup = page(saved)
    head = soup.find(None, {"data-testid": "post-container"})
    heading = head.find(["h1", "h2", "h3"]) if head is not None else None
    yield _reddit.document(
        saved, soup, name="reddit_redesign", posts=_posts(soup), part=_part, title=text_of(heading) or None
    )


def _part(tag: Tag, like: Block) -> Inside | None:
    kind = tag.attrs.get("data-testid")
    if like.post is None:
        return None
    if like.mark is None:
        return None
    if kind == "comment" or tag.attrs.get("data-click-id") == "text" or kind == "outbound-link":
        return rich(like)
    if tag.name in ("h1", "h3"):
        return rich(like)
    return noise(like, Reason.MEDIA, "reddit-media") if tag.attrs.get("data-click-id") == "media" else None


def _posts(soup: BeautifulSoup) -> Iterator[tuple[Tag, Post]]:
    above: list[tuple[int, int]] = []
    number = 0
    for tag in every(soup, "div"):
        if tag.attrs.get("data-testid") == "post-container":
            standing = Standing.ADVERT if "promotedlink" in classes(tag) else Standing.OWN
            yield tag, Post(_author(tag), _permalink(tag), standing=standing)
            number += 1
        elif _COMMENT.fullmatch(attribute(tag, "id")):
            level = _level(tag)
            while above and above[-1][0] >= level:
                above.pop()
            parent = above[-1][1] if above else (0 if number else None)
            yield tag, Post(_author(tag), _permalink(tag), reply_to=parent)
            above.append((level, number))
            number += 1


def _author(tag: Tag) -> str | None:
    for link in tag.find_all("a", {"data-testid": list(_AUTHORS)}, limit=1):
        return _reddit.user(attribute(link, "href").partition("/user/")[2].partition("?")[0])
    return None


def _permalink(tag: Tag) -> str | None:
    for link in tag.find_all("a", {"data-testid": ["comment_timestamp", "post_timestamp"]}, limit=1):
        anchor = anchor_of(link, _reddit.BASE)
        return anchor.url.partition("?")[0] if anchor else None
    return None


def _level(tag: Tag) -> int:
    """The number in "level 2", in whatever language; else the lines that are drawn beside the comment."""
    for span in tag.find_all("span", limit=3):
        found = _LEVEL.fullmatch(text_of(span))
        if found:
            return int(found[1])
    return len(tag.find_all(class_="threadline"))
