"""Notes that Evernote exports (`.enex`).

    <en-export application="Evernote"><note><title>Books on ovens</title>
      <content><![CDATA[<?xml …?><en-note><div><a href="https://example.com/book">The book</a> - start here</div></en-note>]]></content>
      <created>20200921T030143Z</created> <tag>ovens</tag>
      <note-attributes><author>Ada</author><source-url>https://example.com/page</source-url></note-attributes></note></en-export>

A note is a document of its own. A clipped page's address stands in `source-url`.
"""

from collections.abc import Iterator

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._html import sectioned
from pipeline.parse._leftovers import urls_of
from pipeline.parse._moments import moment
from pipeline.parse._xml import Element, inner, leftover, place, text_in, tree


def recognises(saved: SavedFile) -> int:
    """90 for the outermost element, with a note."""
    head = saved.text[:2000]
    return 90 if "<en-export" in head and head.lstrip("\ufeff \n").startswith("<") and "<note>" in saved.text else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """Every note."""
    root = tree(saved)
    for number, note in enumerate(inner(root, "note") if root is not None else ()):
        yield _document(note, f"/note/{number}")


def _document(note: Element, part: str) -> Document:
    about = next(inner(note, "note-attributes"), note)
    title = text_in(note, "title") or None
    said = _fragment.html(text_in(note, "content"), like=Block(Role.PARAGRAPH, "", where=place(note)))
    blocks = tuple(sectioned(said, title=title))
    return Document(
        "evernote",
        Genre.PAGE,
        (*blocks, *leftover(note, set(urls_of(blocks)))),
        author=text_in(about, "author") or None,
        title=title,
        url=text_in(about, "source-url") or None,
        posted_at=moment(text_in(note, "created")),
        part=part,
    )
