"""Saved links -> one Document of bookmarks; and the Documents of the tables and lists that hold them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import starmap
from typing import Any

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse import _csv, _json
from pipeline.parse._leftovers import leftovers, unread, urls_of
from pipeline.parse._saves import Save, save_blocks

# Where apps put what was saved but not filed: a state, no folder of the saver's.
_STATES = {"", "my list", *"unread archive archived starred liked unsorted inbox later new home".split()}


def shelf(
    saves: Iterable[Save], *, format: str, platform: str, title: str | None = None, held: Sequence[tuple[Any, str]] = (),
    broken: str = "", rest: Iterable[Block] = (), complaints: tuple[str, ...] = (),
) -> Document:  # fmt: skip
    """The bookmarks of one file, further blocks (`rest`), and as noise the addresses that no bookmark has.

    `held` is what the file's records hold, each with where it stands; `broken` is text that could not be decoded.
    """
    blocks = [block for save in saves for block in save_blocks(save)]
    beside = _beside(blocks, held, broken) if held or broken else ()
    blocks = [*blocks, *rest, *beside]
    return Document(format, Genre.BOOKMARKS, tuple(blocks), platform=platform, title=title, complaints=complaints)


def of_table(saved: SavedFile, save: Callable[[_csv.Row], Save], *, format: str, platform: str) -> Iterator[Document]:
    """The bookmarks of a CSV file, one a row."""
    table = _csv.load(saved)
    if table:
        held = [(row.cells, f"line {row.line}") for row in table.rows]
        yield shelf(map(save, table.rows), format=format, platform=platform, held=held, complaints=table.complaints)


def of_json(
    saved: SavedFile, save: Callable[[dict[str, Any], str], Save], *, format: str, platform: str
) -> Iterator[Document]:
    """The bookmarks of a JSON list, one a record."""
    data = _json.load(saved)
    if data:
        held = [(record, where) for where, record in data.records() if isinstance(record, dict)]
        yield shelf(
            starmap(save, held),
            format=format,
            platform=platform,
            held=held,
            broken=data.unread,
            complaints=data.complaints,
        )


def has_columns(saved: SavedFile, *names: str) -> bool:
    """True for a table with all these columns (lower case)."""
    table = _csv.load(saved)
    return table is not None and set(names) <= table.names


def has_keys(saved: SavedFile, *names: str) -> bool:
    """True for a list whose first records are objects with all these keys."""
    data = _json.load(saved)
    first = data.value[:5] if data and isinstance(data.value, list) else []
    return bool(first) and all(isinstance(record, dict) and set(names) <= set(record) for record in first)


def folder(path: str, separator: str = "/") -> tuple[str, ...]:
    """The folders of a path; () for the places where apps put what was not filed."""
    parts = tuple(part.strip() for part in path.split(separator) if part.strip())
    return () if path.strip().lower() in _STATES else parts


def _beside(blocks: Iterable[Block], held: Iterable[tuple[Any, str]], broken: str) -> Iterator[Block]:
    seen = set(urls_of(blocks))
    for record, where in held:
        yield from leftovers(record, seen, like=Block(Role.NOISE, "", where=where))
    yield from unread(broken, seen, like=Block(Role.NOISE, ""))
