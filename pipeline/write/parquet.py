"""Parquet files without pyarrow's datasets, which a file needs none of and every process of a run would have to import."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_SETTINGS: dict[str, Any] = {"compression": "zstd", "compression_level": 1}


def read_parquet(file: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """All rows of a file; `columns` in the order of the file."""
    with pq.ParquetFile(file) as opened:
        return opened.read(columns=list(columns) if columns is not None else None)


def batches(file: Path, rows: int, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """The rows of a file, so many at a time."""
    with pq.ParquetFile(file) as opened:
        for batch in opened.iter_batches(rows, columns=list(columns) if columns is not None else None):
            yield pa.Table.from_batches([batch])


def rows_of(file: Path) -> int:
    """How many rows a file holds."""
    return int(pq.read_metadata(file).num_rows)


def write_tables(tables: Iterable[pa.Table], schema: pa.Schema, file: Path) -> None:
    """The tables one after the other, each cast to `schema`, as one file."""
    with pq.ParquetWriter(file, schema, **_SETTINGS) as writer:
        for table in tables:
            writer.write_table(table.select(schema.names).cast(schema))


def write_parquet(table: pa.Table, file: Path) -> None:
    """The table as a file, compressed quickly: what is written once is read a few times."""
    pq.write_table(table, file, **_SETTINGS)
