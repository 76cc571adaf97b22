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
    schools: tuple[str, ...]
    textbooks: tuple[str, ...]


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """The shipped data."""
    tables = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    lists = {name: tuple(words) for name, words in tables.items() if isinstance(words, list)}
    by_kind = {
        name: {Kind(kind): tuple(words) for kind, words in table.items()}
        for name, table in tables.items()
        if name not in lists
    }
    return Kinds(**by_kind, **lists)
