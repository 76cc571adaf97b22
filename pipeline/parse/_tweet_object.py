"""The tweet object of Twitter's API v1.1, which the archive, GraphQL and most tools pass on -> Entries."""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Post, Precision, Reason, Role, Standing
from pipeline.parse._moments import moment, of_snowflake
from pipeline.parse._thread import Entry
from pipeline.parse._tweets import Link, permalink, status_of, target, tweet_blocks

Fields = dict[str, Any]
_REPOSTED = re.compile(r"RT @(\w{1,30}): ?")


def is_tweet(value: object) -> bool:
    """True for a tweet object: a text beside the id and time that each has."""
    if not isinstance(value, dict) or not isinstance(value.get("full_text", value.get("text")), str):
        return False
    return "created_at" in value and ("id_str" in value or "id" in value) and "data" not in value


def key_of(tweet: Fields) -> str:
    """The id of a tweet."""
    return str(tweet.get("id_str") or tweet.get("id") or "")


def entries(
    tweet: Fields, *, handle: str | None, name: str | None = None, where: str, standing: Standing = Standing.OWN,
    text: str | None = None, links: list[Link] | None = None,
) -> Iterator[Entry]:  # fmt: skip
    """The post of one tweet object by `handle`. `text` and `links` replace those of the object (a long note's)."""
    full = tweet.get("extended_tweet") or tweet
    text = text if text is not None else str(full.get("full_text") or full.get("text") or "")
    if not tweet.get("retweeted_status") and (match := _REPOSTED.match(text)) and tweet.get("full_text"):
        handle, name, standing, text = match[1], None, Standing.REPOST, text[match.end() :]
    key = key_of(tweet)
    post = Post(
        author=f"@{handle}" if handle else None,
        url=permalink(handle, key) if standing is not Standing.REPOST else None,
        posted_at=(posted := moment(tweet.get("created_at")) or of_snowflake(key)),
        precision=Precision.SECOND if posted else None,
        standing=standing,
        name=name,
    )
    given = links if links is not None else [*url_links(full.get("entities")), *url_links(tweet.get("entities"))]
    media = [*media_links(tweet), *media_links(full)]
    marked = [_marked(link, tweet, handle) for link in (*given, *media)]
    blocks = tweet_blocks(
        text, marked, like=Block(Role.PARAGRAPH, "", where=where), pictured=bool(media) or standing is Standing.REPOST
    )
    parent, root = tweet.get("in_reply_to_status_id_str"), tweet.get("conversation_id_str")
    yield Entry(key, post, blocks, _id(parent), _id(root), tweet, where, _id((tweet.get("user") or {}).get("id_str")))


def url_links(entities: object) -> Iterator[Link]:
    """The links of an `entities` object."""
    urls = entities.get("urls") if isinstance(entities, dict) else None
    for url in urls or ():
        found = url.get("unwound") or {}
        expanded = url.get("expanded_url") or url.get("url") or ""
        yield Link(url.get("url") or "", target(expanded, found.get("url")), found.get("title") or None)


def media_links(tweet: Fields) -> Iterator[Link]:
    """The t.co links that stand for the post's own photos and videos."""
    for holder in (tweet.get("extended_entities"), tweet.get("entities")):
        media = holder.get("media") if isinstance(holder, dict) else None
        for item in media or ():
            url = item.get("expanded_url") or item.get("media_url_https") or ""
            yield Link(item.get("url") or "", url, mark=Reason.MEDIA)


def _marked(link: Link, tweet: Fields, handle: str | None) -> Link:
    """A link to the quoted post is no recommendation of its own, nor one to the post itself ("read on")."""
    status = status_of(link.url)
    if link.mark or status is None or status[1] not in (_id(tweet.get("quoted_status_id_str")), key_of(tweet)):
        return link
    own = status[1] == key_of(tweet) or (handle is not None and status[0].lower() == handle.lower())
    return Link(link.written, link.url, link.title, Reason.SELF if own else Reason.OFF_TOPIC)


def _id(value: object) -> str | None:
    return str(value) if value else None
