"""Parquet files and Arrow tables without pandas, which every process of a run would pay 0.2 to 0.4 s for.

pyarrow imports pandas with its datasets, and looks for it when it meets its first list. A file is read here without
datasets, and the look is made at a moment at which there is no pandas; whoever asks for data frames later gets them.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pyarrow.parquet as pq


class _NoPandas(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def _look_without_pandas() -> None:
    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(finder)


if "pandas" not in sys.modules:
    _look_without_pandas()


def read_parquet(file: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """All rows of a file; `columns` in the order of the file."""
    with pq.ParquetFile(file) as opened:
        return opened.read(columns=list(columns) if columns is not None else None)


def write_parquet(table: pa.Table, file: Path) -> None:
    """The table as a file, compressed quickly: fragments are written once and read a few times."""
    pq.write_table(table, file, compression="zstd", compression_level=1)
