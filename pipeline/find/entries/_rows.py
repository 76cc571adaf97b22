"""Tables: which column names the entry, which links it, which speaks of it."""

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.find.columns import BOOKS, LINK, MAKER, NAME, NOTE
from pipeline.find.entries._draft import Draft
from pipeline.find.entries._layout import Layout, url_like
from pipeline.find.entries._note import name_of, trim_end
from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._words import announces_works
from pipeline.model import Block, Candidate, Span
from pipeline.records import dataclass

# Facts that may be as long as a remark and are none.
_FACT = re.compile(
    r"\W*(?:pre-?requisites?|required|requirements|topics?|subjects?|contents|syllabus|keywords?|tags|categor(?:y|ies)|people|members"
    r"|affiliations?|institut|universit|schools?|publish|publication|venue|journal|conference|citation|reference|bibtex|examples?|install"
    r"|command|platforms?|languages?|licen[cs]e|address|voraussetzung|requisitos|prérequis|先修|前置)",
    re.I,
)
# What a row is about, which is its name only where no other column names it.
_ABOUT = re.compile(r"topics?|subjects?|temas?|sujets?|themen|thema|主题|тема", re.I)
# What a timetable gives to read, be it titles or parts of one book.
_READING = re.compile(r"(?:\w+\s)?(?:readings?|reading materials?|lecturas?|leituras?|lektüre)", re.I)
_CHAPTER = re.compile(r"(?:\b(?:ch(?:ap(?:ter)?s?)?|sec(?:tion)?s?|pp?|pages?|kap|cap)\b\.?|§)\s*\d|\A[\W\d_]*\Z", re.I)
_WORDS = re.compile(r"\w+")
_TELLING = 5  # words of a cell on average: more than a date, a price or a level
_LETTER = re.compile(r"[^\W\d_]")
# Where people talk of what another column links.
_TALK = re.compile(
    r"https?://(?:[\w-]{1,12}\.)?(?:reddit\.com/r/\w+/comments/|news\.ycombinator\.com/item|lobste\.rs/s/)", re.I
)


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    note: int | None
    maker: int | None
    links: tuple[int, ...]
    each: bool  # every cell is an entry of its own
    signed: bool = False  # "Title | Author": a row is a work even without a link
    shelf: bool = False  # "Book | Link": so is one among books with links, or below a heading that announces works


def read_tables(tree: Tree, layout: Layout, rows: Sequence[Unit]) -> list[Draft]:
    """The entries of all tables among the rows."""
    drafts: list[Draft] = []
    for _, group in groupby(
        enumerate(rows), key=lambda pair: (pair[1].block - pair[0], tree.blocks[pair[1].block].header)
    ):
        table = [unit for _, unit in group]
        body = [unit for unit in table if _cells(tree.blocks[unit.block]) != list(tree.blocks[unit.block].header)]
        columns = _learn(tree, layout, body)
        for unit in body:
            drafts += _row(tree, layout, unit, columns)
    return drafts


def _learn(tree: Tree, layout: Layout, body: Sequence[Unit]) -> _Columns:
    header = tree.blocks[body[0].block].header if body else ()
    width = max((len(_cells(tree.blocks[unit.block])) for unit in body), default=0)
    named = [0] * width  # cells led by a link that names something
    linked = [0] * width
    words = [0] * width
    says = [0] * width  # cells that say more than what their links open
    for unit in body:
        for column, (start, end) in enumerate(_bounds(tree.blocks[unit.block])):
            cell = tree.blocks[unit.block].text[start:end]
            inside = [tree.candidates[i] for i in unit.links if start <= tree.candidates[i].start <= end]
            opening = [c for c in inside if layout.generic(c.label)]
            linked[column] += bool(inside)
            named[column] += len(opening) < len(inside)
            words[column] += len(_WORDS.findall(cell))
            says[column] += _LETTER.search(_without(cell, start, opening)) is not None
    note, maker = _column(header[:width], NOTE), _column(header[:width], MAKER)
    name = _name_column(header, named, linked, says, len(body), (note, maker))
    about = name >= len(header) or _ABOUT.fullmatch(header[name].strip()) or not NAME.fullmatch(header[name].strip())
    if about and not linked[name] and (reading := _readings(tree, header[:width], body)) is not None:
        name = reading
    if note is None and width > 1:  # whatever its header says: "Best for"
        free = (i for i in range(width) if i not in (name, maker) and not _FACT.match("".join(header[i : i + 1])))
        longest = max(free, key=lambda i: words[i], default=0)
        told = words[longest] >= _TELLING * max(1, len(body)) and linked[longest] * 2 <= len(body)
        note = longest if told and longest != name else None
    links = tuple(i for i in range(width) if linked[i])
    full = [i for i in range(width) if named[i] * 3 >= 2 * max(1, len(body))]
    marked = [
        i
        for i in full
        if i < len(header)
        and (
            LINK.fullmatch(header[i].strip()) or NOTE.fullmatch(header[i].strip()) or MAKER.fullmatch(header[i].strip())
        )
    ]
    return _Columns(
        name,
        note,
        maker,
        links,
        each=len(full) > 1 and len(full) == width and not marked and not (header and NAME.fullmatch(header[0].strip())),
        shelf=name < len(header)
        and BOOKS.fullmatch(header[name].strip()) is not None
        and (sum(bool(u.links) for u in body) * 2 > len(body) or announces_works(tree.document.title, body[0].section)),
        signed=maker is not None and name < len(header) and NAME.fullmatch(header[name].strip()) is not None,
    )


