"""Omnivore's export (`metadata_0_to_20.json`).

    [{"id": "x", "slug": "the-book", "title": "The book", "description": "A book about matrices.", "author": "Ada",
      "url": "https://example.com/book", "state": "Active", "labels": ["maths"], "thumbnail": "https://…"}]

The description is the page's own.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Document, SavedFile
from pipeline.parse._saves import Save
from pipeline.parse._shelf import has_keys, of_json


def recognises(saved: SavedFile) -> int:
    """90 for Omnivore's keys."""
    return 90 if has_keys(saved, "url", "title", "labels", "state") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links."""
    yield from of_json(saved, _save, format="omnivore_json", platform="omnivore")


def _save(record: dict[str, Any], where: str) -> Save:
    labels = (label.get("name") if isinstance(label, dict) else label for label in record.get("labels") or ())
    return Save(
        str(record.get("url") or ""),
        str(record.get("title") or ""),
        description=str(record.get("description") or ""),
        byline=str(record.get("author") or ""),
        tags=tuple(str(label) for label in labels if label),
        where=where,
    )
