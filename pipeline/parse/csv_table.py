"""Any other table: saved links where a column holds addresses, else its rows.

Title,URL,Tags,Comment
The book,https://example.com/book,maths,read chapter 3
"""

import re
from collections.abc import Iterator

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse import _csv, _fragment
from pipeline.parse._leftovers import leftovers, urls_of
from pipeline.parse._saves import Save, save_blocks, split_tags
from pipeline.parse._shelf import folder

# Names that apps and people give to the columns of a list of links, in order of preference; the last ones in
# German, French, Spanish, Chinese.
_URL = tuple("url|link|href|uri|website|web site|address|source url|given_url|lien|enlace|链接".split("|"))
_TITLE = ("title", "name", "headline", "book title", "resource", "page title", "titel", "titre", "título", "标题")
_DESCRIPTION = ("description", "excerpt", "summary", "abstract", "beschreibung", "descripción", "摘要")
_NOTE = (
    "note", "notes", "comment", "comments", "remark", "remarks", "annotation", "document note",
    "notiz", "kommentar", "commentaire", "nota", "comentario", "备注",
)  # fmt: skip
_TAGS = ("tags", "labels", "document tags", "keywords", "categories", "schlagwörter", "etiquetas", "标签")
_FOLDER = ("folder", "collection", "category", "section", "list", "ordner", "dossier", "carpeta")
_MARKUP = re.compile(r"<(?:br|[abiup]|em|strong|span)\b[^<>]{0,300}>", re.I)  # in reviews, as Goodreads exports them
_BYLINE = ("author", "authors", "creator", "by", "autor", "auteur", "作者")


def recognises(saved: SavedFile) -> int:
    """15 for a table with a column of addresses, or with three columns and rows; prose has commas too."""
    table = _csv.load(saved)
    if table is None:
        return 0
    return 15 if _link_column(table) or (len(table.header) > 2 < len(table.rows) and not table.complaints) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """Bookmarks, or a list of rows."""
    table = _csv.load(saved)
    if table is None:
        return
    column = _link_column(table)
    if column:
        blocks = [block for row in table.rows for block in save_blocks(_save(row, column))]
    else:
        blocks = [_row(row, table.header) for row in table.rows]
    seen = set(urls_of(blocks))
    for row in table.rows:
        blocks += leftovers(row.cells, seen, like=Block(Role.NOISE, "", where=f"line {row.line}"))
    genre = Genre.BOOKMARKS if column else Genre.LIST
    yield Document("csv_table", genre, tuple(blocks), complaints=table.complaints)


def _link_column(table: _csv.Table) -> str | None:
    """The column whose cells are addresses, by its name or else by most of its cells."""
    names = [name.lower() for name in table.header]
    named = [name for name in _URL if name in names]
    for name in (*named, *names):
        cells = [cell for row in table.rows[:200] if (cell := row.get(name))]
        wanted = 1 if name in named else 2
        if sum(_is_address(cell) for cell in cells) * 2 > len(cells) and len(cells) >= wanted:
            return name
    return None


def _is_address(cell: str) -> bool:
    return cell.startswith(("http://", "https://")) and " " not in cell


def _save(row: _csv.Row, column: str) -> Save:
    tags = row.get(*_TAGS).strip("[]").replace("'", "").replace('"', "")
    separator = next((sign for sign in ",;|" if sign in tags), ",")
    return Save(
        row.get(column),
        row.get(*_TITLE) or _ending(row, " title"),
        description=row.get(*_DESCRIPTION),
        note=row.get(*_NOTE),
        byline=row.get(*_BYLINE),
        section=folder(row.get(*_FOLDER)),
        tags=split_tags(tags, separator),
        where=f"line {row.line}",
    )


def _ending(row: _csv.Row, end: str) -> str:
    """The first cell of a column that says whose title it holds: "Channel Title"."""
    return row.get(*(name for name in row.cells if name.replace("_", " ").endswith(end)))


def _row(row: _csv.Row, header: tuple[str, ...]) -> Block:
    cells = [_plain(row.get(name.lower())).replace("\t", " ").replace("\n", " ") for name in header]
    return Block(Role.ROW, "\t".join(cells), where=f"line {row.line}", header=header)


def _plain(cell: str) -> str:
    """The words of a cell."""
    if not _MARKUP.search(cell):
        return cell
    return " ".join(block.text for block in _fragment.html(cell, like=Block(Role.PARAGRAPH, "")))
