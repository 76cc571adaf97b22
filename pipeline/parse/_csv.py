"""CSV as people's apps write it: comma, semicolon or tab; quoted line breaks; ragged and cut rows.

A file is read once, whoever asks first: every reader of tables looks at it.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import field

from pipeline.model import SavedFile
from pipeline.parse._json import Data
from pipeline.parse._once import once_a_file
from pipeline.records import dataclass

csv.field_size_limit(50_000_000)
_HEADER = re.compile(r"[^\n]{3,4000}")
_SEPARATOR = re.compile(r"\A\ufeff?sep=[,;\t]\n")  # a hint for Excel
_MARKUP = re.compile(r"\s*(?:<|[\[{#>*|]|---)")  # no table of an app begins so


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells by the lower-case name of their column, and its first line (from 1)."""

    cells: dict[str, str]
    line: int

    def get(self, *names: str) -> str:
        """The first cell of these columns that is not empty; ''."""
        return next((value for name in names if (value := self.cells.get(name, "").strip())), "")


@dataclass(frozen=True, slots=True)
class Table:
    """A file's header, as written, and its records."""

    header: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    complaints: tuple[str, ...] = ()

    @property
    def names(self) -> set[str]:
        """The columns' names in lower case."""
        return {name.lower() for name in self.header}

    @property
    def data(self) -> Data:
        """The cells of each row, as a list of JSON's objects would be read."""
        cells, lines = [row.cells for row in self.rows], tuple(row.line for row in self.rows)
        return Data(cells, lines=lines, complaints=self.complaints)


@once_a_file
def load(saved: SavedFile) -> Table | None:
    """The table of a file; None where it is none."""
    text = _SEPARATOR.sub("\n", saved.text, count=1)
    first = _HEADER.match(text.lstrip("\ufeff\n"))
    if not first or _MARKUP.match(first[0]):
        return None
    delimiter = max(",;\t", key=first[0].count)
    if not first[0].count(delimiter):
        return None
    padded = first[0].count(delimiter) == first[0].count(f"{delimiter} ")  # by hand, to stand in columns
    records = _records(text, delimiter, padded=padded)
    cells = next((cells for _, cells in records if any(cells)), [])
    header = tuple(cell.strip().lstrip("\ufeff") for cell in cells)
    if not _is_header(header):
        return None
    return _table(header, records)


def _table(header: tuple[str, ...], records: Iterator[tuple[int, list[str]]]) -> Table | None:
    """The table under `header`; None for text with commas: rows of another width are the exception."""
    rows, odd, complaints = [], 0, []
    names = [name.lower() for name in header]
    try:
        for line, cells in records:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(names):
                odd += 1
                complaints.append(f"line {line}: {len(cells)} cells under {len(names)} columns")
                cells = (
                    [*cells[: len(names) - 1], " ".join(cells[len(names) - 1 :])] if len(cells) > len(names) else cells
                )
            rows.append(Row(dict(zip(names, cells, strict=False)), line))
    except csv.Error as error:
        complaints.append(f"the rest could not be read: {error}")
    return Table(header, rows, tuple(complaints[:20])) if rows and odd * 3 <= len(rows) else None


def _records(text: str, delimiter: str, *, padded: bool) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=padded)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _is_header(header: tuple[str, ...]) -> bool:
    """Names of columns: short, all different, none of them a sentence or a URL."""
    if len(header) < 2 or len({name.lower() for name in header if name}) < len([name for name in header if name]):
        return False
    return sum(bool(name) for name in header) >= 2 and all(len(name) <= 40 and "://" not in name for name in header)
