"""Tweets as snscrape wrote them, one a line.

    {"_type": "snscrape.modules.twitter.Tweet", "url": "https://twitter.com/ada/status/1278", "id": 1278,
     "date": "2020-06-30T23:57:02+00:00", "content": "Good book https://t.co/a", "user": {"username": "ada"},
     "outlinks": ["https://example.com/book"], "tcooutlinks": ["https://t.co/a"]}

The n-th of `outlinks` is what the n-th of `tcooutlinks` leads to; newer versions say `rawContent` and `links`.
"""

from collections.abc import Iterator
from itertools import islice

from pipeline.model import Block, Document, Reason, Role, SavedFile, Standing
from pipeline.parse._fields import Fields, at, every, string, strings
from pipeline.parse._json import load
from pipeline.parse._moments import moment, of_snowflake
from pipeline.parse._thread import Entry, by_time, conversation, post_by
from pipeline.parse._tweets import Link, permalink, status_of, tweet_blocks

_TEXTS = ("rawContent", "content", "renderedContent")


def recognises(saved: SavedFile) -> int:
    """90 where the first records are snscrape's tweets."""
    data = load(saved)
    first = [record for _, record in islice(data.records(), 5)] if data else []
    return 90 if first and all(_is_tweet(record) for record in first) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One timeline, search or thread."""
    data = load(saved)
    if data:
        records = ((where, record) for where, record in data.records() if _is_tweet(record))
        entries = [entry for where, record in records for entry in _entries(record, where, Standing.OWN)]
        yield conversation(by_time(entries), format="snscrape", platform="twitter", data=data)


def _is_tweet(record: object) -> bool:
    if not isinstance(record, dict) or not isinstance(_text(record), str):
        return False
    if "snscrape.modules.twitter" in str(record.get("_type")):
        return True
    return isinstance(record.get("user"), dict) and "username" in record["user"] and "date" in record


def _text(record: Fields) -> str | None:
    return next((record[key] for key in _TEXTS if isinstance(record.get(key), str)), None)


def _entries(record: Fields, where: str, standing: Standing) -> Iterator[Entry]:
    reposted, quoted = record.get("retweetedTweet"), record.get("quotedTweet")
    if _is_tweet(reposted):
        yield from _entries(at(record, "retweetedTweet"), f"{where}/retweetedTweet", Standing.REPOST)
        return
    yield _entry(record, where, standing)
    if _is_tweet(quoted):
        yield from _entries(at(record, "quotedTweet"), f"{where}/quotedTweet", Standing.QUOTED)


def _entry(record: Fields, where: str, standing: Standing) -> Entry:
    handle, url = string(record, "user", "username"), string(record, "url")
    key = string(record, "id") or (status_of(url) or ("", url))[1]
    posted = moment(record.get("date")) or of_snowflake(key)
    author, name = f"@{handle}" if handle else None, string(record, "user", "displayname")
    post = post_by(author, url or permalink(handle, key), posted, standing, name)
    like, pictured = Block(Role.PARAGRAPH, "", where=where), bool(record.get("media"))
    blocks = tweet_blocks(_text(record) or "", _links(record), like=like, pictured=pictured)
    parent, root = string(record, "inReplyToTweetId"), string(record, "conversationId")
    return Entry(key, post, blocks, parent or None, root or None, record, where)


def _links(record: Fields) -> Iterator[Link]:
    quoted = string(record, "quotedTweet", "url")
    pairs = list(zip(strings(record, "tcooutlinks"), strings(record, "outlinks"), strict=False))
    pairs += [(string(link, "tcourl"), string(link, "url")) for link in every(record, "links")]
    for written, url in pairs:
        yield Link(written, url, mark=Reason.OFF_TOPIC if quoted and url == quoted else _mark(record, url))


def _mark(record: Fields, url: str) -> Reason | None:
    """The permalink of the post's own photo or video."""
    own = status_of(url)
    return Reason.MEDIA if own and own[1] == string(record, "id") else None
