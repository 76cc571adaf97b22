"""Saved links -> one Document of bookmarks; and the Documents of the tables and lists that hold them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse import _csv, _json
from pipeline.parse._leftovers import leftovers, unread, urls_of
from pipeline.parse._saves import Save, save_blocks

# Where apps put what was saved but not filed: a state, no folder of the saver's.
_STATES = {"", "my list", *"unread archive archived starred liked unsorted inbox later new home".split()}


def shelf(
    saves: Iterable[Save], *, format: str, platform: str, title: str | None = None, rest: Iterable[Block] = (),
    complaints: tuple[str, ...] = (),
) -> Document:  # fmt: skip
    """The bookmarks of one file; `rest` are further blocks, behind them."""
    blocks = [block for save in saves for block in save_blocks(save)]
    return Document(format, Genre.BOOKMARKS, (*blocks, *rest), platform=platform, title=title, complaints=complaints)


def of_table(saved: SavedFile, save: Callable[[_csv.Row], Save], *, format: str, platform: str) -> Iterator[Document]:
    """The bookmarks of a CSV file, one a row."""
    table = _csv.load(saved)
    if table:
        saves = [save(row) for row in table.rows]
        seen = {url for one in saves for url in urls_of(save_blocks(one))}
        rest = [b for row in table.rows for b in leftovers(row.cells, seen, like=_noise(f"line {row.line}"))]
        yield shelf(saves, format=format, platform=platform, rest=rest, complaints=table.complaints)


def of_json(
    saved: SavedFile, save: Callable[[dict[str, Any], str], Save], *, format: str, platform: str
) -> Iterator[Document]:
    """The bookmarks of a JSON list, one a record."""
    data = _json.load(saved)
    if data:
        records = [(where, record) for where, record in data.records() if isinstance(record, dict)]
        saves = [save(record, where) for where, record in records]
        seen = {url for one in saves for url in urls_of(save_blocks(one))}
        rest = [block for where, record in records for block in leftovers(record, seen, like=_noise(where))]
        rest += unread(data.unread, seen, like=_noise(""))
        yield shelf(saves, format=format, platform=platform, rest=rest, complaints=data.complaints)


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


def _noise(where: str) -> Block:
    return Block(Role.NOISE, "", where=where)
