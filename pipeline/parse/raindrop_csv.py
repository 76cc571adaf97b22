"""Raindrop.io's export.

    id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
    1,The book,read chapter 3,A book about matrices.,https://example.com/book,Maths/Algebra,"algebra, books",2024-…,,,

`excerpt` is what the page says of itself, `note` what the saver says; `highlights` are passages of the page.
"""

from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._csv import Row
from pipeline.parse._saves import Save, split_tags
from pipeline.parse._shelf import folder, has_columns, of_table


def recognises(saved: SavedFile) -> int:
    """90 for Raindrop's columns."""
    return 90 if has_columns(saved, "title", "excerpt", "url", "folder", "tags") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links."""
    yield from of_table(saved, _save, format="raindrop_csv", platform="raindrop")


def _save(row: Row) -> Save:
    return Save(
        row.get("url"),
        row.get("title"),
        description=row.get("excerpt"),
        note=row.get("note"),
        quotes=row.get("highlights"),
        section=folder(row.get("folder")),
        tags=split_tags(row.get("tags"), ","),
        where=f"line {row.line}",
    )
