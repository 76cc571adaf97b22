"""Tweets that another page shows: the quotes of Twitter's embed script, and Substack's boxes.

<blockquote class="twitter-tweet"><p lang="en">Text <a href="https://t.co/x">https://t.co/x</a></p>&mdash; Ada (@ada)
  <a href="https://twitter.com/ada/status/1">December 1, 2018</a></blockquote>
<div class="tweet" data-attrs='{"url": "https://twitter.com/ada/status/1", "full_text": "...", "username": "ada",
  "name": "Ada", "date": "...", "expanded_url": {"url": "https://example.com/a", "title": "..."}}'>
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Post, Precision, Reason, Role, Standing
from pipeline.parse import _twitter
from pipeline.parse._feed import classes, instant
from pipeline.parse._html import Inside, attribute, every, text_of
from pipeline.records import replace
from pipeline.text import mend

_BYLINE = re.compile(r"[—–-]\s*(?P<name>[^()]{0,80}?)\s*\((?:@|\u0040)(?P<handle>\w{1,30})\)")
_EMBEDS = frozenset(("twitter-tweet", "twitter-video", "twitter-tweet-rendered"))


def embedded(soup: BeautifulSoup) -> list[tuple[Tag, Post]]:
    """The tweets that the page shows, in order, each with whose it is."""
    found: list[tuple[Tag, Post]] = []
    for tag in every(soup, "blockquote", "div"):
        names = classes(tag)
        if tag.name == "blockquote" and names & _EMBEDS:
            found.append((tag, _quote(tag)))
        elif "data-attrs" in tag.attrs and names & {"tweet", "twitter-embed", "twitter-post"} and _box(tag):
            found.append((tag, _post_of_box(_box(tag))))
    return found


def _quote(tag: Tag) -> Post:
    byline = _BYLINE.search(text_of(tag))
    links = [attribute(a, "href") for a in tag.find_all("a")]
    url = next((u.partition("?")[0] for u in reversed(links) if _twitter.status_id(u)), None)
    author = f"@{byline['handle']}" if byline else _twitter.handle_of(url)
    return _post(author, url, byline["name"].strip() if byline else None)


def _post(author: str | None, url: str | None, name: str | None, when: datetime | None = None) -> Post:
    when = when or _twitter.time_of(_twitter.status_id(url))
    return Post(author, url, when, Precision.SECOND if when else None, Standing.QUOTED, name=name or None)


def _box(tag: Tag) -> dict[str, Any]:
    try:
        data = json.loads(str(tag.attrs.get("data-attrs") or "null"))
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) and data.get("full_text") and data.get("username") else {}


def _post_of_box(data: dict[str, Any]) -> Post:
    when = instant(str(data.get("date") or "")) if isinstance(data.get("date"), str) else None
    return _post(f"@{data['username']}", str(data.get("url") or "") or None, str(data.get("name") or ""), when)


def tweet_part(tag: Tag, like: Block) -> Inside | None:
    """What an element inside of an embedded tweet is: its paragraphs are text, the line that signs it is no content.

    Where the tweets are the page, their permalinks are its own and they are no quotes.
    """
    if tag.name == "p" and tag.find_parent("blockquote", class_=list(_EMBEDS)) is not None:
        if _BYLINE.match(text_of(tag)):
            return None
        role = Role.PARAGRAPH if like.mark is Reason.SELF else Role.QUOTE
        return Inside(replace(like, role=role, mark=None, rule=""))
    return None


def tweet_frame(number: int, standing: Standing) -> Block:
    """The template of all that an embedded tweet holds beside its text."""
    mark = Reason.OFF_TOPIC if standing is Standing.QUOTED else Reason.SELF
    return Block(Role.NOISE, "", post=number, mark=mark, rule="tweet-embed")


def tweet_link(anchor: Anchor, shown: str, site: _twitter.Site) -> Anchor:
    """A link inside of an embedded tweet: ``pic.twitter.com`` is the tweet's own picture."""
    if shown.strip().startswith("pic.twitter.com/"):
        return replace(anchor, mark=Reason.MEDIA)
    return replace(anchor, mark=site.mark(anchor.url))


def box_blocks(tag: Tag, number: int) -> Iterator[Block]:
    """The text of a Substack box, whose element holds no more than a picture of it."""
    data = _box(tag)
    if not data:
        return
    text = mend(str(data["full_text"]))[0].strip()
    card = data.get("expanded_url")
    anchors: tuple[Anchor, ...] = ()
    if isinstance(card, dict) and card.get("url"):
        title = str(card.get("title") or "") or None
        anchors = (Anchor(len(text), len(text), str(card["url"]), title=title),)
    yield Block(Role.QUOTE, text, anchors, number)
