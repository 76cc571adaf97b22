"""Readwise's export of all highlights: many rows a source, and no URL of it.

    Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at
    "A vector is …",Linear Algebra Done Right,Sheldon Axler,B00,"my note",,,order,2,2020-11-26 03:28:15+00:00

A source is an entry, with its author below it; the highlights are quotes of it, the notes the saver's. A source whose
author is "@ada on Twitter" is no work: its highlights are her posts, a document of their own.
"""

import re
from collections.abc import Iterator

from pipeline.model import Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse import _csv
from pipeline.parse._blocks import paragraphs
from pipeline.parse._draft import Draft, Line
from pipeline.parse._highlights import Head, Highlight, document, write
from pipeline.parse._notes import inline
from pipeline.parse._saves import split_tags
from pipeline.parse._shelf import has_columns

_ACCOUNT = re.compile(r"@\w+$|.+ on (?:Twitter|X|Mastodon|Bluesky)$")


def recognises(saved: SavedFile) -> int:
    """90 for Readwise's columns."""
    return 90 if has_columns(saved, "highlight", "book title", "book author") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The works with their highlights as one document; then the posts of each account as one."""
    table = _csv.load(saved)
    if table is None:
        return
    sources: dict[tuple[str, str], list[_csv.Row]] = {}
    for row in table.rows:
        sources.setdefault((row.get("book title"), row.get("book author")), []).append(row)
    of_posts = {source: rows for source, rows in sources.items() if _ACCOUNT.match(source[1])}
    blocks = [b for source, rows in sources.items() if source not in of_posts for b in _source(*source, rows)]
    if blocks or table.complaints or not of_posts:
        yield Document("readwise_csv", Genre.BOOKMARKS, tuple(blocks), (), "readwise", complaints=table.complaints)
    for source, rows in of_posts.items():
        yield _posts(*source, rows)


def _posts(title: str, author: str, rows: list[_csv.Row]) -> Document:
    """What one account wrote, each highlight a post."""
    head = Head.of(title=title, author=author, url=None)
    draft = Draft(inline)
    draft.noise([Line(rows[0].line, title)], mark=Reason.CHROME, rule="source-of-posts")
    write(draft, [_highlight(row) for row in rows], head)
    return document(draft, head, __name__, part=f"{title} ({author})")


def _highlight(row: _csv.Row) -> Highlight:
    said = [Line(row.line, line) for line in row.get("highlight").split("\n")]
    note = [Line(row.line, line) for line in f"Note: {row.get('note')}".split("\n")]
    return Highlight([], said, [note] if row.get("note") else [])


def _source(title: str, author: str, rows: list[_csv.Row]) -> Iterator[Block]:
    tags = dict.fromkeys(tag for row in rows for tag in split_tags(row.get("document tags"), ","))
    where = f"line {rows[0].line}"
    if title:
        yield Block(Role.ITEM, title, where=where, tags=tuple(tags))
    if author:
        yield Block(Role.PARAGRAPH, f"by {author}", depth=1, rule="byline", where=where)
    for row in rows:
        where = f"line {row.line}"
        yield from paragraphs(row.get("highlight"), like=Block(Role.QUOTE, "", depth=1, where=where))
        yield from paragraphs(row.get("note"), like=Block(Role.SAVER, "", depth=1, where=where))
