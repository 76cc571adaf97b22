"""`fetch`, then `ingest`: rows with authors, dates and permalinks, from the shape of each site's interface."""

import base64
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline.config import NetworkSettings
from pipeline.fetch import fetch
from tests.network.servers import World, data, page

SETTINGS = NetworkSettings(per_host_per_second=1000, timeout_seconds=5, total_seconds=9)

HACKER_NEWS = {
    "id": 501, "created_at": "2026-03-01T10:00:00.000Z", "created_at_i": 1772359200, "type": "story", "author": "adal",
    "title": "Ask HN: Where did you learn measure theory?", "url": None, "text": None, "points": 12, "parent_id": None,
    "story_id": 501, "options": [],
    "children": [{
        "id": 502, "created_at": "2026-03-01T11:30:00.000Z", "created_at_i": 1772364600, "type": "comment", "author": "bobk",
        "title": None, "url": None, "points": None, "parent_id": 501, "story_id": 501, "options": [], "children": [],
        "text": "Measure for the Tired is the gentlest book I know: <a href=\"https:&#x2F;&#x2F;hn.example&#x2F;measure\" rel=\"nofollow\">https:&#x2F;&#x2F;hn.example&#x2F;measure</a>",
    }],
}  # fmt: skip

ACCOUNT = {
    "id": "7",
    "username": "cleo",
    "acct": "cleo",
    "display_name": "Cleo",
    "url": "https://mastodon.example/@cleo",
}
STATUS = {
    "id": "1122334455", "created_at": "2026-03-02T08:00:00.000Z", "in_reply_to_id": None, "visibility": "public", "language": "en",
    "uri": "https://mastodon.example/users/cleo/statuses/1122334455", "url": "https://mastodon.example/@cleo/1122334455",
    "content": '<p>The best free course on topology that I have taken: <a href="https://toot.example/topology" rel="nofollow noopener"><span class="invisible">https://</span><span class="">toot.example/topology</span></a></p>',
    "reblog": None, "account": ACCOUNT, "media_attachments": [], "mentions": [], "tags": [], "emojis": [], "card": None,
}  # fmt: skip
REPLY = {
    **STATUS,
    "id": "1122334466",
    "in_reply_to_id": "1122334455",
    "url": "https://mastodon.example/@cleo/1122334466",
    "content": "<p>Bring paper.</p>",
}

BLUESKY = {"thread": {
    "$type": "app.bsky.feed.defs#threadViewPost",
    "post": {
        "uri": "at://did:plc:abc/app.bsky.feed.post/3kabc", "cid": "bafy1",
        "author": {"did": "did:plc:abc", "handle": "dora.example", "displayName": "Dora"},
        "record": {
            "$type": "app.bsky.feed.post", "createdAt": "2026-03-03T09:00:00.000Z", "langs": ["en"],
            "text": "Read this wonderful introduction to category theory: sky.example/categories",
            "facets": [{"index": {"byteStart": 53, "byteEnd": 75}, "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://sky.example/categories"}]}],
        },
        "indexedAt": "2026-03-03T09:00:01.000Z",
    },
    "replies": [],
}}  # fmt: skip

REDDIT = [
    {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {
        "id": "abc123", "name": "t3_abc123", "title": "Books on knots?", "author": "eve_k", "subreddit": "math", "created_utc": 1772600000.0,
        "selftext": "What should I read?", "is_self": True, "url": "https://www.reddit.com/r/math/comments/abc123/books_on_knots/",
        "permalink": "/r/math/comments/abc123/books_on_knots/",
    }}]}},
    {"kind": "Listing", "data": {"children": [{"kind": "t1", "data": {
        "id": "def456", "name": "t1_def456", "author": "fred_j", "created_utc": 1772603600.0, "parent_id": "t3_abc123", "link_id": "t3_abc123",
        "subreddit": "math", "replies": "", "depth": 0, "permalink": "/r/math/comments/abc123/books_on_knots/def456/",
        "body": "[Knots by Hand](https://red.example/knots) is the book I give to every student.",
    }}]}},
]  # fmt: skip

