"""A page of Hacker News: a story with its comments, or a list of stories; the markup of every age.

    old   <td class="title"><a href="http://example.com/a">Title</a> <td class="subtext"><a href="user?id=ada">
          <img src="s.gif" width="40"> <td class="default"><span class="comhead"><a href="user?id=bob">bob</a> 2 days
          | <a href="item?id=2">link</a></span><br><span class="comment"><font>Text<p>...
    new   <tr class="athing"><span class="titleline"><a href>Title</a> (a.storylink, a.titlelink before 2022)
          <tr class="athing comtr" id="2"><a class="hnuser">bob</a> <span class="age" title="2024-05-01T10:00:00">
          <div class="commtext">Text with <a href="https:&#x2F;&#x2F;example.com&#x2F;a">https://example.com/a...</a>

The width of the spacer divided by 40 is a comment's depth. Link text is cut with "..." while the href is whole.
"""

import re
from collections.abc import Iterator, Set
from functools import partial

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, Role, SavedFile
from pipeline.parse._feed import Feed, classes, feed_blocks, instant, rich
from pipeline.parse._html import Inside, address, anchor_of, attribute, every, is_site, page, text_of
from pipeline.records import replace

RULE = "hackernews-interface"
BASE = "https://news.ycombinator.com/"
_ITEM = re.compile(r"https?://news\.ycombinator\.com/item\?id=(\d+)")
_USER = re.compile(r"https?://news\.ycombinator\.com/(?:user|threads|submitted|favorites)\?id=")
_TITLE = frozenset(("title", "titleline", "titlelink", "storylink"))


def recognises(saved: SavedFile) -> int:
    """90 for a page with Hacker News' head lines."""
    text = saved.text
    known = (
        is_site(saved)
        and ("votearrow" in text or "grayarrow" in text)
        and ("news.ycombinator.com" in text or "hnmain" in text)
    )
    return 90 * (known and ("subtext" in text or "comhead" in text))


def read(saved: SavedFile) -> Iterator[Document]:
    """One document: a discussion, or a list of stories."""
    soup = page(saved)
    stories = [row for row in map(_story_row, every(soup, "td", classed="title")) if row is not None]
    if len(stories) > 1:
        yield _front_page(saved, soup, stories)
        return
    posts = tuple(_posts(soup, stories[0] if stories else None))
    ids = frozenset(i for _, p in posts if (i := item_id(p.url)))
    feed = Feed(RULE, posts, _part, partial(_link, ids), BASE, partial(_outside, ids))
    blocks = feed_blocks(saved, soup, feed)
    main = posts[0][1] if posts else None
    heading = text_of(stories[0].find("a")) if stories else ""
    title = heading or text_of(soup.title).removesuffix("| Hacker News").strip() or None
    url = main.url if main else address(soup, saved)
    when = main.posted_at if main else None
    author = main.author if main else None
    yield Document(
        "hackernews", Genre.DISCUSSION, blocks, tuple(p for _, p in posts), "hackernews", author, title, url, when
    )


def _absolute(link: Tag) -> str:
    anchor = anchor_of(link, BASE)
    return anchor.url if anchor else ""


def item_id(url: str | None) -> str | None:
    """The number of a story or comment."""
    found = _ITEM.match(url or "")
    return found[1] if found else None


def _story_row(cell: Tag) -> Tag | None:
    """The cell that holds a story's link, not the one of its rank."""
    return cell if cell.find("a") is not None and cell.find_previous_sibling("td") is not None else None


def _front_page(saved: SavedFile, soup: BeautifulSoup, stories: list[Tag]) -> Document:
    """The stories as items of a list; "More" at its end is no story."""
    cells = {id(cell) for cell in stories if cell.find_next("td", class_="subtext") is not None}

    def part(tag: Tag, like: Block) -> Inside | None:
        if id(tag) in cells:
            return Inside(Block(Role.ITEM, ""))
        if "comhead" in classes(tag) or "sitebit" in classes(tag):
            return Inside(replace(like, role=Role.NOISE, mark=Reason.CHROME, rule=RULE))
        return None

    lines = every(soup, "td", classed="subtext")
    shown = {i for line in lines for link in line.find_all("a") if (i := item_id(_absolute(link)))}
    feed = Feed(RULE, (), part, partial(_link, shown), BASE, partial(_outside, shown))
    url = address(soup, saved) or BASE
    title = text_of(soup.title) or None
    return Document("hackernews", Genre.LIST, feed_blocks(saved, soup, feed), (), "hackernews", None, title, url)


