"""Bookmarks as browsers and bookmark managers export them.

    <!DOCTYPE NETSCAPE-Bookmark-file-1>
    <H1>Bookmarks</H1>
    <DL><p>
      <DT><H3 ADD_DATE="1463688081">Maths</H3>
      <DD>What the folder is for
      <DL><p>
        <DT><A HREF="https://example.com/book" TAGS="algebra,books">The book</A>
        <DD>read chapter 3
      </DL><p>
    </DL>

Folders nest; a DD belongs to the link or folder before it; entities may be escaped twice; `place:` is no address.
"""

import re
from collections.abc import Iterator
from typing import Any, cast

from lxml import etree

from pipeline.model import Block, Document, Reason, Role, SavedFile
from pipeline.parse._saves import Save, split_tags
from pipeline.parse._shelf import shelf
from pipeline.records import replace
from pipeline.text import unescape

_DOCTYPE = re.compile(r"\s*(?:<!--.{0,200}?-->\s*)?<!DOCTYPE\s+NETSCAPE-Bookmark-file", re.IGNORECASE | re.DOTALL)
_ENTRY = re.compile(r"<DT>\s{0,20}<A\s[^<>]{0,4000}\bADD_DATE\s?=", re.IGNORECASE)
_ICONS = ("icon_uri", "data-cover", "feedurl", "weburl")


def recognises(saved: SavedFile) -> int:
    """95 for the document type, 85 for the entries of an export that lost it."""
    if _DOCTYPE.match(saved.text[:1000]):
        return 95
    return 85 if _ENTRY.search(saved.text[:20_000]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The bookmarks with their folders."""
    reader = _Bookmarks()
    reader.read(saved.text)
    notes = [
        Block(Role.NOISE, text, mark=Reason.OFF_TOPIC, rule="folder-description", where=where)
        for text, where in reader.folders
    ]
    yield shelf(
        reader.saves,
        format="netscape",
        platform="bookmarks",
        title=reader.title,
        rest=notes,
        held=[(reader.beside, "")],
    )


class _Bookmarks:
    """Goes through the tags in the order of the file: a tree of them would be as deep as a folder has bookmarks.

    Nobody ends a DT, and parsers put each into the one before it; below some 2,000 of them lxml's drops what comes.
    """

    def __init__(self) -> None:
        self.saves: list[Save] = []
        self.folders: list[tuple[str, str]] = []  # what a folder says of itself, and where
        self.beside: list[dict[str, str]] = []  # further addresses that bookmarks carry
        self.title: str | None = None
        self.path: list[str] = []
        self.folder = ""  # the last heading: the name of the next list
        self.text: list[str] = []
        self.element = ""
        self.line = 0
        self.open: Save | None = None

    def read(self, text: str) -> None:
        parser = etree.HTMLParser(target=cast(Any, self), huge_tree=True, encoding="utf-8")
        for self.line, line in enumerate(text.split("\n"), start=1):
            parser.feed(f"{line}\n".encode("utf-8", "replace"))
        parser.close()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Ends what the tag ends by itself, and opens a folder or a bookmark."""
        if tag in ("dl", "dt", "dd", "h1", "h3", "a", "hr"):
            self.finish()
        if tag == "dl":
            self.keep()
            self.path.append(self.folder)
            self.folder = ""
        elif tag == "a":
            self.keep()
            self.open = self.save(attributes)
        elif tag == "h3":
            self.keep()
        if tag in ("dd", "h1", "h3", "a"):
            self.element = tag

    def save(self, attributes: dict[str, str]) -> Save:
        self.beside += [{"icon": attributes[name]} for name in _ICONS if attributes.get(name)]
        tags = split_tags(attributes.get("tags", ""), ",")
        section = tuple(name for name in self.path if name)
        return Save(attributes.get("href", "").strip(), section=section, tags=tags, where=f"line {self.line}")

    def end(self, tag: str) -> None:
        """Ends a bookmark's name or a folder."""
        if tag in ("h1", "h3", "a", "dl"):
            self.finish()
        if tag == "dl":
            self.keep()
            if self.path:
                self.path.pop()

    def data(self, data: str) -> None:
        """Keeps the text of what is open."""
        if self.element:
            self.text.append(data)

    def finish(self) -> None:
        """Ends the element that is open and gives its text to whom it belongs."""
        text = unescape("".join(self.text)).strip()
        element, self.element, self.text = self.element, "", []
        if element == "h1":
            self.title = self.title or text or None
        elif element == "h3":
            self.folder = text
        elif element == "a" and self.open:
            self.open = replace(self.open, title=text)
        elif element == "dd" and self.open:
            self.open = replace(self.open, note=text)
        elif element == "dd" and text:
            self.folders.append((text, f"line {self.line}"))

    def close(self) -> None:
        """Ends the file."""
        self.keep()

    def keep(self) -> None:
        """Ends the bookmark that is open."""
        self.finish()
        if self.open:
            self.saves.append(self.open)
        self.open = None
