"""The output folder: all tables aside first, then renamed into place, datapackage.json last."""

import json
from collections import deque
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import file_digest
from pathlib import Path
from shutil import rmtree

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables import SCHEMA_VERSION, TABLES, Column, schema
from pipeline.write.csv_text import through_csv
from pipeline.write.parquet import read_parquet, rows_of, write_tables
from pipeline.write.report import write_report
from pipeline.write.summary import DATAPACKAGE

REPORT = "report.html"
_SIDE_BY_SIDE = 2  # tables: memory holds a part of each
_MEDIA = {"csv": "text/csv", "html": "text/html", "parquet": "application/vnd.apache.parquet"}
_FRICTIONLESS = {"string": "string", "int32": "integer", "int64": "integer", "bool": "boolean", "timestamp": "datetime",
                 "float": "number", "double": "number"}  # fmt: skip


def write_output(out: Path, tables: Mapping[str, Iterable[pa.Table]], *, inputs: str, threads: int = 1) -> None:
    """Writes every table of CONTRACT, given a part at a time, and the report; `inputs` names what they were made from.

    Tables are written side by side, at most `threads` at a time: Arrow works without Python's lock.
    """
    out.mkdir(parents=True, exist_ok=True)
    aside = out / ".new"
    rmtree(aside, ignore_errors=True)
    aside.mkdir()
    with ThreadPoolExecutor(min(threads, _SIDE_BY_SIDE)) as pool:
        deque(pool.map(lambda name: _write_table(name, tables[name], aside), TABLES), maxlen=0)
    write_report(aside, aside / REPORT)
    description = describe(aside, inputs)
    (out / DATAPACKAGE).unlink(missing_ok=True)  # a reader that looks now sees no finished run
    for file in sorted(aside.iterdir()):
        file.replace(out / file.name)
    aside.rmdir()
    _write_last(out / DATAPACKAGE, description)


def _write_table(name: str, parts: Iterable[pa.Table], folder: Path) -> None:
    if name == "catalogue":
        parts = through_csv(parts, schema(name).names, folder / "catalogue.csv")
    write_tables(parts, schema(name), folder / f"{name}.parquet")


def describe(folder: Path, inputs: str) -> dict[str, object]:
    """The Frictionless description of the files in `folder`: each one's sha256 and rows, and which sources failed."""
    files = [(name, f"{name}.parquet") for name in TABLES] + [("catalogue-csv", "catalogue.csv"), ("report", REPORT)]
    return {
        "name": "thread-catalogue",
        "profile": "data-package",
        "version": SCHEMA_VERSION,
        "inputs": inputs,
        "failed": _failed(folder / "sources.parquet"),
        "resources": [_resource(folder / path, name) for name, path in files],
    }


def _failed(file: Path) -> list[list[str]]:
    sources = read_parquet(file, ["source_path", "status", "error"])
    rows = sources.filter(pc.equal(sources["status"], "failed")).to_pylist()
    return [[row["source_path"], row["error"] or ""] for row in rows]


def _resource(file: Path, name: str) -> dict[str, object]:
    with file.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    about: dict[str, object] = {
        "name": name,
        "path": file.name,
        "format": file.suffix[1:],
        "mediatype": _MEDIA[file.suffix[1:]],
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest}",
    }
    table = name.removesuffix("-csv")
    if table not in TABLES:
        return about
    rows = rows_of(file.with_name(f"{table}.parquet"))
    return about | {"rows": rows, "schema": {"fields": [_field(c) for c in TABLES[table]]}}


def _field(column: Column) -> dict[str, object]:
    kind = _FRICTIONLESS.get(column.type, "array")
    field: dict[str, object] = {"name": column.name, "type": kind, "description": column.meaning}
    return field if column.nullable else field | {"constraints": {"required": True}}


def _write_last(file: Path, description: dict[str, object]) -> None:
    aside = file.with_name(f".{file.name}.new")
    aside.write_text(json.dumps(description, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    aside.replace(file)
