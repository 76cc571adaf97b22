"""A book and what its reader marked in it -> blocks: the entry with its makers, passages as quotes, notes as the reader's."""

import re
from collections.abc import Iterable, Iterator

from pipeline.model import Block, Role
from pipeline.parse._blocks import paragraphs
from pipeline.parse._reference import spoken
from pipeline.parse._saves import Save, save_blocks
from pipeline.records import dataclass

_NOBODY = {"", "unknown", "unknown author"}
# "note" in the languages of the devices; what else may be told is a highlight and a bookmark.
_NOTE = re.compile(r"\bnot(?:e|a|as|iz|itie)\b|заметк|笔记|筆記|メモ|메모", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage or a note: what the device tells of it, its words, and its line."""

    told: str
    said: str
    line: int


def marked_book(title: str, makers: str, marked: Iterable[Marked], *, line: int) -> Iterator[Block]:
    """The blocks of one book; its makers are apart by semicolons, perhaps last names first."""
    named = [maker for maker in makers.split(";") if maker.strip().lower() not in _NOBODY]
    byline = ", ".join(map(spoken, named))
    yield from save_blocks(Save("", title, byline=byline, tags=("book",), where=f"line {line}"))
    for one in marked:
        role = Role.SAVER if _NOTE.search(one.told) else Role.QUOTE
        yield from paragraphs(one.said, like=Block(role, "", depth=1, where=f"line {one.line}"))
