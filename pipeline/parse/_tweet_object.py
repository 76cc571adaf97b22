"""The tweet object of Twitter's API v1.1, which the archive, GraphQL and most tools pass on -> Entries."""

import re
from collections.abc import Iterator

from pipeline.model import Block, Reason, Role, Standing
from pipeline.parse._fields import Fields, at, every, string
from pipeline.parse._moments import moment, of_snowflake
from pipeline.parse._thread import Entry, post_by
from pipeline.parse._tweets import Link, permalink, status_of, target, tweet_blocks

_REPOSTED = re.compile(r"RT @(\w{1,30}): ?")


def is_tweet(value: object) -> bool:
    """True for a tweet object: a text beside the id and time that each has."""
    if not isinstance(value, dict) or not isinstance(value.get("full_text", value.get("text")), str):
        return False
    return "created_at" in value and ("id_str" in value or "id" in value) and "data" not in value


def key_of(tweet: Fields) -> str:
    """The id of a tweet."""
    return string(tweet, "id_str") or string(tweet, "id")


def entries(
    tweet: Fields, *, handle: str | None, name: str | None = None, where: str, standing: Standing = Standing.OWN,
    text: str | None = None, links: list[Link] | None = None,
) -> Iterator[Entry]:  # fmt: skip
    """The post of one tweet object by `handle`. `text` and `links` replace those of the object (a long note's)."""
    full = at(tweet, "extended_tweet") or tweet
    text = text if text is not None else string(full, "full_text") or string(full, "text")
    if not tweet.get("retweeted_status") and (match := _REPOSTED.match(text)) and tweet.get("full_text"):
        handle, name, standing, text = match[1], None, Standing.REPOST, text[match.end() :]
    key = key_of(tweet)
    url = permalink(handle, key) if standing is not Standing.REPOST else None
    posted = moment(tweet.get("created_at")) or of_snowflake(key)
    post = post_by(f"@{handle}" if handle else None, url, posted, standing, name)
    given = links if links is not None else [*url_links(at(full, "entities")), *url_links(at(tweet, "entities"))]
    media = [*media_links(tweet), *media_links(full)]
    marked = [_marked(link, tweet, handle) for link in (*given, *media)]
    blocks = tweet_blocks(
        text, marked, like=Block(Role.PARAGRAPH, "", where=where), pictured=bool(media) or standing is Standing.REPOST
    )
    parent, root = string(tweet, "in_reply_to_status_id_str"), string(tweet, "conversation_id_str")
    yield Entry(key, post, blocks, parent or None, root or None, tweet, where, string(tweet, "user", "id_str") or None)


def url_links(entities: Fields) -> Iterator[Link]:
    """The links of an `entities` object."""
    for url in every(entities, "urls"):
        expanded = string(url, "expanded_url") or string(url, "url")
        found = target(expanded, string(url, "unwound", "url"))
        yield Link(string(url, "url"), found, string(url, "unwound", "title") or None)


def media_links(tweet: Fields) -> Iterator[Link]:
    """The t.co links that stand for the post's own photos and videos."""
    for item in (*every(tweet, "extended_entities", "media"), *every(tweet, "entities", "media")):
        url = string(item, "expanded_url") or string(item, "media_url_https")
        yield Link(string(item, "url"), url, mark=Reason.MEDIA)


def _marked(link: Link, tweet: Fields, handle: str | None) -> Link:
    """A link to the quoted post is no recommendation of its own, nor one to the post itself ("read on")."""
    status = status_of(link.url)
    if link.mark or status is None or status[1] not in (string(tweet, "quoted_status_id_str"), key_of(tweet)):
        return link
    own = status[1] == key_of(tweet) or (handle is not None and status[0].lower() == handle.lower())
    return Link(link.written, link.url, link.title, Reason.SELF if own else Reason.OFF_TOPIC)
