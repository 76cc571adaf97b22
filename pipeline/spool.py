"""Tables that memory need not hold: rows are dealt out to files by a number, and taken up again a file at a time."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Numbers = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]
Dealt = Iterable[tuple[pa.Table, Numbers]]  # tables, and for each row the number of its part

ROWS = 50_000  # of a part, about
UNDIVIDED = 100_000  # up to so many are one part: dealing them out costs more than it spares
_FILES = 500  # are written side by side at most: systems let a process open a thousand


class Piece(Protocol):
    """Some rows of a table, wherever they stand."""

    def read(self, columns: Sequence[str]) -> pa.Table:
        """These columns of each of them, always in the same order."""


@dataclass(frozen=True, slots=True)
class Held:
    """Rows that memory holds."""

    table: pa.Table

    def read(self, columns: Sequence[str]) -> pa.Table:
        """These columns of each of them."""
        return self.table.select(columns)


def pieces(of: Iterable[Piece], columns: Sequence[str]) -> Iterator[tuple[slice, pa.Table]]:
    """Piece after piece, each with the places of its rows among the rows of all."""
    start = 0
    for piece in of:
        table = piece.read(columns)
        yield slice(start, start + len(table)), table
        start += len(table)


def inverse(order: Numbers) -> Numbers:
    """The place of each row in an `order` of all rows."""
    places = np.empty_like(order)
    places[order] = np.arange(len(order))
    return places


def marked(numbers: Numbers, size: int) -> Marks:
    """For each number below `size`, whether it is one of `numbers`."""
    marks = np.zeros(size, dtype=bool)
    marks[numbers] = True
    return marks


def parts_of(sizes: Numbers) -> Numbers:
    """The part of each group of rows, of these `sizes` in order: parts of about ROWS rows, few rows in one."""
    return cut(sizes, ROWS) if sizes.sum() > UNDIVIDED else np.zeros_like(sizes)


def cut(sizes: Numbers, rows: int) -> Numbers:
    """The part of each group of rows, of these `sizes` in order: parts of `rows` or somewhat more, no group torn apart."""
    return (np.cumsum(sizes) - sizes) // max(rows, -(-int(sizes.sum()) // _FILES))


def deal(tables: Dealt, folder: Path) -> list[Path]:
    """Writes the rows of each part into a file of its own, as they come; the files in the order of their numbers."""
    folder.mkdir(parents=True, exist_ok=True)  # a task that is done again writes the same files
    writers: dict[int, pa.RecordBatchFileWriter] = {}
    with ExitStack() as files:
        for table, parts in tables:
            for number, rows in _split(table, parts):
                if number not in writers:
                    writers[number] = files.enter_context(
                        pa.RecordBatchFileWriter(folder / _name(number), table.schema)
                    )
                writers[number].write_table(rows)
    return [folder / _name(number) for number in sorted(writers)]


def _name(number: int) -> str:
    return f"{number:08}.arrow"


def _split(table: pa.Table, parts: Numbers) -> Iterator[tuple[int, pa.Table]]:
    order = np.argsort(parts, kind="stable")
    numbers, starts, sizes = np.unique(parts[order], return_index=True, return_counts=True)
    rows = table.take(pa.array(order)) if (np.diff(parts) < 0).any() else table  # copied only where parts are mixed
    for number, start, size in zip(numbers, starts, sizes, strict=True):
        yield int(number), rows.slice(start, size)


def whole(file: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """All rows of one part, all `columns` or those that are named, from memory that the file backs."""
    table = pa.ipc.open_file(pa.memory_map(str(file))).read_all()
    return table if columns is None else table.select(columns)


def in_order(tables: Dealt, order: Sequence[tuple[str, str]], folder: Path) -> Iterator[pa.Table]:
    """All rows by `order` (columns, "ascending" or "descending"), a part at a time: parts follow each other by number."""
    for file in deal(tables, folder):
        yield whole(file).sort_by(list(order))
        file.unlink()


def save(table: pa.Table, file: Path) -> Path:
    """Writes one table into a file, for ``whole`` to read; the file."""
    with pa.RecordBatchFileWriter(file, table.schema) as writer:
        writer.write_table(table)
    return file


def spooled(tables: Iterable[pa.Table], schema: pa.Schema, file: Path) -> Iterator[pa.Table]:
    """Writes the tables one after the other into `file` now, and gives them back, ROWS at a time, when asked."""
    with pa.RecordBatchFileWriter(file, schema) as writer:
        for table in tables:
            writer.write_table(table.cast(schema))
    return even([whole(file)])


def stream(tables: Iterable[pa.Table], schema: pa.Schema) -> pa.RecordBatchReader:
    """The tables as one that can be read once, from its beginning to its end."""
    return pa.RecordBatchReader.from_batches(schema, (b for table in tables for b in table.cast(schema).to_batches()))


def even(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in tables of ROWS: what is written of them depends on the rows, not on how they came."""
    rest: pa.Table | None = None
    for table in tables:
        rest = table if rest is None else pa.concat_tables([rest, table])
        while rest.num_rows > ROWS:
            yield rest.slice(0, ROWS)
            rest = rest.slice(ROWS)
    if rest is not None:
        yield rest
