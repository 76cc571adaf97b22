"""Links as Shaarli's API gives them.

    [{"id": 1, "url": "https://example.com/book", "shorturl": "abc", "title": "The book", "description": "read *this*",
      "tags": ["maths"], "private": false, "created": "2024-01-02T03:04:05+00:00"}]

The description is the saver's, in Markdown; a note without a link has an address of Shaarli's own.
"""

from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._fields import Fields, string, strings
from pipeline.parse._saves import Save
from pipeline.parse._shelf import has_keys, of_json


def recognises(saved: SavedFile) -> int:
    """90 for Shaarli's keys."""
    return 90 if has_keys(saved, "url", "shorturl", "title", "description") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links."""
    yield from of_json(saved, _save, format="shaarli_json", platform="shaarli")


def _save(record: Fields, where: str) -> Save:
    url, short = string(record, "url"), string(record, "shorturl")
    own = url.endswith((f"/shaare/{short}", f"?{short}"))
    return Save(
        "" if own else url,
        "" if own else string(record, "title"),
        note=string(record, "description"),
        tags=tuple(strings(record, "tags")),
        where=where,
        markdown=True,
    )
