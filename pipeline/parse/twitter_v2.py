"""Tweets of Twitter's API v2: a page, pages one a line (twarc), tweets one a line (twarc flatten), a dict by id.

    {"data": [{"id": "1610", "author_id": "7", "conversation_id": "1610", "text": "Good book https://t.co/a",
               "entities": {"urls": [{"url": "https://t.co/a", "expanded_url": "https://example.com/book",
                                      "unwound_url": "https://example.com/book", "title": "The book"}]}}],
     "includes": {"users": [{"id": "7", "username": "ada"}], "tweets": [...]}}

A retweet's text is cut; the whole one stands in `includes.tweets` under the id in `referenced_tweets`.
"""

from collections.abc import Iterator
from dataclasses import field
from itertools import islice

from pipeline.model import Block, Document, Reason, Role, SavedFile, Standing
from pipeline.parse._fields import Fields, at, every, string
from pipeline.parse._json import Data, load
from pipeline.parse._moments import moment, of_snowflake
from pipeline.parse._thread import Entry, by_time, conversation, post_by
from pipeline.parse._tweets import Link, permalink, status_of, target, tweet_blocks
from pipeline.records import dataclass

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
        pages.users.setdefault(string(tweet, "author", "id"), at(tweet, "author"))
    return pages


def _page(record: Fields, where: str, pages: _Pages) -> None:
    asked = record["data"]
    listed = asked if isinstance(asked, list) else [asked]
    pages.asked.extend((f"{where}/data/{i}", tweet) for i, tweet in enumerate(listed) if _is_tweet(tweet))
    for i, tweet in enumerate(every(record, "includes", "tweets")):
        if _is_tweet(tweet):
            pages.included[string(tweet, "id")] = (f"{where}/includes/tweets/{i}", tweet)
    pages.users.update({string(user, "id"): user for user in every(record, "includes", "users")})


def _entries(pages: _Pages) -> Iterator[Entry]:
    authors = {string(tweet, "author_id") for _, tweet in pages.asked}
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
        own = Standing.OWN if string(tweet, "author_id") in authors else Standing.FOREIGN
        yield _entry(tweet, where, pages, standings.get(key, own))


def _flattened(tweet: Fields, where: str, pages: _Pages) -> Iterator[Entry]:
    """The referenced tweets that ``twarc flatten`` puts inside the tweet that refers to them."""
    for i, other in enumerate(every(tweet, "referenced_tweets")):
        if _is_tweet(other) and string(other, "type") in _STANDINGS:
            pages.users.setdefault(string(other, "author", "id"), at(other, "author"))
            yield _entry(other, f"{where}/referenced_tweets/{i}", pages, _STANDINGS[other["type"]])
    if any(kind == "retweeted" for kind, _ in _references(tweet)) and not _has_original(tweet, pages):
        yield _entry(tweet, where, pages, Standing.REPOST)


def _has_original(tweet: Fields, pages: _Pages) -> bool:
    inside = any(_is_tweet(other) for other in every(tweet, "referenced_tweets"))
    return inside or any(key in pages.included for kind, key in _references(tweet) if kind == "retweeted")


def _references(tweet: Fields) -> list[tuple[str, str]]:
    return [(string(other, "type"), string(other, "id")) for other in every(tweet, "referenced_tweets")]


def _entry(tweet: Fields, where: str, pages: _Pages, standing: Standing) -> Entry:
    key, speaker = string(tweet, "id"), string(tweet, "author_id")
    user = pages.users.get(speaker) or at(tweet, "author")
    handle = string(user, "username")
    posted = moment(tweet.get("created_at")) or of_snowflake(key)
    author = f"@{handle}" if handle else None
    post = post_by(author, permalink(handle, key), posted, standing, string(user, "name"))
    note = at(tweet, "note_tweet")
    quoted = {key for kind, key in _references(tweet) if kind == "quoted"}
    links = [link for holder in (note, tweet) for link in _links(holder, quoted, handle)]
    like = Block(Role.PARAGRAPH, "", where=where)
    blocks = tweet_blocks(string(note, "text") or string(tweet, "text"), links, like=like)
    parent = next((key for kind, key in _references(tweet) if kind == "replied_to"), None)
    return Entry(key, post, blocks, parent, string(tweet, "conversation_id") or None, tweet, where, speaker or None)


def _links(holder: Fields, quoted: set[str], handle: str | None) -> Iterator[Link]:
    for url in every(holder, "entities", "urls"):
        expanded = string(url, "expanded_url") or string(url, "url")
        link = target(expanded, string(url, "unwound_url"))
        yield Link(string(url, "url"), link, string(url, "title") or None, _mark(url, expanded, quoted, handle))


def _mark(url: Fields, expanded: str, quoted: set[str], handle: str | None) -> Reason | None:
    status = status_of(expanded)
    if status is None:
        return None
    if url.get("media_key") or string(url, "display_url").startswith(("pic.twitter.com", "pic.x.com")):
        return Reason.MEDIA
    own = handle is not None and status[0].lower() == handle.lower()
    return (Reason.SELF if own else Reason.OFF_TOPIC) if status[1] in quoted else None
