"""Posts and comments of Reddit as tables: the archive that it lets its users download, and dumps of that form.

id,permalink,date,ip,subreddit,gildings,link,parent,body,media
l2a,https://www.reddit.com/r/ovens/comments/1ck/books/l2a/,2024-05-04 11:00:00 UTC,,ovens,0,https://www.reddit.com/…,,"[This](https://…)",

`posts.csv` has `title` and `url` besides: what the post submits, or its own address.
"""

from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._csv import Row, load
from pipeline.parse._fields import Fields
from pipeline.parse._forum import in_tree_order
from pipeline.parse._json import Data
from pipeline.parse._thread import discussion
from pipeline.parse.reddit_json import entry

_TEXTS = ("body", "selftext", "text")
_TIMES = ("created_utc", "date", "created", "timestamp")


def recognises(saved: SavedFile) -> int:
    """90 for a permalink, a subreddit and a text in each row."""
    table = load(saved) if "reddit" in saved.text[:4000] or "permalink" in saved.text[:400] else None
    return 90 if table and {"permalink", "subreddit"} <= table.names and table.names & set(_TEXTS) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion of all that was said."""
    table = load(saved)
    if table:
        entries = in_tree_order([entry(_thing(row), f"line {row.line}") for row in table.rows])
        data = Data([row.cells for row in table.rows], complaints=table.complaints)
        yield discussion(entries, format="reddit_csv", platform="reddit", data=data)


def _thing(row: Row) -> Fields:
    """A row as Reddit's own data has it."""
    thing: Fields = {**row.cells, "created_utc": row.get(*_TIMES)}
    if row.get("title"):
        return thing | {"selftext": row.get("selftext", "body", "text")}
    parent = f"t1_{row.get('parent')}" if row.get("parent") else row.get("parent_id")
    return {**thing, "title": None, "body": row.get(*_TEXTS), "parent_id": parent}
