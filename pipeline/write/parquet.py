"""Parquet files without pyarrow's datasets, which a file needs none of and every process of a run would have to import."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def read_parquet(file: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """All rows of a file; `columns` in the order of the file."""
    with pq.ParquetFile(file) as opened:
        return opened.read(columns=list(columns) if columns is not None else None)


def write_parquet(table: pa.Table, file: Path) -> None:
    """The table as a file, compressed quickly: what is written once is read a few times."""
    pq.write_table(table, file, compression="zstd", compression_level=1)
