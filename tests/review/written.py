"""A small RAW folder and the output folder that fits it, written without a run."""

from pathlib import Path
from typing import Any

from pipeline.write.output import write_output
from tests.rows import parts, tables

RAW = {
    "thread.txt": "Read https://example.org/book first.\n\nThen https://example.org/notes, and follow https://example.org/@me.\n",
    "quiet.md": "Nothing here.\n",
}
SOURCES = [
    {"source_path": "quiet.md", "status": "empty", "encoding": "utf-8"},
    {"source_path": "thread.txt", "status": "ok", "encoding": "utf-8", "documents": 1, "mentions": 2, "rejected": 1},
]
DOCUMENTS = [
    {"document_id": "d1", "source_path": "thread.txt", "format": "plain_text", "author": "@ada", "title": "Two books"}
]
MENTIONS = [
    {"mention_id": "m1", "resource_id": "r1", "document_id": "d1", "source_path": "thread.txt", "url": "https://example.org/book",
     "url_as_written": "https://example.org/book", "url_state": "ok", "canonical_url": "https://example.org/book",
     "title": "The Book", "note_author": "@ada", "locator": "1:6", "rules": ["title: link text", "level: "],
     "topic_evidence": ["algebra: groups in title 0.9"]},
    {"mention_id": "m2", "resource_id": "r1", "document_id": "d1", "source_path": "thread.txt", "url": "https://example.org/notes",
     "url_as_written": "https://example.org/notes", "url_state": "ok", "canonical_url": "https://example.org/notes",
     "locator": "3:6"},
]  # fmt: skip
CATALOGUE = [
    {"resource_id": "r1", "other_ids": ["r0-of-old"], "title": "The Book", "other_titles": ["Notes on groups"], "url": "https://example.org/book", "kind": "book",
     "topics": ["algebra"], "mention_count": 2, "source_count": 1},
]  # fmt: skip
MERGES = [{"resource_id": "r1", "mention_id": "m1", "with_mention_id": "m2", "rule": "title and creator", "score": 0.91, "evidence": "the book"}]  # fmt: skip
REJECTED = [
    {"document_id": "d1", "source_path": "thread.txt", "url": "https://example.org/@me", "url_as_written": "https://example.org/@me",
     "reason": "profile", "rule": "an account", "locator": "3:40"},
]  # fmt: skip


def write(
    folder: Path, raw: dict[str, str | bytes] | None = None, **changed: list[dict[str, Any]]
) -> tuple[Path, Path]:
    """RAW and the output folder below `folder`; `changed` tables replace those above."""
    for name, content in (RAW if raw is None else raw).items():
        file = folder / "raw" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    rows = {"sources": SOURCES, "documents": DOCUMENTS, "mentions": MENTIONS, "catalogue": CATALOGUE, "merges": MERGES,
            "rejected": REJECTED}  # fmt: skip
    write_output(folder / "curated", parts(tables(**rows | changed)), inputs="i1")
    return folder / "raw", folder / "curated"
