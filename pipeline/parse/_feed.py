"""Pages made of posts: which elements are posts, which of their parts are text, and all around them interface.

A site's reader finds the posts and says of each element what it is, with the four functions ``text``, ``rich``,
``noise`` and ``card``; whatever it says nothing of is the site's interface.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from bs4 import BeautifulSoup, Tag

from pipeline.model import Anchor, Block, Post, Reason, Role, SavedFile
from pipeline.parse._html import Inside, Look, blocks_of, leftovers, placed
from pipeline.parse._social import host_of, is_support
from pipeline.records import dataclass, replace

__all__ = [
    "CARD",
    "Feed",
    "card",
    "classes",
    "epoch",
    "feed_blocks",
    "finished",
    "headline",
    "host_of",
    "instant",
    "noise",
    "rich",
    "text",
]
CARD = "card"


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of posts as its reader sees it."""

    rule: str  # names the interface around the posts
    posts: tuple[tuple[Tag, Post], ...]
    part: Callable[[Tag, Block], Inside | None]  # what an element is; None: what its parent is
    link: Callable[[Tag, str | None], Anchor | None]
    base: str | None = None
    mark: Callable[[str, str, str], Reason | None] = lambda tag, name, url: None  # of URLs outside of all text


def text(like: Block) -> Inside:
    """A post's text whose line breaks are those of the source, in one element."""
    return Inside(replace(like, role=Role.PARAGRAPH, mark=None, rule=""), lines=True, inline=True)


def rich(like: Block) -> Inside:
    """A post's text of paragraphs, lists and quotes."""
    return Inside(replace(like, role=Role.PARAGRAPH, mark=None, rule=""))


def noise(like: Block, mark: Reason, rule: str) -> Inside:
    """No content, and why."""
    return Inside(replace(like, role=Role.NOISE, mark=mark, rule=rule))


def card(like: Block) -> Inside:
    """The preview of a link; its unmarked anchors go to the text of its post."""
    return Inside(replace(like, role=Role.NOISE, mark=Reason.MEDIA, rule=CARD))


def feed_blocks(saved: SavedFile, soup: BeautifulSoup, feed: Feed) -> tuple[Block, ...]:
    """All that the page holds: posts with their text, everything else as noise, the URLs of no text at the end."""
    places = {id(tag): number for number, (tag, _) in enumerate(feed.posts)}

    def inside(tag: Tag, like: Block) -> Inside | None:
        number = places.get(id(tag))
        if number is not None:
            like = Block(Role.NOISE, "", post=number, mark=Reason.CHROME, rule=feed.rule)
            return feed.part(tag, like) or Inside(like)
        return feed.part(tag, like)

    look = Look(inside=inside, link=feed.link, base=feed.base)
    interface = Block(Role.NOISE, "", mark=Reason.CHROME, rule=feed.rule)
    blocks = with_cards(blocks_of(soup, like=interface, look=look))
    return finished((_known(block, feed) for block in blocks), saved, soup, base=feed.base, mark=feed.mark)


def _known(block: Block, feed: Feed) -> Block:
    """A noise block whose unmarked links are asked about once more: here they stand outside of all text."""
    if block.role is not Role.NOISE or all(a.mark is not None for a in block.anchors):
        return block
    return replace(block, anchors=tuple(_known_link(anchor, feed) for anchor in block.anchors))


def _known_link(anchor: Anchor, feed: Feed) -> Anchor:
    mark = anchor.mark or feed.mark("a", "href", anchor.url)
    return replace(anchor, mark=mark or (Reason.PROMOTION if is_support(anchor.url) else None))


def finished(
    blocks: Iterable[Block],
    saved: SavedFile,
    soup: BeautifulSoup,
    *,
    base: str | None,
    mark: Callable[[str, str, str], Reason | None] = lambda tag, name, url: None,
) -> tuple[Block, ...]:
    """The blocks of a whole page: neighbouring noise of one kind joined, places noted, leftover URLs at the end."""
    seen = tuple(joined(blocks))
    return (*placed(seen, saved), *leftovers(soup, seen, base=base, mark=mark))


def joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, neighbouring NOISE of one post, mark and rule made one, a line for each."""
    run: list[Block] = []
    for block in blocks:
        if run and not (block.role is Role.NOISE and _kind(block) == _kind(run[0])):
            yield _one(run)
            run = []
        if block.role is Role.NOISE:
            run.append(block)
        else:
            yield block
    if run:
        yield _one(run)


def _kind(block: Block) -> tuple[int | None, Reason | None, str]:
    return block.post, block.mark, block.rule


def _one(run: list[Block]) -> Block:
    if len(run) == 1:
        return run[0]
    text = "\n".join(block.text for block in run if block.text)
    anchors, at = [], 0
    for block in run:
        if place := min(at, len(text)):
            anchors += [
                Anchor(a.start + place, a.end + place, a.url, a.written, a.mark, a.title) for a in block.anchors
            ]
        else:
            anchors += block.anchors
        at += len(block.text) + bool(block.text)
    return replace(run[0], text=text, anchors=tuple(anchors), bold=(), italic=(), code=())


def with_cards(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The links of cards moved into the text of their post: as a title where the text has the link, else to its end."""
    out = list(blocks)
    texts: dict[int, list[int]] = {}
    for index, block in enumerate(out):
        if block.post is not None and block.role is not Role.NOISE:
            texts.setdefault(block.post, []).append(index)
    for index, block in enumerate(out):
        links = [a for a in block.anchors if a.mark is None] if block.rule == CARD and block.post is not None else []
        if links and block.post is not None:
            out[index] = replace(block, anchors=tuple(a for a in block.anchors if a.mark is not None))
            for link in links:
                shown = block.text[link.start : link.end].split("\n")[0]
                _attach(out, texts.get(block.post, []), replace(link, title=link.title or shown or None), index)
    return tuple(out)


def _attach(out: list[Block], texts: list[int], link: Anchor, card_at: int) -> None:
    same = {link.url, link.written} - {""}
    for index in texts:
        for place, anchor in enumerate(out[index].anchors):
            if same & {anchor.url, anchor.written}:
                anchors = list(out[index].anchors)
                anchors[place] = replace(anchor, title=anchor.title or link.title)
                out[index] = replace(out[index], anchors=tuple(anchors))
                return
    if texts:
        last = out[texts[-1]]
        end = Anchor(len(last.text), len(last.text), link.url, link.written, None, link.title)
        out[texts[-1]] = replace(last, anchors=(*last.anchors, end))
    else:
        post_only = replace(out[card_at], role=Role.PARAGRAPH, mark=None, rule="", text="")
        out[card_at] = replace(post_only, anchors=(*out[card_at].anchors, replace(link, start=0, end=0)))
        texts.append(card_at)


def headline(blocks: Iterable[Block], post: int | None) -> str | None:
    """A thread's title: the first line of a post that has words, without signs and hashtags at its ends."""
    for block in blocks:
        if block.post == post and block.role is not Role.NOISE:
            for line in block.text.split("\n"):
                words = _EDGES.sub("", _URL.sub("", line[:_LONGEST_LINE])).strip()
                if re.search(r"\w{2}", words):
                    return words if len(words) <= _HEADLINE else _cut(words)
    return None


def _cut(words: str) -> str:
    """The sentences that fit, else the words."""
    sentences = re.match(r".{20,139}[.!?。](?=\s)", words)
    return sentences[0] if sentences else words[:_HEADLINE].rpartition(" ")[0] + "…"


_HEADLINE = 140
_LONGEST_LINE = 500
_URL = re.compile(r"https?://\S+")
_EDGES = re.compile(r"^[^\w\"'“‘«(\[$¿¡@#]+|(?:\s+#\w+)+\s*$|[\s👇⬇️🧵↓🔽]+$")


def instant(value: str | None) -> datetime | None:
    """An ISO 8601 time as UTC; None for what is none. A time without a zone is UTC."""
    try:
        found = datetime.fromisoformat((value or "").strip())
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def epoch(value: str | None) -> datetime | None:
    """Seconds (or, of 12 digits and more, milliseconds) since 1970 as UTC."""
    if not value or not value.strip().isdigit() or len(value) > 15:
        return None
    seconds = int(value) / (1000 if len(value.strip()) >= 12 else 1)
    return datetime.fromtimestamp(seconds, UTC)


def classes(tag: Tag) -> frozenset[str]:
    """The element's classes."""
    value = tag.attrs.get("class")
    return frozenset(value.split() if isinstance(value, str) else value or ())
