"""Spans of a document -> clean words: markup, numbering and spacing left out, the author's words kept."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WIKI = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|~~|`")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|<>~-])")
_HOLLOW = re.compile(r"\(\s*[,;:]?\s*\)|\[\s*\]|<\s*>|‹\s*›")
_OPENING = frozenset("([<‹")  # what a hollow bracket begins with
_INVISIBLE = re.compile(r"[\u200b\u200c\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_BEFORE_STOP = re.compile(r" (?=[,;!?)\]]|\.(?!\w)|\.(?:com|org|io|ai|dev|app|co|me)\b)")  # but "for .NET"
_STOPS = re.compile(r"[,;](?=[,;.](?:\s|$))")  # "our demo, URL, is" without the URL


@lru_cache(maxsize=8192)  # titles, remarks and headings come again in copies of a list
def clean(text: str) -> str:
    """One line in NFC without markup, hollow brackets and invisible characters."""
    if text.isascii():
        return _plain(text)
    return unicodedata.normalize("NFC", _plain(_INVISIBLE.sub("", text))).strip()


def _plain(text: str) -> str:
    """One line without markup; most texts have none, which a plain search tells."""
    if "\\" in text:
        text = _ESCAPE.sub("", text)
    if "[[" in text:
        text = _WIKI.sub(r"\1", text)
    if "**" in text or "__" in text or "`" in text or "~~" in text:
        text = _STRONG.sub("", text)
    text = " ".join(text.split())
    if not _OPENING.isdisjoint(text):
        text = " ".join(_HOLLOW.sub("", text).split())
    return _BEFORE_STOP.sub("", text)


def joined(texts: Iterable[str]) -> str:
    """The words of several texts in order, each once; of two stops around what is left out between them, the second."""
    several = tuple(dict.fromkeys(map(str.strip, texts)))
    text = clean(" ".join(several))
    return _STOPS.sub("", text) if len(several) > 1 else text
