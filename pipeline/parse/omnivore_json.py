"""Omnivore's export (`metadata_0_to_20.json`).

    [{"id": "x", "slug": "the-book", "title": "The book", "description": "A book about matrices.", "author": "Ada",
      "url": "https://example.com/book", "state": "Active", "labels": ["maths"], "thumbnail": "https://…"}]

The description is the page's own.
"""

from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._fields import Fields, every, string, strings
from pipeline.parse._saves import Save
from pipeline.parse._shelf import has_keys, of_json


def recognises(saved: SavedFile) -> int:
    """90 for Omnivore's keys."""
    return 90 if has_keys(saved, "url", "title", "labels", "state") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links."""
    yield from of_json(saved, _save, format="omnivore_json", platform="omnivore")


def _save(record: Fields, where: str) -> Save:
    labels = [*strings(record, "labels"), *(string(label, "name") for label in every(record, "labels"))]
    return Save(
        string(record, "url"),
        string(record, "title"),
        description=string(record, "description"),
        byline=string(record, "author"),
        tags=tuple(label for label in labels if label),
        where=where,
    )
