"""What X's own page receives (GraphQL), as browser tools and scrapers dump it: a response, many, or bare tweets.

    {"entryId": "tweet-1649", "content": {"itemContent": {"tweet_results": {"result": {
        "rest_id": "1649", "core": {"user_results": {"result": {"legacy": {"screen_name": "ada"}}}},
        "legacy": {"full_text": "Good book https://t.co/a", "entities": {"urls": [...]}},
        "note_tweet": {"note_tweet_results": {"result": {"text": "the whole text", "entity_set": {...}}}}}}}}}

Tweets are found wherever they stand. An entry's id tells adverts (`promoted-`) and other threads
(`tweetdetailrelatedtweets-`) from the conversation; a card gives its link's title.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Document, SavedFile, Standing
from pipeline.parse import _tweet_object as tweets
from pipeline.parse._fields import Fields, at, every, string
from pipeline.parse._json import load
from pipeline.parse._thread import Entry, by_time, conversation
from pipeline.parse._tweets import Link
from pipeline.records import replace

_STANDINGS = (("promoted", Standing.ADVERT), ("related", Standing.FOREIGN), ("who-to-follow", Standing.FOREIGN))
_RESULTS = {"quoted_status_result": Standing.QUOTED, "retweeted_status_result": Standing.REPOST}


def recognises(saved: SavedFile) -> int:
    """90 where an object with `legacy.full_text` stands anywhere."""
    data = load(saved)
    if not data or '"legacy"' not in saved.text or '"full_text"' not in saved.text:
        return 0
    return 90 if next(_found(data.value, "", Standing.OWN), None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One timeline or thread; the same tweet in several responses counts once."""
    data = load(saved)
    if data:
        found = _found(data.value, "", Standing.OWN)
        entries = [entry for where, tweet, standing in found for entry in _entries(tweet, where, standing)]
        yield conversation(by_time(entries), format="twitter_graphql", platform="twitter", data=data)


def _found(value: Any, where: str, standing: Standing) -> Iterator[tuple[str, Fields, Standing]]:
    """Every tweet, in order, with where it stands and as what."""
    stack = [(value, where, standing)]
    while stack:
        node, place, standing = stack.pop()
        if isinstance(node, list):
            stack.extend((item, f"{place}/{i}", standing) for i, item in reversed(list(enumerate(node))))
        elif isinstance(node, dict):
            standing = _standing(node, standing)
            if _is_tweet(node):
                yield place, node, standing
            inner = ((key, item) for key, item in reversed(node.items()) if isinstance(item, dict | list))
            stack.extend((item, f"{place}/{key}", _RESULTS.get(key, standing)) for key, item in inner)


def _is_tweet(node: Fields) -> bool:
    legacy = node.get("legacy")
    return isinstance(legacy, dict) and isinstance(legacy.get("full_text"), str)


def _standing(node: Fields, standing: Standing) -> Standing:
    if "promotedMetadata" in node:
        return Standing.ADVERT
    entry = (string(node, "entryId") or string(node, "entry_id")).lower()
    return next((found for sign, found in _STANDINGS if sign in entry), standing)


def _entries(tweet: Fields, where: str, standing: Standing) -> Iterator[Entry]:
    legacy = tweet["legacy"]
    if any(isinstance(holder, dict) and holder.get("retweeted_status_result") for holder in (legacy, tweet)):
        return  # its cut copy of the text; the whole original follows
    fields = {"id_str": string(tweet, "rest_id"), **legacy}
    handle, name = _author(tweet)
    text, links = _note(tweet)
    titles = _card_titles(tweet)
    given = links if links is not None else list(tweets.url_links(at(legacy, "entities")))
    titled = [replace(link, title=link.title or titles.get(link.written)) for link in given]
    for entry in tweets.entries(
        fields, handle=handle, name=name, where=where, standing=standing, text=text, links=titled
    ):
        yield replace(entry, record=tweet)


def _author(tweet: Fields) -> tuple[str | None, str | None]:
    """The handle and name, which moved from `legacy` to `core` in 2025."""
    user = at(tweet, "core", "user_results", "result") or at(tweet, "core", "user_result", "result")
    for holder in (at(user, "core"), at(user, "legacy"), at(tweet, "user")):
        if string(holder, "screen_name"):
            return string(holder, "screen_name"), string(holder, "name")
    return None, None


def _note(tweet: Fields) -> tuple[str | None, list[Link] | None]:
    """The whole text of a long post, with its own links; (None, None) for a short one."""
    note = at(tweet, "note_tweet", "note_tweet_results", "result")
    if not string(note, "text"):
        return None, None
    return string(note, "text"), list(tweets.url_links(at(note, "entity_set")))


def _card_titles(tweet: Fields) -> dict[str, str]:
    """The titles that cards give, by the t.co they stand for."""
    holder = at(tweet, "card") or at(tweet, "tweet_card")
    card = at(holder, "legacy") or holder
    values = {string(value, "key"): string(value, "value", "string_value") for value in every(card, "binding_values")}
    if isinstance(card.get("binding_values"), dict):
        values = {key: string(value, "string_value") for key, value in card["binding_values"].items()}
    written = (string(card, "url"), string(holder, "rest_id"), values.get("card_url"))
    return {url: title for url in written if url and (title := values.get("title"))}
