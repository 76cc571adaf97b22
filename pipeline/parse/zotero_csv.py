"""A library of Zotero as a table.

"Key","Item Type","Publication Year","Author","Title","Publication Title","ISBN","DOI","Url","Abstract Note","Notes","Manual Tags"
"AB12","book","2008","Meadows, Donella H.; Wright, Diana","Thinking in Systems","","978-1-60358-055-7","","","","<p>Read it twice</p>","systems; policy"
"""

from collections.abc import Iterator

from pipeline.model import Block, Document, Role, SavedFile
from pipeline.parse import _csv, _fragment
from pipeline.parse._reference import reference
from pipeline.parse._saves import Save, split_tags
from pipeline.parse._shelf import has_columns, of_table

# Zotero's own words for what BibTeX and RIS call otherwise.
_KINDS = {
    "journalarticle": "article", "conferencepaper": "conference", "preprint": "unpublished", "booksection": "book",
    "magazinearticle": "mgzn", "videorecording": "video", "computerprogram": "software",
}  # fmt: skip


def recognises(saved: SavedFile) -> int:
    """90 for the columns that Zotero begins with."""
    return 90 if has_columns(saved, "key", "item type", "author", "title", "url", "abstract note") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The items, each with its makers."""
    yield from of_table(saved, _save, format="zotero_csv", platform="references")


def _save(row: _csv.Row) -> Save:
    kind = row.get("item type").lower()
    notes = _fragment.html(row.get("notes"), like=Block(Role.PARAGRAPH, ""))
    return reference(
        _KINDS.get(kind, kind),
        row.get("title"),
        split_tags(row.get("author") or row.get("editor"), ";"),
        url=row.get("url"),
        doi=row.get("doi"),
        note="\n\n".join(note.text for note in notes),
        abstract=row.get("abstract note"),
        tags=split_tags(row.get("manual tags"), ";"),
        where=f"line {row.line}",
    )
