"""Readwise's export for Obsidian, highlights: a head, then one bullet a post.

## Highlights
- First post
  its second line ([View Tweet](https://twitter.com/ada/status/1376631183589699586))
    - Note: what the saver thought of it
## New highlights added December 4, 2022 at 12:01 PM
- Another post ([View Tweet](…))
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import Document, SavedFile
from pipeline.parse._draft import Draft, Line
from pipeline.parse._highlights import Highlight, document, links_back, write
from pipeline.parse._notes import inline
from pipeline.parse._readwise_notes import linked_back, metadata, notes, write_head

_BULLET = re.compile(r"^[-*+]\s+(?=\S)")
_CHILD = re.compile(r"^(?:\t| {4,})[-*+]\s+(?=\S)")
_QUOTE = re.compile(r"^>[ \t]?")
_INDENT = re.compile(r"^(?: {1,2}|\t)")
SUREST = 86


def recognises(saved: SavedFile) -> int:
    """Readwise's head over highlights."""
    return 86 if metadata(saved) else 84 if linked_back(saved) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One document; further copies in the same file add only what is new."""
    draft = Draft(inline)
    highlights: list[Highlight] = []
    head = None
    for above, note in notes(saved):
        found, sections = write_head(draft, above, note)
        head = head or found
        for section in sections:
            highlights.append(Highlight([section.heading], [], []))
            highlights.extend(bullets(section.lines))
        if not sections:
            highlights.extend(bullets(note.top))
    if head is not None:
        write(draft, highlights, head)
        yield document(draft, head, __name__)


def bullets(lines: Sequence[Line]) -> Iterator[Highlight]:
    """Each bullet at the margin with its further lines and the notes below it; lines before the first as one more."""
    starts = [i for i, line in enumerate(lines) if _BULLET.match(line.text)]
    if not starts:  # a template without bullets: each link back ends a post
        lines = [line.cut(m.end()) if (m := _QUOTE.match(line.text)) else line for line in lines]
        starts = [i + 1 for i, line in enumerate(lines) if links_back(line)]
    for start, end in pairwise([0, *starts, len(lines)]):
        yield _highlight(lines[start:end])


def _highlight(lines: Sequence[Line]) -> Highlight:
    children = [i for i, line in enumerate(lines) if _CHILD.match(line.text)]
    own = lines[: children[0]] if children else lines
    text = [line.cut(m.end()) if (m := _BULLET.match(line.text) or _INDENT.match(line.text)) else line for line in own]
    below = [[_outdented(line) for line in lines[a:b]] for a, b in pairwise([*children, len(lines)])]
    return Highlight([], text, below)


def _outdented(line: Line) -> Line:
    found = _CHILD.match(line.text)
    return line.cut(found.end() if found else len(line.text) - len(line.text.lstrip()))
