"""Readwise's export of all highlights: many rows a source, and no URL of it.

    Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at
    "A vector is …",Linear Algebra Done Right,Sheldon Axler,B00,"my note",,,order,2,2020-11-26 03:28:15+00:00

A source is an entry, with its author below it; the highlights are quotes of it, the notes the saver's. A source whose
author is "@ada on Twitter" is no work: its highlights are her posts.
"""

import re
from collections.abc import Iterator

from pipeline.model import Block, Document, Genre, Post, Reason, Role, SavedFile
from pipeline.parse import _csv
from pipeline.parse._blocks import paragraphs
from pipeline.parse._saves import split_tags
from pipeline.parse._shelf import has_columns

_HANDLE = re.compile(r"(@\w+)(?: on (?:Twitter|X))?$")


def recognises(saved: SavedFile) -> int:
    """90 for Readwise's columns."""
    return 90 if has_columns(saved, "highlight", "book title", "book author") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The sources in the order in which they first stand, each with its highlights."""
    table = _csv.load(saved)
    if table:
        sources: dict[tuple[str, str], list[_csv.Row]] = {}
        for row in table.rows:
            sources.setdefault((row.get("book title"), row.get("book author")), []).append(row)
        blocks: list[Block] = []
        posts: list[Post] = []
        for (title, author), rows in sources.items():
            if handle := _HANDLE.match(author):
                posts.append(Post(handle[1]))
                blocks += _posts(title, rows, len(posts) - 1)
            else:
                blocks += _source(title, author, rows)
        yield Document(
            "readwise_csv", Genre.BOOKMARKS, tuple(blocks), tuple(posts), "readwise", complaints=table.complaints
        )


def _posts(title: str, rows: list[_csv.Row], post: int) -> Iterator[Block]:
    yield Block(Role.NOISE, title, post=post, mark=Reason.CHROME, rule="source-of-posts", where=f"line {rows[0].line}")
    for row in rows:
        where = f"line {row.line}"
        yield from paragraphs(row.get("highlight"), like=Block(Role.PARAGRAPH, "", post=post, where=where))
        yield from paragraphs(row.get("note"), like=Block(Role.SAVER, "", post=post, depth=1, where=where))


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
