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
    words: ByKind


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """The shipped data."""
    tables = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Kinds(**{table: {Kind(k): tuple(v) for k, v in rows.items()} for table, rows in tables.items()})
