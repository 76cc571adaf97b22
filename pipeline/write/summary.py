"""What a finished run says of itself in datapackage.json; read without any library, so that a run with nothing new is quick."""

import json
from pathlib import Path
from typing import Any

DATAPACKAGE = "datapackage.json"
_COUNTED = {"documents": "documents", "mentions": "mentions", "catalogue": "resources", "rejected": "rejected"}


def written_from(out: Path) -> str | None:
    """What the finished run in `out` was made from; None where there is none or a file is missing."""
    try:
        package = _package(out)
        sizes = all((out / r["path"]).stat().st_size == r["bytes"] for r in package["resources"])
        return str(package["inputs"]) if sizes and "failed" in package else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def counts_of(out: Path) -> dict[str, Any]:
    """Rows of each table, and which sources failed: (path, what is wrong)."""
    package = _package(out)
    rows = {resource["name"]: resource["rows"] for resource in package["resources"] if "rows" in resource}
    return {field: rows[name] for name, field in _COUNTED.items()} | {"failed": tuple(map(tuple, package["failed"]))}


def _package(out: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((out / DATAPACKAGE).read_text(encoding="utf-8"))
    return package
