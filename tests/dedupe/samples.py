"""Mentions for tests: rows of the table that merging takes, every field with a default."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from pipeline.decisions import Decision, Decisions
from pipeline.dedupe import mention_keys
from pipeline.dedupe.merge import merge
from pipeline.links import canonical_url, open_url, site
from pipeline.model import Kind, UrlState
from pipeline.tables import TABLES, schema, stored_schema
from pipeline.write.stored import identity_of


def mention(title: str | None = None, url: str | None = None, **given: Any) -> dict[str, Any]:
    """A row; what is not given is plain. `document` names the document and its file."""
    document = given.pop("document", "a.md")
    state = given.pop("state", "ok" if url else "missing")
    kind = given.pop("kind", "website")
    row: dict[str, Any] = {
        "document_id": document, "source_path": document, "position": given.pop("position", 0), "url": url,
        "url_as_written": url, "url_state": state, "title": title, "kind": kind,
        "canonical_url": canonical_url(url) if url and state in ("ok", "short") else None,
        "creators": [], "note": None, "note_author": None, "language": None, "topics": [], "topic_scores": [],
        "level": None, "section": [], "also_in": [], "post_url": None, "posted_at": None, "posted_precision": None,
        "locator": "1:1", "companion_urls": [], "document_author": None, "title_drawn": False,
    }  # fmt: skip
    row.update(given)
    weak = row.pop("weak", False)
    row["keys"] = list(
        mention_keys(
            url=url, url_state=UrlState(state), title=title, creators=row["creators"], kind=Kind(kind),
            note=row["note"], recommender=row["note_author"] or row["document_author"], section=row["section"],
            weak=weak,
        )
    )  # fmt: skip
    row["identity"] = identity_of(row["keys"])
    row["clean_url"], row["site"] = (open_url(url), site(url)) if url else (None, None)
    row["note_words"] = len(set(row["note"].lower().split(" "))) if row["note"] else None
    said = (document, row["position"], url, title, row["note"], row["note_author"])
    row["mention_id"] = given.get("mention_id") or sha256(repr(said).encode()).hexdigest()[:16]
    return row


def table(rows: list[dict[str, Any]]) -> pa.Table:
    """The rows as stored mentions with their topics."""
    topics = pa.schema([("topics", pa.list_(pa.string())), ("topic_scores", pa.list_(pa.float32()))])
    schema = pa.unify_schemas([pa.schema([f for f in stored_schema("mentions") if f.name in rows[0]]), topics])
    return pa.Table.from_pylist(rows, schema=schema)


@dataclass(frozen=True)
class Held:
    """Mentions that stand in memory."""

    rows: pa.Table

    def read(self, columns: Sequence[str]) -> pa.Table:
        return self.rows.select(columns)


@dataclass(frozen=True)
class Result:
    """What merging gives, as tables."""

    catalogue: pa.Table
    resource_ids: pa.Array  # of each row
    merges: pa.Table
    unmatched_decisions: tuple[Decision, ...]


def merged(
    *rows: dict[str, Any], decisions: Decisions | None = None, redirects: dict[str, Any] | None = None
) -> Result:
    """What merging makes of the rows."""
    return merged_table(table(list(rows)), decisions or Decisions(), redirects)


def in_turn(function: Callable[[Any], Any], work: Sequence[Any], *, locked: bool = False) -> Iterator[Any]:
    """Works here, on one item after the other."""
    return map(function, work)


def merged_table(
    rows: pa.Table, decisions: Decisions, redirects: dict[str, Any] | None = None, memory: str = "500MB"
) -> Result:
    """What merging makes of the rows of a table."""
    with TemporaryDirectory() as folder:
        made = merge(
            [Held(rows.slice(start, 150)) for start in range(0, rows.num_rows, 150)],
            redirects=redirects or {},
            decisions=decisions,
            memory=memory,
            folder=Path(folder),
            spread=in_turn,
        )
        tables = [pa.concat_tables([schema(name).empty_table(), *some])
                  for name, some in (("catalogue", made.catalogue), ("merges", made.merges))]  # fmt: skip
        return Result(tables[0], made.resource_ids.take(pa.array(made.resource)), tables[1], made.unmatched_decisions)


def groups(result: Result, rows: list[dict[str, Any]]) -> set[frozenset[int]]:
    """Which rows (by place) became one resource."""
    found: dict[str, set[int]] = {}
    for place, resource_id in enumerate(result.resource_ids.to_pylist()):
        found.setdefault(resource_id, set()).add(place)
    return {frozenset(group) for group in found.values()}


CATALOGUE_COLUMNS = [column.name for column in TABLES["catalogue"]]
