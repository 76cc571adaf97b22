"""Posts as browser tools and scrapers tabulate them, in CSV or JSON: one a row, under whatever names.

id,created_at,screen_name,name,full_text,url
1588,2024-01-24 09:14:00 +01:00,ada,Ada Fern,"Good book https://t.co/a",https://twitter.com/ada/status/1588

Known by a column of permalinks beside one of texts: twitter-web-exporter, twint, Dewey, Apify, LinkedIn's own export,
scrapers of Telegram's channels.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pipeline.model import Block, Document, Role, SavedFile, Standing
from pipeline.parse import _csv, _fragment
from pipeline.parse._fields import Fields
from pipeline.parse._json import Data, load
from pipeline.parse._moments import moment, of_snowflake
from pipeline.parse._post_links import platform_of
from pipeline.parse._thread import Entry, by_time, conversation, post_by
from pipeline.parse._tweets import Link, status_of, tweet_blocks

# Names of columns, without signs and capitals, in order of preference; those of an object inside stand behind its name.
_TEXT = (
    "fulltext", "tweettext", "rawcontent", "tweetcontent", "posttext", "sharecommentary", "text", "tweet", "content",
    "caption", "body", "message",
)  # fmt: skip
_URL = (
    "url", "link", "permalink", "tweeturl", "tweetlink", "posturl", "postlink", "sharelink", "twitterurl",
    "permanenturl", "statusurl", "tweetpermalink",
)  # fmt: skip
_HANDLE = (
    "screenname", "userscreenname", "userusername", "authorusername", "authorscreenname", "authorhandle", "userhandle",
    "authoruniqueid", "username", "handle", "authorprofileusername", "tweetby",
    "useraccount", "accountacct", "acct",
)  # fmt: skip
_NAME = (
    "name",
    "displayname",
    "username",
    "authorname",
    "authordisplayname",
    "fullname",
    "userfullname",
    "userdisplayname",
    "sender",
)
_DATE = ("createdat", "date", "datetime", "timestamp", "tweetedat", "postedat", "posteddate", "published", "time")
_PARENT = ("inreplytostatusid", "inreplytostatusidstr", "inreplytotweetid", "inreplytoid", "inreplyto", "replytoid")
_ROOT = ("conversationid", "conversationidstr")
_TARGETS = ("outlinks", "expandedurls", "sharedurl", "urls", "links", "entitiesurls")
_MEDIA = ("media", "photos", "images", "video", "mediaurl", "mediaurls", "extendedentitiesmedia")
_LISTS = ("tweets", "posts", "bookmarks", "likes", "data", "items", "results")
_REPOST = re.compile(r"RT @(\w{1,30}): ?")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\]\[,]+")
_SHORT = re.compile(r"https?://t\.co/\w+")
_NOTHING = frozenset(("", "[]", "{}", "0", "None", "null", "nan"))
_LINKEDIN = re.compile(r"https?://(?:www\.)?linkedin\.com/(?:feed/update|posts)/")
_TELEGRAM = re.compile(r"https?://t\.me/(?:s/)?\w+/\d+(?:[?#]|$)")
_MARKUP = re.compile(r"\s*<(?:p|div|span|a)\b[^<>]{0,400}>", re.I)
_SEEN = 5  # records that are looked at
SUREST = 60


def recognises(saved: SavedFile) -> int:
    """60 where the first records have a text and the permalink of a post on a network, each its own."""
    first = [_plain(record) for _, record in islice(_records(saved)[1], _SEEN)] if "://" in saved.text else []
    links = {link for row in first if _network(link := _first(row, _URL)) and _first(row, _TEXT)}
    return SUREST if first and len(links) == len(first) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One thread, timeline or collection of posts."""
    data, records = _records(saved)
    entries = [_entry(record, where) for where, record in records]
    platform = next((p for entry in entries if (p := _network(entry.post.url or ""))), "twitter")
    yield conversation(by_time(entries), format="post_table", platform=platform, data=data)


def _network(url: str) -> str | None:
    """The network of a post's address."""
    known = "linkedin" if _LINKEDIN.match(url) else "telegram" if _TELEGRAM.match(url) else None
    return known or platform_of(url)