def _posts(soup: BeautifulSoup, story: Tag | None) -> Iterator[tuple[Tag, Post]]:
    """The story, then the comments, each with the one above it that it answers."""
    above: list[tuple[int, int]] = []
    number = 0
    if story is not None:
        table = story.find_parent("table")
        if table is not None:
            yield table, _post(table, story)
            number = 1
    for tag in every(soup, "td", classed="default"):
        depth = _depth(tag)
        while above and above[-1][0] >= depth:
            above.pop()
        yield tag, replace(_post(tag), reply_to=above[-1][1] if above else (0 if story is not None else None))
        above.append((depth, number))
        number += 1


def _post(tag: Tag, story: Tag | None = None) -> Post:
    user = tag.find("a", href=re.compile(r"\buser\?id="))
    age = tag.find(class_="age")
    when = instant(attribute(age, "title").split(" ")[0]) if age is not None else None
    url = None
    for link in tag.find_all("a", href=re.compile(r"\bitem\?id=\d+"), limit=3):
        found = _ITEM.match(_absolute(link))
        if found:
            url = found[0]
            break
    if story is not None:
        score = tag.find(id=re.compile(r"(?:score|up)_\d+"))
        url = f"{BASE}item?id={attribute(score, 'id').rpartition('_')[2]}" if score is not None else url
    return Post(text_of(user) or None, url, when, Precision.SECOND if when else None)


def _depth(cell: Tag) -> int:
    row = cell.find_parent("tr")
    indent = row.find("td", class_="ind") if row is not None else None
    if indent is not None and attribute(indent, "indent").isdigit():
        return int(attribute(indent, "indent"))
    spacer = row.find("img") if row is not None else None
    width = attribute(spacer, "width") if spacer is not None else ""
    return int(width) // 40 if width.isdigit() else 0


def _part(tag: Tag, like: Block) -> Inside | None:
    if like.post is None:
        return None
    names = classes(tag)
    if "reply" in names or "navs" in names or "comhead" in names or "sitebit" in names:
        return Inside(replace(like, role=Role.NOISE, mark=Reason.CHROME, rule=RULE))
    if tag.name == "p" and tag.get_text().strip() == "-----":  # where the old markup had its link to answer
        return Inside(replace(like, role=Role.NOISE, mark=Reason.CHROME, rule=RULE))
    if names & {"commtext", "toptext", "titleline"} or (names & _TITLE and tag.name in ("td", "a")):
        return rich(like)
    if "comment" in names and tag.name == "span":
        return rich(like)
    if tag.name == "td" and not tag.attrs.get("class") and _is_story_text(tag):
        return rich(like)
    return None


def _is_story_text(cell: Tag) -> bool:
    """The text of an Ask HN in the old markup: a cell without a class, below the line of the votes."""
    row = cell.find_parent("tr")
    above = row.find_previous_sibling("tr") if row is not None else None
    return (
        above is not None
        and row is not None
        and row.find_parent("table", class_="comment-tree") is None
        and cell.find(["form", "table", "center", "td"]) is None
        and bool(cell.get_text().strip())
    )


def _link(ids: Set[str], tag: Tag, base: str | None) -> Anchor | None:
    anchor = anchor_of(tag, base)
    if anchor is None:
        return None
    own = item_id(anchor.url) in ids
    saved = re.match(r"\./(\d+)_files/\1\.html", anchor.written)  # the browser's copy of the page's link to itself
    if own or saved:
        return replace(anchor, mark=Reason.SELF, url=anchor.written if saved else anchor.url)
    return replace(anchor, mark=Reason.PROFILE if _USER.match(anchor.url) else None, title=None)


def _outside(ids: Set[str], tag: str, name: str, url: str) -> Reason | None:
    if item_id(url) in ids:
        return Reason.SELF
    return Reason.PROFILE if _USER.match(url) else None
