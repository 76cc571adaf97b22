"""The samples under tests/parse/<reader>/ and what their readers are expected to make of them.

`<sample>` is a saved file of ours, `<sample>.expected.json` the Documents it gives, one post and one block
a line, fields that hold their default left out. ``python -m tests.approve`` writes expectations anew. A folder
is named like the reader that owns its samples; one that begins with "_" holds samples for several readers.
"""

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.config import LimitSettings
from pipeline.model import Document, SavedFile
from pipeline.parse import parse
from pipeline.parse._open import open_saved

FOLDER = Path(__file__).with_name("parse")
EXPECTED = ".expected.json"


def samples(folder: Path = FOLDER) -> list[Path]:
    """Every sample, in order of its path."""
    found = (path for path in folder.glob("*/*") if path.is_file() and not path.name.startswith("."))
    return sorted(path for path in found if not path.name.endswith((EXPECTED, ".py", ".pyc")))


def expectation(sample: Path) -> Path:
    """Where the expectation of `sample` stands."""
    return sample.with_name(sample.name + EXPECTED)


def opened(sample: Path) -> list[SavedFile]:
    """The saved file, or the files inside it where it is a wrapper."""
    return list(open_saved(sample.name, sample.read_bytes(), LimitSettings()))


def render(sample: Path) -> str:
    """The Documents of `sample` as the text of its expectation."""
    lines = [line for saved in opened(sample) for document in parse(saved) for line in _document(saved.path, document)]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _document(source: str, document: Document) -> Iterator[str]:
    head = {"source": source} | _compact(document, without=("posts", "blocks"))
    parts = [f'"head": {_line(head)}']
    for name in ("posts", "blocks"):
        rows = ",\n".join(f"  {_line(_compact(row))}" for row in getattr(document, name))
        parts.append(f'"{name}": [\n{rows}\n ]' if rows else f'"{name}": []')
    yield "{" + ",\n ".join(parts) + "}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _compact(row: Any, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of a dataclass that differ from their defaults."""
    named = ((f.name, getattr(row, f.name), f.default) for f in fields(row) if f.name not in without)
    return {name: _plain(value) for name, value, default in named if default is MISSING or value != default}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _compact(value) if hasattr(value, "__dataclass_fields__") else value
