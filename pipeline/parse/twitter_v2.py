"""Tweets of Twitter's API v2: a page, pages one a line (twarc), tweets one a line (twarc flatten), a dict by id.

    {"data": [{"id": "1610", "author_id": "7", "conversation_id": "1610", "text": "Good book https://t.co/a",
               "entities": {"urls": [{"url": "https://t.co/a", "expanded_url": "https://example.com/book",
                                      "unwound_url": "https://example.com/book", "title": "The book"}]}}],
     "includes": {"users": [{"id": "7", "username": "ada"}], "tweets": [...]}}

A retweet's text is cut; the whole one stands in `includes.tweets` under the id in `referenced_tweets`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from pipeline.model import Block, Document, Post, Precision, Reason, Role, SavedFile, Standing
from pipeline.parse._json import Data, load
from pipeline.parse._moments import moment, of_snowflake
from pipeline.parse._thread import Entry, by_time, conversation
from pipeline.parse._tweets import Link, permalink, status_of, target, tweet_blocks

Fields = dict[str, Any]
_STANDINGS = {"quoted": Standing.QUOTED, "retweeted": Standing.REPOST}
_OF_V2 = {"author_id", "edit_history_tweet_ids", "conversation_id", "public_metrics", "referenced_tweets"}


@dataclass(frozen=True, slots=True)
class _Pages:
    """All tweets and users of a file."""

    asked: list[tuple[str, Fields]] = field(default_factory=list)  # where, tweet
    included: dict[str, tuple[str, Fields]] = field(default_factory=dict)  # by id
    users: dict[str, Fields] = field(default_factory=dict)


def recognises(saved: SavedFile) -> int:
    """90 where the first record is a page or a tweet of this version."""
    data = load(saved)
    if data is None:
        return 0
    first = Data([record for _, record in islice(data.records(), 3)])
    asked = _pages(first).asked
    return 90 if asked and all(_OF_V2 & set(tweet) for _, tweet in asked[:5]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One timeline or thread."""
    data = load(saved)
    if data:
        pages = _pages(data)
        yield conversation(by_time(_entries(pages)), format="twitter_v2", platform="twitter", data=data)


def _is_tweet(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("text"), str) and "id" in value and "user" not in value


def _pages(data: Data) -> _Pages:
    pages = _Pages()
    for where, record in data.records():
        if not isinstance(record, dict):
            continue
        if _is_tweet(record):
            pages.asked.append((where, record))
        elif "data" in record:
            _page(record, where, pages)
        else:  # a dict by id
            pages.asked.extend((f"{where}/{key}", tweet) for key, tweet in record.items() if _is_tweet(tweet))
    for _, tweet in pages.asked:
        if isinstance(tweet.get("author"), dict):
            pages.users.setdefault(str(tweet["author"].get("id")), tweet["author"])
    return pages


def _page(record: Fields, where: str, pages: _Pages) -> None:
    asked, includes = record["data"], record.get("includes") or {}
    listed = asked if isinstance(asked, list) else [asked]
    pages.asked.extend((f"{where}/data/{i}", tweet) for i, tweet in enumerate(listed) if _is_tweet(tweet))
    for i, tweet in enumerate(includes.get("tweets") or ()):
        if _is_tweet(tweet):
            pages.included[str(tweet["id"])] = (f"{where}/includes/tweets/{i}", tweet)
    pages.users.update({str(user.get("id")): user for user in includes.get("users") or ()})


def _entries(pages: _Pages) -> Iterator[Entry]:
    authors = {tweet.get("author_id") for _, tweet in pages.asked}
    standings: dict[str, Standing] = {}
    for where, tweet in pages.asked:
        references = _references(tweet)
        standings |= {key: _STANDINGS[kind] for kind, key in references if kind in _STANDINGS}
        if not any(kind == "retweeted" and (key in pages.included or "text" in tweet) for kind, key in references):
            yield _entry(tweet, where, pages, Standing.OWN)
        yield from _flattened(tweet, where, pages)
        for _, key in references:
            if standings.get(key) is Standing.QUOTED and key in pages.included:
                yield _entry(pages.included[key][1], pages.included[key][0], pages, Standing.QUOTED)
    for key, (where, tweet) in pages.included.items():
        own = Standing.OWN if tweet.get("author_id") in authors else Standing.FOREIGN
        yield _entry(tweet, where, pages, standings.get(key, own))


def _flattened(tweet: Fields, where: str, pages: _Pages) -> Iterator[Entry]:
    """The referenced tweets that ``twarc flatten`` puts inside the tweet that refers to them."""
    for i, other in enumerate(tweet.get("referenced_tweets") or ()):
        if _is_tweet(other) and other.get("type") in _STANDINGS:
            if isinstance(other.get("author"), dict):
                pages.users.setdefault(str(other["author"].get("id")), other["author"])
            yield _entry(other, f"{where}/referenced_tweets/{i}", pages, _STANDINGS[other["type"]])
    if any(kind == "retweeted" for kind, _ in _references(tweet)) and not _has_original(tweet, pages):
        yield _entry(tweet, where, pages, Standing.REPOST)


def _has_original(tweet: Fields, pages: _Pages) -> bool:
    inside = any(_is_tweet(other) for other in tweet.get("referenced_tweets") or ())
    return inside or any(key in pages.included for kind, key in _references(tweet) if kind == "retweeted")


def _references(tweet: Fields) -> list[tuple[str, str]]:
    found = tweet.get("referenced_tweets") or ()
    return [(str(other.get("type")), str(other.get("id"))) for other in found if isinstance(other, dict)]


def _entry(tweet: Fields, where: str, pages: _Pages, standing: Standing) -> Entry:
    key, user = str(tweet["id"]), pages.users.get(str(tweet.get("author_id"))) or tweet.get("author") or {}
    handle = user.get("username")
    posted = moment(tweet.get("created_at")) or of_snowflake(key)
    post = Post(
        author=f"@{handle}" if handle else None,
        url=permalink(handle, key),
        posted_at=posted,
        precision=Precision.SECOND if posted else None,
        standing=standing,
        name=user.get("name"),
    )
    note = tweet.get("note_tweet") or {}
    quoted = {key for kind, key in _references(tweet) if kind == "quoted"}
    links = [link for holder in (note, tweet) for link in _links(holder, quoted, handle)]
    like = Block(Role.PARAGRAPH, "", where=where)
    blocks = tweet_blocks(str(note.get("text") or tweet["text"]), links, like=like)
    parent = next((key for kind, key in _references(tweet) if kind == "replied_to"), None)
    return Entry(key, post, blocks, parent, tweet.get("conversation_id"), tweet, where, tweet.get("author_id"))


def _links(holder: Fields, quoted: set[str], handle: str | None) -> Iterator[Link]:
    for url in (holder.get("entities") or {}).get("urls") or ():
        expanded = url.get("expanded_url") or url.get("url") or ""
        link = target(expanded, url.get("unwound_url"))
        yield Link(url.get("url") or "", link, url.get("title") or None, _mark(url, expanded, quoted, handle))


def _mark(url: Fields, expanded: str, quoted: set[str], handle: str | None) -> Reason | None:
    status = status_of(expanded)
    if status is None:
        return None
    if url.get("media_key") or str(url.get("display_url")).startswith(("pic.twitter.com", "pic.x.com")):
        return Reason.MEDIA
    own = handle is not None and status[0].lower() == handle.lower()
    return (Reason.SELF if own else Reason.OFF_TOPIC) if status[1] in quoted else None
