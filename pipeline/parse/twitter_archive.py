"""The archive that X lets its users download: `data/tweets.js` and its neighbours.

    window.YTD.tweets.part0 = [{"tweet": {"id_str": "1588", "full_text": "Good book https://t.co/a",
      "created_at": "Thu Nov 03 08:50:26 +0000 2022",
      "entities": {"urls": [{"url": "https://t.co/a", "expanded_url": "https://example.com/book"}]}}}]

The text is HTML-escaped, newest first, and its author is not in it: he is named by account.js (beside it in the
zip), by the permalinks of his photos, or by those to whom he answers in his own threads. `like.js` holds other
people's posts without their names. What else the archive holds (adverts, settings) is no content.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse import _tweet_object as tweets
from pipeline.parse._fields import Fields, every, string
from pipeline.parse._json import Data, load
from pipeline.parse._leftovers import leftovers, unread
from pipeline.parse._moments import of_snowflake
from pipeline.parse._thread import Entry, by_time, conversation, discussion, post_by
from pipeline.parse._tweets import Link, status_of, tweet_blocks
from pipeline.records import replace

_PART = re.compile(r"window\.YTD\.(\w+)\.part\d+")
_WRAPPERS = ("tweet", "noteTweet", "like")
_OWN_PHOTO = re.compile(r"https?://(?:twitter|x)\.com/(\w+)/status/(\d+)/(?:photo|video)/")


def recognises(saved: SavedFile) -> int:
    """95 for `window.YTD`, 90 for its list without that prefix."""
    data = load(saved)
    if data is None:
        return 0
    if _PART.fullmatch(data.name):
        return 95
    first = next(iter(data.value), None) if isinstance(data.value, list) else None
    return 90 if isinstance(first, dict) and tweets.is_tweet(first.get("tweet")) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The timeline of the archive's owner, or the posts that he liked."""
    data = load(saved)
    if data is None:
        return
    records = [(where, *_unwrapped(record)) for where, record in data.records()]
    if any(kind == "like" for _, kind, _ in records):
        yield discussion(list(_likes(records)), format="twitter_archive", platform="twitter", data=data, title="Likes")
    elif any(tweets.is_tweet(record) or kind == "noteTweet" for _, kind, record in records):
        yield _timeline(records, data, saved)
    else:
        yield _other(data)


def _unwrapped(record: Any) -> tuple[str, Fields]:
    """The kind of a record and what it wraps; tweets stood bare in archives before 2020."""
    for kind in _WRAPPERS:
        if isinstance(record, dict) and isinstance(record.get(kind), dict):
            return kind, record[kind]
    return "tweet", record if isinstance(record, dict) else {}


def _timeline(records: list[tuple[str, str, Fields]], data: Data, saved: SavedFile) -> Document:
    handle = _account(saved) or _owner([record for _, _, record in records])
    entries: list[Entry] = []
    for where, kind, record in records:
        if kind == "noteTweet":
            entries += _note(record, handle, where)
        elif tweets.is_tweet(record):
            found = tweets.entries(record, handle=handle, where=where)
            entries += (_quoting(entry, handle) for entry in found)
    author = f"@{handle}" if handle else None
    return conversation(by_time(entries), format="twitter_archive", platform="twitter", data=data, author=author)


def _account(saved: SavedFile) -> str | None:
    """The owner's handle in the archive's account.js, where that lies beside."""
    for other in saved.beside:
        data = load(other)
        for _, record in data.records() if data and data.name.startswith("window.YTD.account.") else ():
            if username := string(record, "account", "username"):
                return username
    return None


def _owner(records: list[Fields]) -> str | None:
    """The handle that stands in the permalinks of own photos and in answers to own tweets."""
    own = {tweets.key_of(record) for record in records}
    votes: Counter[str] = Counter()
    for record in records:
        for link in tweets.media_links(record):
            match = _OWN_PHOTO.match(link.url)
            votes.update([match[1]] if match and match[2] == tweets.key_of(record) else [])
        answered = string(record, "in_reply_to_screen_name")
        if answered and string(record, "in_reply_to_status_id_str") in own:
            votes[answered] += 1
    return votes.most_common(1)[0][0] if votes else None


def _quoting(entry: Entry, handle: str | None) -> Entry:
    """The archive does not say what a tweet quotes; X shows the post quoted whose permalink ends the text."""
    if not entry.blocks or not entry.blocks[-1].anchors:
        return entry
    block, last = entry.blocks[-1], entry.blocks[-1].anchors[-1]
    status = status_of(last.url)
    if last.mark or status is None or last.end != len(block.text):
        return entry
    own = handle is not None and status[0].lower() == handle.lower()
    marked = replace(last, mark=Reason.SELF if own else Reason.OFF_TOPIC)
    return replace(entry, blocks=(*entry.blocks[:-1], replace(block, anchors=(*block.anchors[:-1], marked))))


def _note(note: Fields, handle: str | None, where: str) -> Iterator[Entry]:
    """A post longer than a tweet: note-tweet.js holds it whole, tweets.js its beginning."""
    links = [Link(string(url, "shortUrl"), string(url, "expandedUrl")) for url in every(note, "core", "urls")]
    tweet = {"id_str": note.get("noteTweetId"), "created_at": note.get("createdAt")}
    found = tweets.entries(tweet, handle=handle, where=where, text=string(note, "core", "text"), links=links)
    yield from (replace(entry, record=note) for entry in found)


def _likes(records: list[tuple[str, str, Fields]]) -> Iterator[Entry]:
    for where, _, like in records:
        key = string(like, "tweetId")
        post = post_by(None, string(like, "expandedUrl"), of_snowflake(key))
        blocks = tweet_blocks(string(like, "fullText"), (), like=Block(Role.PARAGRAPH, "", where=where))
        yield Entry(key, post, blocks, record=like, where=where)


def _other(data: Data) -> Document:
    """Settings, adverts, messages: all their URLs stand as noise."""
    seen: set[str] = set()
    like = Block(Role.NOISE, "")
    noise = (*leftovers(data.value, seen, like=like), *unread(data.unread, seen, like=like))
    blocks = tuple(_chrome(block) for block in noise)
    return Document("twitter_archive", Genre.THREAD, blocks, platform="twitter", complaints=data.complaints)


def _chrome(block: Block) -> Block:
    anchors = tuple(replace(anchor, mark=Reason.CHROME) for anchor in block.anchors)
    return replace(block, anchors=anchors, mark=Reason.CHROME, rule="archive-settings")
