"""The data of ``kinds.yaml``, read once."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from pipeline.model import Kind

_FILE = Path(__file__).with_name("kinds.yaml")

ByKind = dict[Kind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What tells a kind, each as kind -> patterns or words."""

    platforms: ByKind
    holders: ByKind
    files: ByKind
    paths: ByKind
    marks: ByKind
    indexes: ByKind
    words: ByKind
    headings: ByKind
    languages: tuple[str, ...]


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """The shipped data."""
    tables = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    languages = tuple(tables.pop("languages"))
    by_kind = {name: {Kind(kind): tuple(rows) for kind, rows in table.items()} for name, table in tables.items()}
    return Kinds(languages=languages, **by_kind)
