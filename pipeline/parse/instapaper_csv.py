"""Instapaper's export.

    URL,Title,Selection,Folder
    https://example.com/book,The book,"read chapter 3",Maths

`Selection` is a passage that the saver marked or his own note; the folders Unread, Archive and Starred are states.
Newer exports add `Timestamp` and `Tags`, a JSON list.
"""

from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._csv import Row
from pipeline.parse._saves import Save, split_tags
from pipeline.parse._shelf import folder, has_columns, of_table


def recognises(saved: SavedFile) -> int:
    """90 for Instapaper's columns."""
    return 90 if has_columns(saved, "url", "title", "selection", "folder") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links."""
    yield from of_table(saved, _save, format="instapaper_csv", platform="instapaper")


def _save(row: Row) -> Save:
    tags = row.get("tags").strip("[]").replace('"', "")
    return Save(
        row.get("url"),
        row.get("title"),
        note=row.get("selection"),
        section=folder(row.get("folder"), separator="\n"),
        tags=split_tags(tags, ","),
        where=f"line {row.line}",
    )
