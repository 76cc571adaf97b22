"""Entities undone and compatibility letters folded: for formats and fields that call for it."""

import html
import re
import unicodedata
from html.entities import html5

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_DEEPEST = 3  # how often exports escape what was escaped already

_APART = re.compile(r"[\W_]+")


def run_together(text: str) -> str:
    """Its letters and digits alone, their case folded: "Ada's Book" is "adasbook"."""
    folded = text.casefold()
    return folded if folded.isalnum() else _APART.sub("", folded)


def unescape(text: str) -> str:
    """HTML entities undone, doubly escaped ones too; only where the format says that they are entities."""
    for _ in range(_DEEPEST):
        if "&" not in text or not _ENTITY.search(text):
            break
        undone = _ENTITY.sub(_character, text)
        if undone == text:
            break
        text = undone
    return text


def _character(found: re.Match[str]) -> str:
    known = found[0][1] == "#" or found[0][1:] in html5
    return html.unescape(found[0]) if known else found[0]


def fold(text: str) -> str:
    """Compatibility letters folded (NFKC): mathematical bold, full-width forms, ligatures."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)
