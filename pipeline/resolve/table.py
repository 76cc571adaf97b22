"""The table ``links``: one Parquet file, and beside it a journal of the run that is under way.

Each answer is a line of the journal as soon as it is there, so that an interrupted run loses none; at the end of
a run, or at the beginning of the next, the journal is folded into the table.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from pipeline.errors import UsageError
from pipeline.resolve.answer import Answer, LinkStatus

if TYPE_CHECKING:
    import pyarrow

NAME = "links.parquet"
_COLUMNS = tuple(field.name for field in fields(Answer))
_TIMES = ("checked_at", "gone_at")
_NUMBERS = ("http_status", "hops")


def read(table: Path) -> dict[str, Answer]:
    """All answers by URL: those of the table, and over them those of its journal."""
    answers: dict[str, Answer] = {}
    if table.is_file():
        for row in _rows(table):
            answers[row["url"]] = _answer(row)
    journal = _journal(table)
    if journal.is_file():
        with journal.open(encoding="utf-8", errors="replace") as lines:
            answers |= {answer.url: answer for answer in map(_line, lines) if answer is not None}
    return answers


def write(table: Path, answers: Iterable[Answer]) -> None:
    """Writes the table, ordered by URL, and drops the journal: its lines stand in `answers`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = sorted(answers, key=lambda answer: answer.url)
    columns = {name: [getattr(row, name) for row in rows] for name in _COLUMNS}
    table.parent.mkdir(parents=True, exist_ok=True)
    draft = table.with_name(f".{table.name}.part")
    pq.write_table(pa.table(columns, schema=_schema()), draft, compression="zstd")
    draft.replace(table)
    _journal(table).unlink(missing_ok=True)


class Journal:
    """Takes answers as they come; use as a context manager."""

    def __init__(self, table: Path) -> None:
        table.parent.mkdir(parents=True, exist_ok=True)
        self._path = _journal(table)
        self._file: IO[str]

    def __enter__(self) -> Self:
        self._file = self._path.open("a", encoding="utf-8")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, answer: Answer) -> None:
        """Writes one line, and leaves nothing of it in memory."""
        values = ((name, getattr(answer, name)) for name in _COLUMNS)
        row = {name: value for name, value in values if value is not None}
        row |= {name: row[name].isoformat() for name in _TIMES if name in row}
        self._file.write(json.dumps(row, ensure_ascii=False) + "\n")
        self._file.flush()


def _journal(table: Path) -> Path:
    return table.with_suffix(".jsonl")


def _schema() -> "pyarrow.Schema":
    import pyarrow as pa

    time = pa.timestamp("us", tz="UTC")
    kinds = dict.fromkeys(_TIMES, time) | {name: pa.int32() for name in _NUMBERS}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in _COLUMNS])


def _rows(table: Path) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        for batch in pq.ParquetFile(table).iter_batches(5_000):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise UsageError(f"{table}: cannot be read ({error}); delete it to ask for all links anew") from error


def _answer(row: dict[str, Any]) -> Answer:
    known = {name: row[name] for name in _COLUMNS if row.get(name) is not None}
    if "status" in known:
        known["status"] = LinkStatus(known["status"])
    return Answer(**known)


def _line(line: str) -> Answer | None:
    """An answer of the journal; None for a line that was cut when the machine stopped."""
    try:
        row = json.loads(line)
        return _answer(row | {name: datetime.fromisoformat(row[name]) for name in _TIMES if name in row})
    except (ValueError, TypeError):
        return None