QUESTION = {
    "question_id": 7, "title": "Good books on ideals?", "link": "https://math.stackexchange.com/questions/7/good-books-on-ideals",
    "owner": {"display_name": "Gina", "user_id": 1}, "creation_date": 1772700000, "answer_count": 1, "score": 3, "tags": ["rings"],
    "is_answered": True, "body": "<p>Which book should I read?</p>",
}  # fmt: skip
REPLIES = [{
    "answer_id": 8, "question_id": 7, "owner": {"display_name": "Hans", "user_id": 2}, "creation_date": 1772703600, "score": 5,
    "is_accepted": True, "body": '<p>I recommend <a href="https://stack.example/ideals">Ideals Without Fear</a>, a very clear book.</p>',
}]  # fmt: skip

README = (
    "# Awesome graphs\n\n## Books\n\n- [Graphs on a Napkin](https://hub.example/graphs) - the shortest book on graphs\n"
)
THREAD = {
    "content": base64.encodebytes(README.encode()).decode(),
    "encoding": "base64",
    "path": "README.md",
    "name": "README.md",
}

# the URL that is fetched: what the row must say (the link, its author, the day, and the beginning of the permalink)
ROWS = {
    "https://news.ycombinator.com/item?id=501": ("https://hn.example/measure", "bobk", "2026-03-01", "https://news.ycombinator.com/item?id=502"),
    "https://mastodon.example/@cleo/1122334455": ("https://toot.example/topology", "cleo@mastodon.example", "2026-03-02", "https://mastodon.example/@cleo/1122334455"),
    "https://bsky.app/profile/dora.example/post/3kabc": ("https://sky.example/categories", "dora.example", "2026-03-03", "https://bsky.app/profile/"),
    "https://redd.it/abc123": ("https://red.example/knots", "fred_j", "2026-03-04", "https://www.reddit.com/r/math/comments/abc123/books_on_knots/def456"),
    "https://math.stackexchange.com/q/7": ("https://stack.example/ideals", "Hans", "2026-03-05", "https://math.stackexchange.com/"),
    "https://github.com/ada/awesome-graphs": ("https://hub.example/graphs", None, None, None),
}  # fmt: skip


@pytest.fixture
def sites(world: World) -> World:
    world.routes |= {
        "hn.algolia.com/api/v1/items/501": data(HACKER_NEWS),
        "mastodon.example/api/v1/statuses/1122334455": data(STATUS),
        "mastodon.example/api/v1/statuses/1122334455/context": data({"ancestors": [], "descendants": [REPLY]}),
        "public.api.bsky.app/xrpc/app.bsky.feed.getPostThread": data(BLUESKY),
        "www.reddit.com/comments/abc123.json": data(REDDIT),
        "api.stackexchange.com/2.3/questions/7": data({"items": [QUESTION], "has_more": False}),
        "api.stackexchange.com/2.3/questions/7/answers": data({"items": REPLIES, "has_more": False}),
        "api.github.com/repos/ada/awesome-graphs/readme": data(THREAD),
        "blog.example/books": page("<html><head><title>x</title></head><body></body></html>"),
    }
    return world


def test_each_site_gives_rows_with_author_date_and_permalink(sites: World, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("engine:\n  workers: 1\n")
    results = fetch(
        list(ROWS), raw=tmp_path / "raw", state=tmp_path / ".thread-catalogue", config=SETTINGS, reach=sites.reach()
    )
    assert [result.error for result in results] == [None] * len(ROWS)
    summary = pipeline.ingest(tmp_path / "raw", tmp_path / "curated", config=tmp_path / "config.yaml")
    assert not summary.failed
    mentions = pipeline.load_mentions(tmp_path / "curated").set_index("url")
    for link, author, day, permalink in ROWS.values():
        row = mentions.loc[link]
        posted = None if pd.isna(row["posted_at"]) else f"{row['posted_at']:%Y-%m-%d}"
        said = None if pd.isna(row["note_author"]) else row["note_author"].lstrip("@")
        where = "" if pd.isna(row["post_url"]) else row["post_url"]
        assert (said, posted) == (author, day), link
        assert where.startswith(permalink) if permalink else not where, link
