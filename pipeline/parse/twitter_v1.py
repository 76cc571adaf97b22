"""Tweets as Twitter's API v1.1 gave them: a list, a search result, or one a line.

    [{"created_at": "Thu Nov 03 08:50:26 +0000 2022", "id_str": "1588", "text": "Good book https://t.co/a",
      "user": {"screen_name": "ada", "name": "Ada"},
      "entities": {"urls": [{"url": "https://t.co/a", "expanded_url": "https://example.com/book"}]}}]

`text` is cut at 140 characters in old dumps, `full_text` and `extended_tweet` are whole; `retweeted_status` and
`quoted_status` carry whole tweets with entities of their own.
"""

from collections.abc import Iterator
from itertools import islice

from pipeline.model import Document, SavedFile, Standing
from pipeline.parse import _tweet_object as tweets
from pipeline.parse._fields import Fields, string
from pipeline.parse._json import Data, load
from pipeline.parse._thread import Entry, by_time, conversation

_LISTS = ("statuses", "tweets")  # of a search result; of hand-made dumps


def recognises(saved: SavedFile) -> int:
    """90 where the first records are tweets with a user."""
    data = load(saved)
    first = list(islice(_tweets(data), 5)) if data else []
    return 90 if first and all(isinstance(tweet.get("user"), dict) for _, tweet in first) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One timeline or thread."""
    data = load(saved)
    if data:
        entries = [entry for where, tweet in _tweets(data) for entry in _entries(tweet, where, Standing.OWN)]
        yield conversation(by_time(entries), format="twitter_v1", platform="twitter", data=data)


def _tweets(data: Data) -> Iterator[tuple[str, Fields]]:
    for where, record in data.records():
        name = next((n for n in _LISTS if isinstance(record, dict) and isinstance(record.get(n), list)), None)
        inner = ((f"{where}/{name}/{i}", item) for i, item in enumerate(record[name])) if name else [(where, record)]
        yield from ((place, item) for place, item in inner if tweets.is_tweet(item))


def _entries(tweet: Fields, where: str, standing: Standing) -> Iterator[Entry]:
    reposted, quoted = tweet.get("retweeted_status"), tweet.get("quoted_status")
    if isinstance(reposted, dict) and tweets.is_tweet(reposted):
        yield from _entries(reposted, f"{where}/retweeted_status", Standing.REPOST)
        return
    handle, name = string(tweet, "user", "screen_name"), string(tweet, "user", "name")
    yield from tweets.entries(tweet, handle=handle, name=name, where=where, standing=standing)
    if isinstance(quoted, dict) and tweets.is_tweet(quoted):
        yield from _entries(quoted, f"{where}/quoted_status", Standing.QUOTED)
