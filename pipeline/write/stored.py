"""Readings -> the Parquet files of one fragment, and back: what the journal keeps of the pure half."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.links import open_url, site
from pipeline.model import DocumentReading, Mention, Reading, Rejection
from pipeline.tables import stored_schema
from pipeline.write.parquet import read_parquet, write_parquet

Fragment = tuple[Path, list[str]]  # a folder, and the paths of the files that it speaks for
Fragments = Sequence[Fragment]
_Part = tuple[Reading, int, DocumentReading]  # with the place of the document in its source
_MANY = 80  # different words: a note that has more tells no more
KEPT = ("sources", "documents", "mentions", "rejected", "stripped")


def tables_of(readings: Iterable[Reading]) -> dict[str, pa.Table]:
    """One Arrow table for each of KEPT, rows in the order of `readings`."""
    done = list(readings)
    parts = [(reading, index, part) for reading in done for index, part in enumerate(reading.documents)]
    documents = [_document(reading, part) for reading, _, part in parts]
    names = [row["document_id"] for row in documents]
    ids = [_mention_ids(name, part.mentions) for name, (_, _, part) in zip(names, parts, strict=True)]
    tables = {
        "sources": pa.Table.from_pylist([_source(reading) for reading in done], schema=stored_schema("sources")),
        "documents": pa.Table.from_pylist(documents, schema=stored_schema("documents")),
    }
    for name in ("mentions", "rejected", "stripped"):
        items = [getattr(part, name) for _, _, part in parts]
        given = {
            "source_path": _repeated([reading.path for reading, _, _ in parts], items),
            "document_id": _repeated(names, items),
        }
        if name == "mentions":
            given |= _beside_mentions(parts, ids, items)
        if name == "rejected":
            given["belongs_to"] = [_owner(r, known) for known, found in zip(ids, items, strict=True) for r in found]
        tables[name] = _columns(name, list(chain.from_iterable(items)), given)
    return tables


def _columns(name: str, items: list[Any], given: dict[str, list[Any]]) -> pa.Table:
    """A table column by column: what is not `given` is an attribute of each item."""
    schema = stored_schema(name)
    columns = [given.get(field.name) or list(map(attrgetter(field.name), items)) for field in schema]
    return pa.Table.from_arrays(
        [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema
    )


def _repeated(values: Iterable[Any], items: Sequence[Sequence[Any]]) -> list[Any]:
    """Each value as often as its document has items."""
    return [value for value, found in zip(values, items, strict=True) for _ in found]


def _beside_mentions(parts: Sequence[_Part], ids: list[list[str]], items: list[Any]) -> dict[str, list[Any]]:
    documents = [part.document for _, _, part in parts]
    return {
        "mention_id": list(chain.from_iterable(ids)),
        "position": [position for found in items for position in range(len(found))],
        "document_index": _repeated([index for _, index, _ in parts], items),
        "document_title": _repeated([document.title for document in documents], items),
        "alone": _repeated([document.is_collection for document in documents], items),
        "document_author": _repeated([document.author for document in documents], items),
        "identity": [identity_of(m.keys) for found in items for m in found],
        "clean_url": [cleaned(m.url) for found in items for m in found],
        "site": [site(m.url) if m.url else None for found in items for m in found],
        "note_words": [words_of(m.note) for found in items for m in found],
    }


def identity_of(keys: Iterable[str]) -> int:
    """64 bits that stand for the keys; that two among 33 million sets of keys share them is as likely as 1 in 34,000."""
    return int.from_bytes(blake2b("\0".join(keys).encode(), digest_size=8).digest(), signed=True)


def cleaned(url: str | None) -> str | None:
    """`url` without tracking parameters; None where that is the same."""
    clean = open_url(url) if url and ("?" in url or "#" in url) else url
    return clean if clean != url else None


@lru_cache(maxsize=4096)  # remarks come again in copies of a list
def words_of(note: str | None) -> int | None:
    """How much a note tells: its different words, up to 80."""
    return min(len(set(note.lower().split(" "))), _MANY) if note else None


def _owner(rejection: Rejection, ids: Sequence[str]) -> str | None:
    return None if rejection.belongs_to is None else ids[rejection.belongs_to]


def write_fragment(folder: Path, tables: dict[str, pa.Table]) -> None:
    """Writes the tables as one fragment; a fragment that stands is complete."""
    aside = folder.with_name(f".{folder.name}.new")
    aside.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        write_parquet(table, aside / f"{name}.parquet")
    aside.replace(folder) if not folder.exists() else _replace(aside, folder)


def _replace(aside: Path, folder: Path) -> None:
    for file in aside.iterdir():
        file.replace(folder / file.name)
    aside.rmdir()


def join_fragments(fragments: Fragments, folder: Path) -> None:
    """Writes the rows that live of several fragments as one."""
    write_fragment(folder, {name: load_stored(fragments, name) for name in KEPT})


def load_stored(fragments: Fragments, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of one table that live, from all fragments in order: all `columns`, or those that are named."""
    live = [live_rows(fragment, name, columns) for fragment in fragments]
    return pa.concat_tables(live) if live else _wanted(name, columns).empty_table()


def live_rows(fragment: Fragment, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of one fragment that live; they are copied only where others stand among them."""
    (folder, paths), schema = fragment, _wanted(name, columns)
    stored = read_parquet(folder / f"{name}.parquet", [*{*schema.names, "source_path"}])
    lives = pc.is_in(stored["source_path"], pa.array(paths, pa.string()))
    return (stored if pc.all(lives).as_py() else stored.filter(lives)).select(schema.names).cast(schema)


def _wanted(name: str, columns: Sequence[str] | None) -> pa.Schema:
    schema = stored_schema(name)
    return schema if columns is None else pa.schema([schema.field(column) for column in columns])


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


def _document(reading: Reading, part: DocumentReading) -> dict[str, Any]:
    document = part.document
    return {
        "source_path": reading.path, "document_id": short_hash(reading.path, document.part or ""),
        "part": document.part, "format": document.format, "platform": document.platform,
        "author": document.author, "title": document.title, "url": document.url,
        "posted_at": document.posted_at, "language": part.language,
    }  # fmt: skip


def _mention_ids(document_id: str, mentions: Sequence[Mention]) -> list[str]:
    """Stable names: by document, recommender and resource, told apart by a count where those are equal."""
    seen: dict[tuple[object, ...], int] = {}
    ids = []
    for mention in mentions:
        key = (document_id, mention.note_author or "", mention.canonical_url or mention.url or mention.title or "")
        seen[key] = seen.get(key, -1) + 1
        ids.append(short_hash(*key, seen[key]))
    return ids
