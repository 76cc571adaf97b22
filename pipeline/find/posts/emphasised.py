"""Works without a link that the markup sets off, their makers beside them: "*Gravel* by Sam Stone", "**Gravel** (Stone & Frost)".

Below a heading like "Books" a maker may be set off with the title: "**Gravel, Sam Stone**. A remark."
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import MAKER_BEHIND, WORK_AND_PERSON
from pipeline.find.posts.words import KIND_HEADING
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
                yield from _signed(block.text, line, start, end) or _with_maker(block, line, start, end)


def _opens(before: str) -> bool:
    return not _LETTER.search(before) or before.rstrip().endswith(_OPENS)


def _signed(text: str, line: Line, start: int, end: int) -> list[Work]:
    maker = MAKER_BEHIND.match(text, end, line.end)
    title = text[start:end].strip(" .,:;")
    if maker is None or not 3 <= len(title) <= 120 or not (title[0].isupper() or title[0].isdigit()):
        return []
    which = "by" if maker["by"] else "made"
    start = text.index(title, start)
    name = Span(line.block, start, start + len(title))
    return [Work(name, Span(line.block, *maker.span(which)), (line.span,), SET_OFF)]


def _with_maker(block: Block, line: Line, start: int, end: int) -> list[Work]:
    """The title and its maker, both set off, where the line begins; a full stop or nothing parts them from the remark."""
    inside = block.text[start:end].rstrip(" .:")
    found = WORK_AND_PERSON.fullmatch(inside) if block.section and KIND_HEADING.holds(block.section[-1]) else None
    behind = block.text[start + len(inside) : line.end].lstrip()
    if (
        found is None
        or _LETTER.search(block.text[line.start : start])
        or behind[:1] not in ("", ".", ":", "-", "–", "—")
    ):
        return []
    name, maker = (Span(line.block, start + found.start(part), start + found.end(part)) for part in ("title", "by"))
    return [Work(name, maker, (line.span,), SET_OFF)]
