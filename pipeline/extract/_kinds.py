"""The data of ``kinds.yaml``, read once."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.model import Kind

_FILE = Path(__file__).with_name("kinds.yaml")

Words = tuple[str, ...]
ByKind = dict[Kind, Words]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What tells a kind: each table of the file under its name; the file says what it is for."""

    platforms: ByKind
    holders: ByKind
    files: ByKind
    paths: ByKind
    indexes: ByKind
    marks: ByKind
    places: ByKind
    words: ByKind
    headings: ByKind
    languages: Words
    schools: Words
    textbooks: Words
    joints: Words
    determiners: Words
    breaks: Words
    followers: Words
    departments: Words


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """The shipped data."""
    tables = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found: dict[str, Any] = {field.name: _table(tables[field.name]) for field in fields(Kinds)}
    return Kinds(**found)


def _table(table: dict[str, list[str]] | list[str]) -> ByKind | Words:
    if isinstance(table, list):
        return tuple(table)
    return {Kind(kind): tuple(words) for kind, words in table.items()}
