"""Rows of tables in an article: what its columns are called says what names the thing, who made it, what is said of it.

# | Title  | Author    | Level    | Link
1 | Gravel | Sam Stone | Beginner | [Read]
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.find.columns import MAKER, NAME, NOTE, WORK, WROTE
from pipeline.find.posts.naming import hollow
from pipeline.find.posts.spans import Work
from pipeline.model import Candidate, Document, Entry, Role, Span
from pipeline.records import replace

_TELLING = 5  # words of a cell that is a remark, whatever its column is called
_BESIDE = 3  # words that make a remark beside a name in its own cell
_WORD = re.compile(r"[^\W\d_]+")


def with_columns(document: Document, entries: Sequence[Entry], candidates: Sequence[Candidate]) -> list[Entry]:
    """The entries; a row that links one thing is read by its columns."""
    found: list[Entry] = []
    for block, group in groupby(entries, key=lambda entry: candidates[entry.main].block):
        row = list(group)
        found += _read(document, row, candidates) if document.blocks[block].role is Role.ROW else row
    return found


def signed_rows(document: Document) -> Iterator[Work]:
    """The works of rows without links, below columns that name works and who wrote or directed them."""
    for at, block in enumerate(document.blocks):
        if block.role is Role.ROW and not block.anchors and block.mark is None and _of_works(block.header):
            cells = list(_cells(document, at))
            told = [(head, span) for head, span in cells if _words_in(document, span) and head != _text(document, span)]
            title, maker = (next((s for head, s in told if p.fullmatch(head)), None) for p in (WORK, WROTE))
            if title and maker:
                yield Work(title, maker, tuple(s for head, s in told if not head or NOTE.fullmatch(head)), "table row")


def _of_works(header: Sequence[str]) -> bool:
    heads = [head.strip() for head in header]
    return any(map(WORK.fullmatch, heads)) and any(map(WROTE.fullmatch, heads))


def _text(document: Document, span: Span) -> str:
    return document.text_of(span).strip()


def _read(document: Document, row: Sequence[Entry], candidates: Sequence[Candidate]) -> list[Entry]:
    """The row's entry: of several links all but one only open it."""
    named = [entry for entry in row if not hollow(candidates[entry.main])]
    if len(named) > 1:
        return list(row)
    main = (named or row)[0]
    others = tuple(link for entry in row if entry is not main for link in (entry.main, *entry.companions))
    return [_by_columns(document, replace(main, companions=(*main.companions, *others)), candidates[main.main])]


def _by_columns(document: Document, entry: Entry, link: Candidate) -> Entry:
    cells = list(_cells(document, link.block))
    name = next((span for head, span in cells if NAME.fullmatch(head) and _words_in(document, span)), None)
    name = Span(link.block, link.start, link.end) if not hollow(link) else name
    if name is None:
        return entry
    rest = [(head, span) for head, span in cells if not span.start <= name.start < span.end]
    maker = next((span for head, span in rest if MAKER.fullmatch(head) and _words_in(document, span)), None)
    own = [
        span for _, span in cells if span.start <= name.start and name.end <= span.end and _more(document, span, name)
    ]
    told = [span for head, span in rest if NOTE.fullmatch(head) or _tells(document, span)]
    kept = own + [note for note in told if note != maker and not note.start <= link.start < note.end]
    return replace(entry, name=name, byline=maker or entry.byline, notes=tuple(kept), rule="table row")


def _cells(document: Document, row: int) -> Iterator[tuple[str, Span]]:
    """Each cell with the name of its column, '' where it has none."""
    block, start = document.blocks[row], 0
    for at, cell in enumerate(block.text.split("\t")):
        head = block.header[at].strip() if at < len(block.header) else ""
        yield head, Span(row, start, start + len(cell))
        start += len(cell) + 1


def _words_in(document: Document, span: Span) -> int:
    """How many words stand there; numbers are none."""
    return len(_WORD.findall(_text(document, span)))


def _more(document: Document, cell: Span, name: Span) -> bool:
    """A remark stands beside the name."""
    return _words_in(document, cell) - _words_in(document, name) >= _BESIDE


def _tells(document: Document, span: Span) -> bool:
    return _words_in(document, span) >= _TELLING
