"""Posts read from data -> one Document: in order, with who answers whom, and whose posts count.

A conversation that its first author leads is a THREAD, others in it are REPLY; a timeline of several
authors, a forum or a chat is a DISCUSSION, where everybody counts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from pipeline.model import Block, Document, Genre, Post, Precision, Role, Standing
from pipeline.parse._json import Data
from pipeline.parse._leftovers import leftovers, unread, urls_of
from pipeline.records import dataclass, replace

_SENTENCE = re.compile(r"(?<=[.!?。！？…])(?:\s|(?<=[。！？])(?=\w))")
_URL = re.compile(r"\s*https?://\S+\s*")
_HEADLINE = 160  # characters; a longer first line is cut after its first sentence
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One post as a format's reader found it."""

    key: str  # the format's id of the post
    post: Post
    blocks: tuple[Block, ...]
    parent: str | None = None  # the key of the post that it answers
    root: str | None = None  # the key of its conversation
    record: Any = None  # the data that it was read from
    where: str = ""
    speaker: str | None = None  # the format's id of its author, for data that does not name him


def post_by(
    author: str | None, url: str | None, at: datetime | None, standing: Standing = Standing.OWN, name: str | None = None
) -> Post:
    """A post whose time, where it is known, is known to the second; '' counts as unknown."""
    precision = Precision.SECOND if at else None
    return Post(author or None, url or None, at, precision, standing, name=name or None)


def by_time(entries: Iterable[Entry]) -> list[Entry]:
    """Entries in the order of posting, each key once; a quoted post stays behind the one that quotes it.

    Other threads and adverts come last.
    """
    placed: dict[str, tuple[tuple[bool, datetime], Entry]] = {}
    quoting = _EARLIEST
    for entry in entries:
        standing, known = entry.post.standing, placed.get(entry.key)
        time = quoting if standing is Standing.QUOTED else entry.post.posted_at or quoting
        if standing is not Standing.QUOTED:
            quoting = time
        if known is None or (known[1].post.standing is not Standing.OWN and standing is Standing.OWN):
            placed[entry.key] = (standing in (Standing.FOREIGN, Standing.ADVERT), time), entry
    return [entry for _, entry in sorted(placed.values(), key=lambda pair: pair[0])]


def conversation(
    entries: list[Entry], *, format: str, platform: str, data: Data, author: str | None = None
) -> Document:
    """A thread where one author leads, else a discussion. `author` is whose timeline it is, where the file says so."""
    own = [e for e in entries if e.post.standing is Standing.OWN]
    root = _root(own, alone=len(own) == 1 and not any(e.post.standing is Standing.REPOST for e in entries))
    lead = author or (root.post.author if root else None)
    speakers = {entry.speaker or entry.post.author for entry in own}
    if lead is None and len(speakers) == 1:
        lead = own[0].post.author
    elif lead is None:
        return discussion(entries, format=format, platform=platform, data=data)
    entries = [_others_reply(entry, lead) for entry in entries]
    first = root if root and root.post.author == lead else None
    return _document(
        Document(
            format,
            Genre.THREAD,
            (),
            platform=platform,
            author=lead,
            title=headline(first.blocks) if first else None,
            url=first.post.url if first else None,
            posted_at=first.post.posted_at if first else None,
        ),
        entries,
        data,
    )


def discussion(
    entries: list[Entry], *, format: str, platform: str, data: Data,
    author: str | None = None, title: str | None = None, url: str | None = None, part: str | None = None,
) -> Document:  # fmt: skip
    """Everybody's posts count. `author`, `title` and `url` are those of the post that opened it."""
    first = entries[0].post.posted_at if entries and url else None
    head = Document(
        format, Genre.DISCUSSION, (), platform=platform, author=author, title=title, url=url, posted_at=first, part=part
    )
    return _document(head, entries, data)


def headline(blocks: Iterable[Block]) -> str | None:
    """The first line with words, without its links; of a long line its first sentence."""
    for block in blocks:
        text = "" if block.role is Role.NOISE else _URL.sub(" ", _unlinked(block))
        line = next((line.strip() for line in text.split("\n") if re.search(r"\w", line)), "")
        if line:
            return line if len(line) <= _HEADLINE else _SENTENCE.split(line)[0].strip()
    return None


def _unlinked(block: Block) -> str:
    """The text without the links that are shown as addresses."""
    text = block.text
    for anchor in reversed(block.anchors):
        shown = text[anchor.start : anchor.end]
        if "." in shown and not re.search(r"\s", shown):
            text = text[: anchor.start] + text[anchor.end :]
    return text


def _root(own: list[Entry], *, alone: bool) -> Entry | None:
    """The post that opened the conversation to which most of the posts belong; None for a timeline."""
    by_key = {entry.key: entry for entry in own}
    tops: dict[str, str] = {}
    roots = Counter(_top(entry, by_key, tops) for entry in own)
    if not roots:
        return None
    key, count = roots.most_common(1)[0]
    return by_key.get(key) if count * 2 > len(own) and (count > 1 or alone) else None


def _top(entry: Entry, by_key: dict[str, Entry], tops: dict[str, str]) -> str:
    """The post that an answer leads back to; `tops` are those that are known already."""
    seen = set[str]()
    while entry.parent in by_key and entry.key not in seen and entry.key not in tops:
        seen.add(entry.key)
        entry = by_key[entry.parent]
    top = tops.get(entry.key) or (entry.root if entry.root in by_key else entry.key)
    tops |= dict.fromkeys(seen, top)
    return top


def _others_reply(entry: Entry, lead: str | None) -> Entry:
    if entry.post.standing is Standing.OWN and entry.post.author != lead:
        return replace(entry, post=replace(entry.post, standing=Standing.REPLY))
    return entry


def _document(head: Document, entries: list[Entry], data: Data) -> Document:
    index = {entry.key: i for i, entry in enumerate(entries)}
    posts = tuple(replace(e.post, reply_to=index.get(e.parent) if e.parent else None) for e in entries)
    return replace(head, posts=posts, blocks=tuple(_numbered(entries, data)), complaints=data.complaints)


def _numbered(entries: list[Entry], data: Data) -> Iterator[Block]:
    """All blocks with the index of their post; then the URLs of the data that stand in none of them."""
    seen = {url for entry in entries for url in urls_of(entry.blocks)}
    for i, entry in enumerate(entries):
        yield from (replace(block, post=i) for block in entry.blocks)
        if entry.record is not None:
            like = Block(Role.NOISE, "", post=i, where=entry.where)
            yield from leftovers(entry.record, seen, like=like, permalink=entry.post.url)
    done = {id(entry.record) for entry in entries}
    yield from leftovers(data.value, seen, like=Block(Role.NOISE, ""), done=done)
    yield from unread(data.unread, seen, like=Block(Role.NOISE, ""))
