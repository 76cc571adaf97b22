"""The files of a finished run, or an error that says what to do."""

from pathlib import Path

from pipeline.errors import UsageError


def table_file(name: str, out: Path) -> Path:
    """Where the table `name` stands in the output folder; raises UsageError where there is none."""
    file = out / f"{name}.parquet"
    if not file.is_file():
        raise UsageError(
            f"{out} holds no finished run; run `python -m pipeline ingest` first or name the output folder"
        )
    return file
