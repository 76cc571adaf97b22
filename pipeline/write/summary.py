"""The counts that a run ends with, read off what was written."""

from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq


def counts_of(out: Path) -> dict[str, Any]:
    """Rows of each table, and which sources failed: (path, what is wrong)."""
    rows = {name: pq.ParquetFile(out / f"{name}.parquet").metadata.num_rows for name in _COUNTED}
    sources = pq.read_table(out / "sources.parquet", columns=["source_path", "status", "error"])
    failed = sources.filter(pc.equal(sources["status"], "failed")).to_pylist()
    return {_COUNTED[name]: count for name, count in rows.items()} | {
        "failed": tuple((row["source_path"], row["error"] or "") for row in failed)
    }


_COUNTED = {"documents": "documents", "mentions": "mentions", "catalogue": "resources", "rejected": "rejected"}
