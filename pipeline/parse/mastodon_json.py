"""Statuses as Mastodon's API gives them: a timeline, a status with its context, a context, one a line.

    {"ancestors": [...], "status": {...}, "descendants": [...]}
    [{"id": "1", "created_at": "2023-01-02T03:04:05.000Z", "in_reply_to_id": null, "url": "https://m.example/@ada/1",
      "content": "<p>Good book: <a href=\\"https://example.com/book\\">…</a></p>", "account": {"acct": "ada"},
      "card": {"url": "https://example.com/book", "title": "The book"}, "reblog": null}]

A boost carries the whole original under `reblog`. A link's text is split over hidden spans.
"""

from collections.abc import Iterator

from pipeline.model import Block, Document, Role, SavedFile, Standing
from pipeline.parse import _fragment
from pipeline.parse._cards import Card, with_cards
from pipeline.parse._fediverse import handle_of, marked
from pipeline.parse._fields import Fields, at, every, string
from pipeline.parse._json import Data, load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, by_time, conversation, post_by
from pipeline.records import replace

_PARTS = ("ancestors", "status", "descendants", "statuses")


def recognises(saved: SavedFile) -> int:
    """90 where the first records are statuses."""
    data = load(saved)
    return 90 if data and next(_statuses(data), None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One timeline or conversation."""
    data = load(saved)
    if data:
        entries = [entry for where, status in _statuses(data) for entry in _entries(status, where, Standing.OWN)]
        yield conversation(by_time(entries), format="mastodon_json", platform="mastodon", data=data)


def _is_status(value: object) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("content"), str):
        return False
    return isinstance(value.get("account"), dict) and "acct" in value["account"]


def _statuses(data: Data) -> Iterator[tuple[str, Fields]]:
    for where, record in data.records():
        if _is_status(record):
            yield where, record
        elif isinstance(record, dict):
            for part in _PARTS:
                inner = record.get(part)
                listed = inner if isinstance(inner, list) else [inner]
                places = (f"{where}/{part}/{i}" if inner is listed else f"{where}/{part}" for i in range(len(listed)))
                yield from ((p, s) for p, s in zip(places, listed, strict=True) if _is_status(s))


def _entries(status: Fields, where: str, standing: Standing) -> Iterator[Entry]:
    if _is_status(status.get("reblog")):
        for entry in _entries(status["reblog"], f"{where}/reblog", Standing.REPOST):
            yield replace(entry, record=status)
        return
    yield _entry(status, where, standing)
    quoted = at(status, "quote", "quoted_status")
    if _is_status(quoted):
        yield from _entries(quoted, f"{where}/quote/quoted_status", Standing.QUOTED)


def _entry(status: Fields, where: str, standing: Standing) -> Entry:
    account, url = at(status, "account"), string(status, "url") or string(status, "uri")
    author = handle_of(string(account, "acct"), string(account, "url") or url)
    post = post_by(author, url, moment(status.get("created_at")), standing, string(account, "display_name"))
    like = Block(Role.PARAGRAPH, "", where=where)
    blocks = _fragment.html(string(status, "spoiler_text"), like=like)
    blocks += _fragment.html(status["content"], like=like)
    blocks += [Block(Role.ITEM, string(o, "title"), where=where) for o in every(status, "poll", "options")]
    known = [marked(block, media=_media(status), profiles=_profiles(status)) for block in blocks]
    cards = [Card(string(card, "url"), string(card, "title") or None) for card in every(status, "card")]
    parent = string(status, "in_reply_to_id")
    return Entry(
        string(status, "id"), post, with_cards(known, cards, like=like), parent or None,
        record=status, where=where,
    )  # fmt: skip


def _media(status: Fields) -> set[str]:
    keys = ("url", "remote_url", "text_url", "preview_url")
    return {string(media, key) for media in every(status, "media_attachments") for key in keys} - {""}


def _profiles(status: Fields) -> set[str]:
    return {string(named, "url") for key in ("mentions", "tags") for named in every(status, key)} - {""}
