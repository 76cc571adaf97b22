"""What a reader marked on a Kindle (`My Clippings.txt`): each passage behind its book, in the order in which it was marked.

    Thinking in Systems (Meadows, Donella H.)
    - Your Highlight on page 3 | Location 145-147 | Added on Monday, July 31, 2017 11:11:20 PM

    A system is more than the sum of its parts.
    ==========

The second line is in the device's language. A book is an entry, with its author below it; passages are quotes of it,
notes the reader's own.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Block, Document, Role, SavedFile
from pipeline.parse._blocks import paragraphs
from pipeline.parse._reference import spoken
from pipeline.parse._saves import Save, save_blocks
from pipeline.parse._shelf import shelf
from pipeline.records import dataclass

_RULE = "\n=========="
_HEAD = re.compile(r"[^\n]+\n- [^\n|]+\|[^\n]*\d:\d\d[^\n]*\n")
# The makers stand last; what their own brackets say of one of them is no name.
_MAKERS = re.compile(r"\s*[(（]((?:[^()（）]|\([^()]*\))*)[)）]$")
_OF_ONE = re.compile(r"\s*\([^()]*\)")
_NOBODY = {"", "unknown", "unknown author"}
# What sites of copied books write behind a title, and the browser behind that.
_COPIED = re.compile(
    r"\s*\((?:z-?lib(?:rary)?(?:\.\w{2,3})?|libgen(?:\.\w{2,3})?)\)(?:\s*\(\d{1,2}\))?$", re.IGNORECASE
)
# "note" in the languages of the devices; what else may be told is a highlight and a bookmark.
_NOTE = re.compile(r"\bnot(?:e|a|as|iz|itie)\b|заметк|笔记|筆記|メモ|메모", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clipping:
    book: str
    told: str  # the second line
    said: str
    line: int  # where the words begin


def recognises(saved: SavedFile) -> int:
    """92 for a first clipping with its rule below."""
    text = saved.text.lstrip("\ufeff\n")
    return 92 if _RULE in text and _HEAD.match(text[:2000]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The books with what was marked in each."""
    books: dict[str, list[_Clipping]] = {}
    for clipping in _clippings(saved.text):
        books.setdefault(clipping.book, []).append(clipping)
    blocks = [block for book, clippings in books.items() for block in _book(book, clippings)]
    yield shelf((), format="kindle_clippings", platform="kindle", rest=blocks)


def _clippings(text: str) -> Iterator[_Clipping]:
    line = 1
    for part in text.split(_RULE):
        lines = [one.strip("\ufeff \t") for one in part.split("\n")]
        start = next((i for i, one in enumerate(lines) if one.strip("=")), None)
        if start is not None:
            told = lines[start + 1] if start + 1 < len(lines) else ""
            yield _Clipping(lines[start], told, "\n".join(lines[start + 2 :]).strip(), line + start)
        line += len(lines)


def _book(named: str, clippings: Sequence[_Clipping]) -> Iterator[Block]:
    title, makers = _parted(named)
    yield from save_blocks(Save("", title, byline=makers, tags=("book",), where=f"line {clippings[0].line}"))
    for clipping in clippings:
        role = Role.SAVER if _NOTE.search(clipping.told.partition("|")[0]) else Role.QUOTE
        yield from paragraphs(clipping.said, like=Block(role, "", depth=1, where=f"line {clipping.line + 2}"))


def _parted(named: str) -> tuple[str, str]:
    """A book's title, and who made it."""
    found = _MAKERS.search(named)
    if not found or not found.start():
        return named, ""
    title = _COPIED.sub("", named[: found.start()])
    title = title.removesuffix(found[0].strip()).strip()  # files of such sites name the author twice
    makers = [maker for maker in _OF_ONE.sub("", found[1]).split(";") if maker.strip().lower() not in _NOBODY]
    return title, ", ".join(map(spoken, makers))
