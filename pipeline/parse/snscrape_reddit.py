"""Posts and comments of Reddit as snscrape wrote them, one a line.

    {"_type": "snscrape.modules.reddit.Submission", "author": "ada", "date": "2022-03-01T10:00:00+00:00", "id": "t3_a1",
     "title": "Books?", "selftext": "I liked [this](https://…)", "link": null, "subreddit": "looms", "url": "https://old.reddit.com/…"}
    {"_type": "snscrape.modules.reddit.Comment", "author": "bert", "date": "…", "id": "t1_b2", "parentId": "t3_a1",
     "body": "…", "subreddit": "looms", "url": "https://old.reddit.com/…"}

`url` is the permalink, `link` what a post submits; older versions say `created` for `date`.
"""

from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._fields import Fields, string
from pipeline.parse._forum import in_tree_order
from pipeline.parse._json import Data, load
from pipeline.parse._thread import discussion
from pipeline.parse.reddit_json import entry

_TYPES = {"snscrape.modules.reddit.Submission", "snscrape.modules.reddit.Comment"}


def recognises(saved: SavedFile) -> int:
    """90 for snscrape's own name of what a line is."""
    data = load(saved) if "snscrape.modules.reddit." in saved.text[:4000] else None
    return 90 if data and next(_things(data), None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion of all that was found."""
    data = load(saved)
    if data:
        entries = in_tree_order([entry(_thing(record), where) for where, record in _things(data)])
        yield discussion(entries, format="snscrape_reddit", platform="reddit", data=data)


def _things(data: Data) -> Iterator[tuple[str, Fields]]:
    return ((where, record) for where, record in data.records() if string(record, "_type") in _TYPES)


def _thing(record: Fields) -> Fields:
    """A line as Reddit's own data has it."""
    return {
        **record,
        "name": record.get("id"),
        "permalink": record.get("url"),
        "url": record.get("link") or record.get("url"),
        "parent_id": record.get("parentId"),
        "created_utc": record.get("date") or record.get("created"),
    }
