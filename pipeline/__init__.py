"""Saved threads and README lists in, a clean catalogue of the resources they recommend out.

    import pipeline
    pipeline.ingest("raw", "curated")
    catalogue = pipeline.load_catalogue("curated")

Nothing heavy is imported before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.flow import Summary, ingest
    from pipeline.links import Link, canonical_url, find_links
    from pipeline.reading import documents as read
    from pipeline.review.load import (
        load_catalogue,
        load_documents,
        load_mentions,
        load_merges,
        load_rejected,
        load_sources,
        load_stripped,
    )
    from pipeline.text import repair_text

_HOMES = {
    "ingest": "pipeline.flow:ingest",
    "read": "pipeline.reading:documents",
    "Summary": "pipeline.flow:Summary",
    "find_links": "pipeline.links:find_links",
    "canonical_url": "pipeline.links:canonical_url",
    "Link": "pipeline.links:Link",
    "repair_text": "pipeline.text:repair_text",
} | {
    f"load_{name}": f"pipeline.review.load:load_{name}"
    for name in ("catalogue", "mentions", "documents", "rejected", "stripped", "merges", "sources")
}

__all__ = [
    "Link",
    "Summary",
    "canonical_url",
    "find_links",
    "ingest",
    "load_catalogue",
    "load_documents",
    "load_mentions",
    "load_merges",
    "load_rejected",
    "load_sources",
    "load_stripped",
    "read",
    "repair_text",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    module, _, attribute = _HOMES[name].partition(":")
    return getattr(import_module(module), attribute)
