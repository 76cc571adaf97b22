"""What a reader marked on a Kindle (`My Clippings.txt`): each passage behind its book, in the order in which it was marked.

    Thinking in Systems (Meadows, Donella H.)
    - Your Highlight on page 3 | Location 145-147 | Added on Monday, July 31, 2017 11:11:20 PM

    A system is more than the sum of its parts.
    ==========

The second line is in the device's language. A book is an entry, with its author below it; passages are quotes of it,
notes the reader's own.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._marked import Marked, marked_book
from pipeline.parse._shelf import shelf

_RULE = "\n=========="
_HEAD = re.compile(r"[^\n]+\n- [^\n|]+\|[^\n]*\d:\d\d[^\n]*\n")
# The makers stand last; what their own brackets say of one of them is no name.
_MAKERS = re.compile(r"\s*[(（]((?:[^()（）]|\([^()]*\))*)[)）]$")
_OF_ONE = re.compile(r"\s*\([^()]*\)")
# What sites of copied books write behind a title, and the browser behind that.
_COPIED = re.compile(
    r"\s*\((?:z-?lib(?:rary)?(?:\.\w{2,3})?|libgen(?:\.\w{2,3})?)\)(?:\s*\(\d{1,2}\))?$", re.IGNORECASE
)


def recognises(saved: SavedFile) -> int:
    """92 for a first clipping with its rule below."""
    text = saved.text.lstrip("\ufeff\n")
    return 92 if _RULE in text and _HEAD.match(text[:2000]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The books with what was marked in each."""
    books: dict[str, list[Marked]] = {}
    for book, marked in _clippings(saved.text):
        books.setdefault(book, []).append(marked)
    blocks = [
        block for book, found in books.items() for block in marked_book(*_parted(book), found, line=found[0].line - 2)
    ]
    yield shelf((), format="kindle_clippings", platform="kindle", rest=blocks)


def _clippings(text: str) -> Iterator[tuple[str, Marked]]:
    """Each clipping with the book that it is from."""
    line = 1
    for part in text.split(_RULE):
        lines = [one.strip("\ufeff \t") for one in part.split("\n")]
        start = next((i for i, one in enumerate(lines) if one.strip("=")), None)
        if start is not None:
            told = lines[start + 1].partition("|")[0] if start + 1 < len(lines) else ""
            yield lines[start], Marked(told, "\n".join(lines[start + 2 :]).strip(), line + start + 2)
        line += len(lines)


def _parted(named: str) -> tuple[str, str]:
    """A book's title, and who made it."""
    found = _MAKERS.search(named)
    if not found or not found.start():
        return named, ""
    title = _COPIED.sub("", named[: found.start()])
    title = title.removesuffix(found[0].strip()).strip()  # files of such sites name the author twice
    return title, _OF_ONE.sub("", found[1])
