"""Pocket's last export, a table of what was saved.

    title,url,time_added,tags,status
    The book,https://example.com/book,1585881748,maths|books,unread

Titles are cut near 75 characters, or are the URL where Pocket found none; tags are apart by `|`.
"""

from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._csv import Row
from pipeline.parse._saves import Save, split_tags
from pipeline.parse._shelf import has_columns, of_table


def recognises(saved: SavedFile) -> int:
    """90 for Pocket's columns."""
    return 90 if has_columns(saved, "title", "url", "time_added", "tags") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links."""
    yield from of_table(saved, _save, format="pocket_csv", platform="pocket")


def _save(row: Row) -> Save:
    return Save(row.get("url"), row.get("title"), tags=split_tags(row.get("tags"), "|"), where=f"line {row.line}")
