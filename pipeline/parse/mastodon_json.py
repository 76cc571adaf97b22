"""Statuses as Mastodon's API gives them: a timeline, a status with its context, a context, one a line.

    {"ancestors": [...], "status": {...}, "descendants": [...]}
    [{"id": "1", "created_at": "2023-01-02T03:04:05.000Z", "in_reply_to_id": null, "url": "https://m.example/@ada/1",
      "content": "<p>Good book: <a href=\\"https://example.com/book\\">…</a></p>", "account": {"acct": "ada"},
      "card": {"url": "https://example.com/book", "title": "The book"}, "reblog": null}]

A boost carries the whole original under `reblog`. A link's text is split over hidden spans.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from pipeline.model import Block, Document, Post, Precision, Role, SavedFile, Standing
from pipeline.parse import _fragment
from pipeline.parse._cards import Card, with_cards
from pipeline.parse._fediverse import handle_of, marked
from pipeline.parse._json import Data, load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, by_time, conversation

Fields = dict[str, Any]
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
    quote = status.get("quote")
    quoted = quote.get("quoted_status") if isinstance(quote, dict) else None
    if isinstance(quoted, dict) and _is_status(quoted):
        yield from _entries(quoted, f"{where}/quote/quoted_status", Standing.QUOTED)


def _entry(status: Fields, where: str, standing: Standing) -> Entry:
    account, posted = status["account"], moment(status.get("created_at"))
    post = Post(
        author=handle_of(str(account["acct"]), account.get("url") or status.get("url")),
        url=status.get("url") or status.get("uri"),
        posted_at=posted,
        precision=Precision.SECOND if posted else None,
        standing=standing,
        name=account.get("display_name") or None,
    )
    like = Block(Role.PARAGRAPH, "", where=where)
    blocks = _fragment.html(str(status.get("spoiler_text") or ""), like=like)
    blocks += _fragment.html(status["content"], like=like)
    options = (status.get("poll") or {}).get("options") or ()
    blocks += [Block(Role.ITEM, str(option.get("title") or ""), where=where) for option in options]
    known = [marked(block, media=_media(status), profiles=_profiles(status)) for block in blocks]
    cards = [Card(card["url"], card.get("title") or None) for card in [status.get("card") or {}] if card.get("url")]
    parent = status.get("in_reply_to_id")
    return Entry(
        str(status.get("id")), post, with_cards(known, cards, like=like), str(parent) if parent else None,
        record=status, where=where,
    )  # fmt: skip


def _media(status: Fields) -> set[str]:
    keys = ("url", "remote_url", "text_url", "preview_url")
    attached = status.get("media_attachments") or ()
    return {media[key] for media in attached for key in keys if media.get(key)}


def _profiles(status: Fields) -> set[str]:
    named = chain(status.get("mentions") or (), islice(status.get("tags") or (), 100))
    return {item["url"] for item in named if isinstance(item, dict) and item.get("url")}
