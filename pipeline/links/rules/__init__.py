"""Rules that are nothing but words: one text file each, with a comment that says where they come from."""

from functools import cache
from pathlib import Path


@cache
def words(name: str) -> frozenset[str]:
    """The words of ``rules/<name>.txt``; lines that begin with "#" are comments."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def words_by_key(name: str) -> dict[str, frozenset[str]]:
    """The lines ``key: word word`` of ``rules/<name>.txt``."""
    pairs = (line.partition(":") for line in _lines(name))
    return {key: frozenset(rest.split()) for key, _, rest in pairs}


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
