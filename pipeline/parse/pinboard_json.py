"""Pinboard's export, and Delicious' in the same form.

    [{"href": "https://example.com/book", "description": "The book", "extended": "read chapter 3",
      "time": "2022-02-10T15:31:16Z", "shared": "yes", "toread": "no", "tags": "maths books"}]

`description` is the title and `extended` the saver's note; tags are apart by spaces.
"""

from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._fields import Fields, string
from pipeline.parse._saves import Save, split_tags
from pipeline.parse._shelf import has_keys, of_json


def recognises(saved: SavedFile) -> int:
    """90 for Pinboard's keys."""
    return 90 if has_keys(saved, "href", "description", "extended") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links."""
    yield from of_json(saved, _save, format="pinboard_json", platform="pinboard")


def _save(record: Fields, where: str) -> Save:
    return Save(
        string(record, "href"),
        string(record, "description"),
        note=string(record, "extended"),
        tags=split_tags(string(record, "tags"), None),
        where=where,
    )
