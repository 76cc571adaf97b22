"""A page of Lobsters: a story with its comments, or a list of stories.

    <li id="story_abc123" data-shortid="abc123" class="story"> <a class="u-url" href="https://example.com/book">The book</a>
      <div class="byline"><a class="u-author" href="/~ada">ada</a> <time datetime="2023-06-12T08:43:51-0500">
    <div class="story_text"><p>Text</p></div>
    <li class="comments_subtree"><div id="c_x1" data-shortid="x1" class="comment"> <div class="byline"><a href="/~bob">bob</a>
      <time> <a href="/c/x1">link</a></div> <div class="comment_text"><p>Text</p></div></div> <ol class="comments"> (the answers)

Before 2023 people were `/u/ada`, `<time>` was `<span title="2019-06-12 08:43:51 -0500">`.
"""

import re
from collections.abc import Iterator
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, Role, SavedFile
from pipeline.parse._feed import Feed, classes, feed_blocks, instant, rich
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, page, text_of
from pipeline.records import replace

RULE = "lobsters-interface"
BASE = "https://lobste.rs/"
MARKS = ("data-shortid",)
_PERSON = re.compile(r"https?://lobste\.rs/(?:~|u/)[\w-]+")
_STORY = re.compile(r"https?://lobste\.rs/s/(\w+)")
_TEXTS = frozenset(("story_text", "comment_text"))


def recognises(saved: SavedFile) -> int:
    """90 for a page with the site's stories or comments."""
    text = saved.text
    known = "data-shortid" in text and ("story_liner" in text or "comments_subtree" in text)
    return 90 * (known and is_site(saved))


def read(saved: SavedFile) -> Iterator[Document]:
    """One document: a discussion, or a list of stories."""
    soup = page(saved)
    stories = [tag for tag in every(soup, "li", "div") if "story" in classes(tag) and "data-shortid" in tag.attrs]
    many = len(stories) > 1
    posts = () if many else tuple(_posts(soup, stories))
    feed = Feed(RULE, posts, partial(_part, many), _link, BASE, partial(_outside, {_id(tag) for tag in stories}))
    blocks = feed_blocks(saved, soup, feed)
    if many:
        title, url = text_of(soup.title) or None, address(soup, saved) or BASE
        yield Document("lobsters", Genre.LIST, blocks, (), "lobsters", None, title, url)
        return
    first = posts[0][1] if posts else Post(None)
    title = text_of(stories[0].find("a", class_="u-url")) if stories else ""
    yield Document(
        "lobsters", Genre.DISCUSSION, blocks, tuple(post for _, post in posts), "lobsters",
        first.author, title or text_of(soup.title).removesuffix(" | Lobsters") or None,
        address(soup, saved) or first.url, first.posted_at,
    )  # fmt: skip


def _id(tag: Tag) -> str:
    return attribute(tag, "data-shortid")


def _posts(soup: BeautifulSoup, stories: list[Tag]) -> Iterator[tuple[Tag, Post]]:
    """The story, then the comments, each with the one whose answers it stands among."""
    numbers: dict[int, int] = {}
    for story in stories:
        yield story, _post(story, f"{BASE}s/{_id(story)}")
    for number, tag in enumerate(_comments(soup), len(stories)):
        subtree = tag.find_parent("li")
        numbers[id(subtree)] = number
        above = subtree.find_parent("li") if subtree is not None else None
        answered = numbers.get(id(above), 0 if stories else None)
        yield tag, replace(_post(tag, f"{BASE}c/{_id(tag)}"), reply_to=answered)


def _comments(soup: BeautifulSoup) -> Iterator[Tag]:
    return (tag for tag in every(soup, "div", classed="comment") if "data-shortid" in tag.attrs)


def _post(tag: Tag, url: str) -> Post:
    line = tag.find(class_="byline")
    people = line.find_all("a", href=re.compile(r"/(?:~|u/)[\w-]+$")) if line is not None else []
    author = next((name for person in people if (name := text_of(person))), None)
    time = line.find(["time", "span"], title=re.compile(r"^\d{4}-")) if line is not None else None
    when = instant(attribute(time, "datetime") or attribute(time, "title")) if time is not None else None
    return Post(author, url, when, Precision.SECOND if when else None)


def _part(many: bool, tag: Tag, like: Block) -> Inside | None:
    names = classes(tag)
    if names & _TEXTS and like.post is not None:
        return rich(like)
    if "u-url" in names and tag.name == "a":
        return Inside(Block(Role.ITEM if many else Role.HEADING, "", post=like.post, depth=0 if many else 1))
    return None


def _link(tag: Tag, base: str | None) -> Anchor | None:
    """A link; the name of a story that is a question leads to its own page."""
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    own = "u-url" in classes(tag) and _STORY.match(anchor.url)
    return replace(anchor, mark=Reason.SELF if own else _person(anchor.url), title=None)


def _person(url: str) -> Reason | None:
    return Reason.PROFILE if _PERSON.match(url) else None


def _outside(stories: set[str], tag: str, name: str, url: str) -> Reason | None:
    story = _STORY.match(url)
    return Reason.SELF if (story and story[1] in stories) or url.startswith(f"{BASE}c/") else _person(url)