def _records(saved: SavedFile) -> tuple[Data, Iterator[tuple[str, Fields]]]:
    """The rows of a table, or the objects of a list, each with its place."""
    if data := load(saved):
        inner = data.value if isinstance(data.value, dict) else {}
        name = next((n for n in _LISTS if isinstance(inner.get(n), list)), "")
        found = ((f"/{name}/{i}", item) for i, item in enumerate(inner[name])) if name else data.records()
        return data, ((where, item) for where, item in found if isinstance(item, dict))
    table = _csv.load(saved)
    data = table.data if table else Data([])
    return data, data.records()


def _plain(record: Fields) -> Fields:
    """The values by the plain names of their keys; those of an object inside behind its own."""
    found: Fields = {}
    for key, value in record.items():
        name = _bare(key)
        if isinstance(value, dict):
            found |= {name + _bare(inner): item for inner, item in value.items()}
        else:
            found[name] = value
    return found


def _bare(key: str) -> str:
    """A name without signs and capitals: "in_reply_to" and "inReplyTo" are one."""
    return re.sub(r"[^a-z0-9]", "", key.lower())


def _first(row: Fields, names: tuple[str, ...]) -> str:
    """The first value under `names` that says something."""
    values = (str(row[name]).strip() for name in names if isinstance(row.get(name), str | int))
    return next((value for value in values if value not in _NOTHING), "")


def _entry(record: Fields, where: str) -> Entry:
    row = _plain(record)
    text, url = _first(row, _TEXT), _first(row, _URL)
    status = status_of(url)
    handle = _first(row, _HANDLE).removeprefix("@") or (status[0] if status else "")
    key = status[1] if status else url
    text = _unwrapped(text) if _LINKEDIN.match(url) else text
    repost = _REPOST.match(text)
    standing = Standing.REPOST if repost else Standing.OWN
    handle, text = (repost[1], text[repost.end() :]) if repost else (handle, text)
    name = next((value for n in _NAME if (value := _first(row, (n,))) and value != handle), None)
    when = of_snowflake(key) or moment(_first(row, _DATE))
    author, name = (f"@{handle}", name) if handle else (name, None)
    post = post_by(author, None, when, standing) if repost else post_by(author, url, when, standing, name)
    like, pictured = Block(Role.PARAGRAPH, "", where=where), bool(repost) or _holds(row, _MEDIA)
    marked_up = _MARKUP.match(text)  # of the networks that speak HTML
    blocks = (
        _fragment.html(text, like=like)
        if marked_up
        else tweet_blocks(text, _links(row, text), like=like, pictured=pictured)
    )
    return Entry(key, post, tuple(blocks), _first(row, _PARENT) or None, _first(row, _ROOT) or None, record, where)


def _unwrapped(text: str) -> str:
    """A text without the quotation marks that LinkedIn's export sets around every line break of a cell."""
    return text.replace('"\n"', "\n") if text.count("\n") == text.count('"\n"') else text


def _holds(row: Fields, names: tuple[str, ...]) -> bool:
    return any(str(row.get(name, "")).strip() not in _NOTHING for name in names)


def _links(row: Fields, text: str) -> Iterator[Link]:
    """What the t.co links of the text lead to, by their place, where a column says it; else what it says beside them."""
    written = list(dict.fromkeys(_SHORT.findall(text)))
    targets = [url for name in _TARGETS for url in _addresses(row.get(name)) if not _SHORT.match(url)]
    targets = [url for url in dict.fromkeys(targets) if url not in text]
    own = _holds(row, _MEDIA) and len(targets) == len(written) - 1  # the last one is that of the post's own picture
    if len(targets) == len(written) or own:
        yield from (Link(short, url) for short, url in zip(written, targets, strict=not own))
    else:
        yield from (Link("", url) for url in targets)


def _addresses(value: Any) -> Iterator[str]:
    """The addresses in a cell, in a list, or under the name of the expanded form in a list of objects."""
    if isinstance(value, str):
        yield from _ADDRESS.findall(value)
    for item in value if isinstance(value, list) else ():
        named = (item.get(k) for k in ("expanded_url", "expandedUrl", "url")) if isinstance(item, dict) else (item,)
        yield from next((_ADDRESS.findall(found) for found in named if isinstance(found, str)), [])