def _readings(tree: Tree, header: Sequence[str], body: Sequence[Unit]) -> int | None:
    """The column "Reading" of a timetable, where it gives titles; "Chapter 3" is of a book that stands elsewhere."""
    column = _column(header, _READING)
    if column is None:
        return None
    rows = [_cells(tree.blocks[unit.block]) for unit in body]
    cells = [cell for row in rows if (cell := "".join(row[column : column + 1]))]
    parts = sum(_CHAPTER.search(cell) is not None for cell in cells)
    return column if parts * 4 < len(cells) else None


def _column(header: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, head in enumerate(header) if pattern.fullmatch(head.strip())), None)


def _without(cell: str, start: int, links: Sequence[Candidate]) -> str:
    """The text of a cell, which begins at `start`, without these links."""
    for link in reversed(links):
        cell = cell[: link.start - start] + cell[link.end - start :]
    return cell


def _name_column(
    header: Sequence[str],
    named: list[int],
    linked: list[int],
    says: list[int],
    rows: int,
    taken: tuple[int | None, ...],
) -> int:
    width = len(says)
    by_header = [
        i for i, head in enumerate(header[:width]) if NAME.fullmatch(head.strip()) and i not in taken and says[i]
    ]
    by_header = [i for i in by_header if not LINK.fullmatch(header[i].strip())] or by_header
    if by_header and _ABOUT.fullmatch(header[by_header[0]].strip()) and not linked[by_header[0]]:
        by_header = [i for i in by_header if named[i] * 2 >= rows] or by_header
    if by_header:
        return by_header[0]
    for column in range(width):
        if column not in taken and named[column] * 2 >= rows > 0:
            return column
    for column in range(width):
        if column not in taken and says[column] > 0 and not linked[column] and says[column] > rows * 0.8:
            return column
    return 0


def _row(tree: Tree, layout: Layout, unit: Unit, columns: _Columns) -> list[Draft]:
    block = tree.blocks[unit.block]
    bounds = _bounds(block)
    if columns.each:
        mains = [i for i in unit.links if not layout.generic(tree.candidates[i].label)]
        return [_named(tree, unit, block, (tree.candidates[i].start, tree.candidates[i].end), i) for i in mains]
    if columns.name >= len(bounds):
        return []
    draft = (_linked(tree, layout, unit, columns) if unit.links else None) or _signed(tree, unit, columns)
    if draft is None:
        return []
    if note := _cell(bounds, columns.note):
        stop = trim_end(block, [], note[0], note[1], drops_code=layout.codes)
        if _WORDS.search(block.text[note[0] : stop]):
            draft.notes.append(Span(unit.block, note[0], stop))
    if columns.maker != columns.name and (maker := _cell(bounds, columns.maker)):
        draft.byline = Span(unit.block, *maker)
    return [draft]


def _cell(bounds: list[tuple[int, int]], column: int | None) -> tuple[int, int] | None:
    return bounds[column] if column is not None and column < len(bounds) else None


def _linked(tree: Tree, layout: Layout, unit: Unit, columns: _Columns) -> Draft | None:
    """The entry of a row with links: its main one stands in the cell of the name, or in none of remarks."""
    block = tree.blocks[unit.block]
    bounds = _bounds(block)
    start, end = bounds[columns.name]
    note = _cell(bounds, columns.note)
    inside = [i for i in unit.links if start <= tree.candidates[i].start <= end]
    outside = [
        i for i in unit.links if i not in inside and not (note and note[0] <= tree.candidates[i].start <= note[1])
    ]
    if not (inside or outside):
        return None
    main = inside[0] if inside else min(outside, key=lambda i: bool(_TALK.match(tree.candidates[i].url or "")))
    if inside and tree.candidates[main].label and not layout.generic(tree.candidates[main].label):
        start, end = tree.candidates[main].start, tree.candidates[main].end
    draft = _named(tree, unit, block, (start, end), main)
    draft.companions = [i for i in unit.links if i != main]
    return draft


def _signed(tree: Tree, unit: Unit, columns: _Columns) -> Draft | None:
    """The work of a row without links but in its remark, where a column names its maker, or among books that have links."""
    block = tree.blocks[unit.block]
    bounds = _bounds(block)
    maker = _cell(bounds, columns.maker)
    made = columns.signed and maker is not None and _WORDS.search(block.text[slice(*maker)])
    if not (made or (columns.shelf and sum(bool(cell) for cell in _cells(block)) > 1)):
        return None
    draft = _named(tree, unit, block, bounds[columns.name], None)
    draft.companions = list(unit.links)
    return draft if draft.name else None


def _named(tree: Tree, unit: Unit, block: Block, bounds: tuple[int, int], main: int | None) -> Draft:
    span = name_of(block, *bounds)
    name = Span(unit.block, span.start, span.end) if span and not url_like(block.text[span.start : span.end]) else None
    return Draft("table-row", unit.block, bounds[0], main, name, unit.section)


def _cells(block: Block) -> list[str]:
    return [cell.strip() for cell in block.text.split("\t")]


def _bounds(block: Block) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for cell in block.text.split("\t"):
        bounds.append((start, start + len(cell)))
        start += len(cell) + 1
    return bounds
