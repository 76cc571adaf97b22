"""The output folder: all tables aside first, then renamed into place, datapackage.json last."""

import json
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables import SCHEMA_VERSION, TABLES, Column, schema
from pipeline.write.csv_text import write_csv
from pipeline.write.report import write_report

DATAPACKAGE = "datapackage.json"
REPORT = "report.html"
_MEDIA = {"csv": "text/csv", "html": "text/html", "parquet": "application/vnd.apache.parquet"}
_FRICTIONLESS = {"string": "string", "int32": "integer", "int64": "integer", "bool": "boolean", "timestamp": "datetime",
                 "float": "number", "double": "number"}  # fmt: skip


def write_output(out: Path, tables: dict[str, pa.Table], *, inputs: str) -> None:
    """Writes every table of CONTRACT and the report; `inputs` names what they were made from."""
    out.mkdir(parents=True, exist_ok=True)
    aside = out / ".new"
    rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for name in TABLES:
        table = tables[name].select(schema(name).names).cast(schema(name))
        pq.write_table(table, aside / f"{name}.parquet", compression="zstd", compression_level=1)
    write_csv(tables["catalogue"], aside / "catalogue.csv")
    write_report(tables, aside / REPORT)
    description = describe(aside, inputs)
    (out / DATAPACKAGE).unlink(missing_ok=True)  # a reader that looks now sees no finished run
    for file in sorted(aside.iterdir()):
        file.replace(out / file.name)
    aside.rmdir()
    _write_last(out / DATAPACKAGE, description)


def written_from(out: Path) -> str | None:
    """What the finished run in `out` was made from; None where there is none or a file is missing."""
    try:
        package = json.loads((out / DATAPACKAGE).read_text(encoding="utf-8"))
        sizes = all((out / r["path"]).stat().st_size == r["bytes"] for r in package["resources"])
        return str(package["inputs"]) if sizes else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def describe(folder: Path, inputs: str) -> dict[str, object]:
    """The Frictionless description of the files in `folder`, with each one's sha256."""
    files = [(name, f"{name}.parquet") for name in TABLES] + [("catalogue-csv", "catalogue.csv"), ("report", REPORT)]
    return {
        "name": "thread-catalogue",
        "profile": "data-package",
        "version": SCHEMA_VERSION,
        "inputs": inputs,
        "resources": [_resource(folder / path, name) for name, path in files],
    }


def _resource(file: Path, name: str) -> dict[str, object]:
    data = file.read_bytes()
    columns = TABLES.get(name.removesuffix("-csv"))
    about: dict[str, object] = {
        "name": name,
        "path": file.name,
        "format": file.suffix[1:],
        "mediatype": _MEDIA[file.suffix[1:]],
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }
    return about | {"schema": {"fields": [_field(c) for c in columns]}} if columns else about


def _field(column: Column) -> dict[str, object]:
    kind = _FRICTIONLESS.get(column.type, "array")
    field: dict[str, object] = {"name": column.name, "type": kind, "description": column.meaning}
    return field if column.nullable else field | {"constraints": {"required": True}}


def _write_last(file: Path, description: dict[str, object]) -> None:
    aside = file.with_name(f".{file.name}.new")
    aside.write_text(json.dumps(description, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    aside.replace(file)
