"""What all data formats of Twitter share: a text in which every link is a t.co, and the table of their targets."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._blocks import paragraphs
from pipeline.records import dataclass
from pipeline.text import unescape

_STATUS = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/([^/?#]+)/(?:web/)?status(?:es)?/(\d+)", re.I)

_WORD = re.compile(r"\w")
_PICTURE = re.compile(r"(?:^|\s)(https?://t\.co/\w+(?:\u2026|\.\.\.)?)\s*$")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a tweet: as it stands in the text, and what it leads to."""

    written: str
    url: str
    title: str | None = None  # of the page, where the data gives it
    mark: Reason | None = None


def permalink(handle: str | None, key: str) -> str | None:
    """The address of a tweet; None where author or id are unknown."""
    return f"https://twitter.com/{handle.lstrip('@')}/status/{key}" if handle and key else None


def status_of(url: str) -> tuple[str, str] | None:
    """The handle and id of the tweet that `url` is the permalink of."""
    match = _STATUS.match(url)
    return (match[1], match[2]) if match else None


def target(expanded: str, unwound: str | None) -> str:
    """The fullest form that the data shows: behind a shortener of another host what Twitter found there."""
    if not unwound:
        return expanded
    hosts = [urlsplit(url).netloc.lower().removeprefix("www.").removeprefix("m.") for url in (expanded, unwound)]
    return unwound if hosts[0] != hosts[1] and len(hosts[0]) <= len("buttondown.com") else expanded


def tweet_blocks(text: str, links: Iterable[Link], *, like: Block, pictured: bool = False) -> tuple[Block, ...]:
    """The paragraphs of a tweet's text with its links over their t.co; links that the text does not show follow it.

    `pictured`: the post has photos or a video, for which Twitter writes a t.co at the end of the text.
    """
    text = unescape(text)
    links = list({(link.written, link.url): link for link in links if link.url}.values())
    anchors, left = _placed(text, links)
    end = _PICTURE.search(text) if pictured else None
    if end and not any(end.start(1) < anchor.end for anchor in anchors):
        anchors.append(Anchor(end.start(1), end.end(1), end[1], mark=Reason.MEDIA))
    shown, anchors, pictures = _shown(text, anchors)
    blocks = [*paragraphs(shown, anchors, like=like)]
    blocks += [_beside(link, like) for link in (*left, *pictures)]
    return tuple(blocks)


def _shown(text: str, anchors: list[Anchor]) -> tuple[str, list[Anchor], list[Link]]:
    """The text without the links to its own pictures at its end: Twitter shows the pictures in their place."""
    pictures: list[Link] = []
    while anchors and anchors[-1].mark is Reason.MEDIA and not text[anchors[-1].end :].strip():
        last = anchors[-1]
        pictures.insert(0, Link(last.written or last.url, last.url, mark=Reason.MEDIA))
        text, anchors = text[: last.start].rstrip(), anchors[:-1]
    return text, anchors, pictures


def _placed(text: str, links: list[Link]) -> tuple[list[Anchor], list[Link]]:
    """An anchor at every place where a link is written, and the links that are written nowhere."""
    anchors: list[Anchor] = []
    left = []
    for link in links:
        places = list(_places(text, link.written)) if link.written else []
        free = [(a, b) for a, b in places if not any(a < x.end and x.start < b for x in anchors)]
        written = link.written if link.written != link.url else ""
        anchors += [Anchor(a, b, link.url, written, link.mark, link.title) for a, b in free]
        if not free:
            left.append(link)
    return sorted(anchors, key=lambda a: a.start), left


def _places(text: str, written: str) -> Iterator[tuple[int, int]]:
    """Where `written` stands as a whole link: not as the beginning of a longer one."""
    start = text.find(written)
    while start >= 0:
        end = start + len(written)
        if not _WORD.match(text, end):
            yield start, end
        start = text.find(written, end)


def _beside(link: Link, like: Block) -> Block:
    text = link.title or link.url
    written = link.written if link.written != link.url else ""
    anchor = Anchor(0, len(text), link.url, written, link.mark, link.title)
    if link.mark:
        return Block(Role.NOISE, text, (anchor,), like.post, mark=link.mark, rule="not-in-text", where=like.where)
    return Block(Role.PARAGRAPH, text, (anchor,), like.post, rule="card", where=like.where)
