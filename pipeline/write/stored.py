"""Readings -> the Parquet files of one fragment, and back: what the journal keeps of the pure half."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.model import DocumentReading, Mention, Reading, Rejection, Stripped
from pipeline.tables import stored_schema

KEPT = ("sources", "documents", "mentions", "rejected", "stripped")


def tables_of(readings: Iterable[Reading]) -> dict[str, pa.Table]:
    """One Arrow table for each of KEPT, rows in the order of `readings`."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in KEPT}
    for reading in readings:
        rows["sources"].append(_source(reading))
        for index, part in enumerate(reading.documents):
            _document(rows, reading, part, index)
    return {name: pa.Table.from_pylist(rows[name], schema=stored_schema(name)) for name in KEPT}


def write_fragment(folder: Path, tables: dict[str, pa.Table]) -> None:
    """Writes the tables as one fragment; a fragment that stands is complete."""
    aside = folder.with_name(f".{folder.name}.new")
    aside.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        pq.write_table(table, aside / f"{name}.parquet", compression="zstd", compression_level=1)
    aside.replace(folder) if not folder.exists() else _replace(aside, folder)


def _replace(aside: Path, folder: Path) -> None:
    for file in aside.iterdir():
        file.replace(folder / file.name)
    aside.rmdir()


def load_stored(fragments: Sequence[tuple[Path, list[str]]], name: str) -> pa.Table:
    """The rows of one table that live, from all fragments."""
    parts = [pq.read_table(folder / f"{name}.parquet", schema=stored_schema(name)) for folder, _ in fragments]
    live = [
        part.filter(pc.is_in(part["source_path"], pa.array(paths)))
        for part, (_, paths) in zip(parts, fragments, strict=True)
    ]
    return pa.concat_tables(live) if live else stored_schema(name).empty_table()


def short_hash(*parts: object) -> str:
    """16 hexadecimal digits that name `parts`."""
    return blake2b("\0".join(map(str, parts)).encode(), digest_size=8).hexdigest()


def _source(reading: Reading) -> dict[str, Any]:
    return {
        "source_path": reading.path, "sha256": reading.digest, "bytes": reading.size, "encoding": reading.encoding,
        "repaired": reading.repaired, "status": reading.status, "error": reading.error,
        "documents": len(reading.documents), "mentions": sum(len(d.mentions) for d in reading.documents),
        "rejected": sum(len(d.rejected) for d in reading.documents),
    }  # fmt: skip


def _document(rows: dict[str, list[dict[str, Any]]], reading: Reading, part: DocumentReading, index: int) -> None:
    document = part.document
    here = {"source_path": reading.path, "document_id": short_hash(reading.path, document.part or "")}
    rows["documents"].append({
        **here, "part": document.part, "format": document.format, "platform": document.platform,
        "author": document.author, "title": document.title, "url": document.url,
        "posted_at": document.posted_at, "language": part.language,
    })  # fmt: skip
    ids = _mention_ids(here["document_id"], part.mentions)
    about = {"document_index": index, "document_title": document.title, "document_author": document.author}
    for position, (mention, mention_id) in enumerate(zip(part.mentions, ids, strict=True)):
        rows["mentions"].append(_mention(mention) | here | about | {"position": position, "mention_id": mention_id})
    rows["rejected"] += [_rejection(r, ids) | here for r in part.rejected]
    rows["stripped"] += [_stripped(s) | here for s in part.stripped]


def _mention_ids(document_id: str, mentions: Sequence[Mention]) -> list[str]:
    """Stable names: by document, recommender and resource, told apart by a count where those are equal."""
    seen: dict[tuple[object, ...], int] = {}
    ids = []
    for mention in mentions:
        key = (document_id, mention.note_author or "", mention.canonical_url or mention.url or mention.title or "")
        seen[key] = seen.get(key, -1) + 1
        ids.append(short_hash(*key, seen[key]))
    return ids


def _mention(mention: Mention) -> dict[str, Any]:
    return {name: _plain(value) for name, value in asdict(mention).items()}


def _rejection(rejection: Rejection, ids: Sequence[str]) -> dict[str, Any]:
    owner = None if rejection.belongs_to is None else ids[rejection.belongs_to]
    return asdict(rejection) | {"reason": rejection.reason.value, "belongs_to": owner}


def _stripped(stripped: Stripped) -> dict[str, Any]:
    return asdict(stripped) | {"reason": stripped.reason.value}


def _plain(value: Any) -> Any:
    """Arrow takes lists where the model has tuples."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, datetime) or value is None else getattr(value, "value", value)
