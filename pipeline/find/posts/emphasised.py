"""Works without a link that the markup sets off, their makers beside them: "*Gravel* by Sam Stone", "**Gravel** (Stone & Frost)"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import MAKER_BEHIND
from pipeline.model import Block, Span

SET_OFF = "set off with its maker"
_LETTER = re.compile(r"[^\W_]")
_OPENS = (
    ":",
    ".",
    "!",
    "?",
    "-",
    "–",
    "—",
)  # what stands before a title that is no part of a sentence, as a citation is


def emphasised(lines: Sequence[Line], blocks: Sequence[Block]) -> Iterator[Work]:
    """A title set off where its line, a sentence or what stands behind a colon begins, with its maker behind it."""
    for line in lines:
        block = blocks[line.block]
        if line.links or not (block.italic or block.bold):
            continue
        for start, end in sorted({*block.italic, *block.bold}):
            if line.start <= start < end <= line.end and _opens(block.text[line.start : start]):
                yield from _signed(block.text, line, start, end)


def _opens(before: str) -> bool:
    return not _LETTER.search(before) or before.rstrip().endswith(_OPENS)


def _signed(text: str, line: Line, start: int, end: int) -> Iterator[Work]:
    maker = MAKER_BEHIND.match(text, end, line.end)
    title = text[start:end].strip(" .,:;")
    if maker is None or not 3 <= len(title) <= 120 or not (title[0].isupper() or title[0].isdigit()):
        return
    which = "by" if maker["by"] else "made"
    start = text.index(title, start)
    name = Span(line.block, start, start + len(title))
    yield Work(name, Span(line.block, *maker.span(which)), (line.span,), SET_OFF)
