"""A run of structure calls -> blocks: what every reader of a marked-up list tells, whatever its syntax.

A reader walks its own syntax and calls `heading`, `item`, `text`, `link` and so on; the outline keeps the
open block, the lists and quotes around it and the headings above it. A paragraph inside an item is as deep
as the items that it would hold: one more than its item.
"""

import re
from collections.abc import Callable

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._containers import MAX_DEPTH, Containers
from pipeline.parse._open_block import OpenBlock
from pipeline.records import replace

SUMMARY = "summary"  # the marker of an item that opens a <details>

_SPACES = re.compile(r" [^\S\n]+|[^\S\n ][^\S\n]*")  # all white space but a blank alone, which stays


class Outline:
    """Collects blocks; offsets are kept while the text is written."""

    def __init__(self, *, keep_lines: bool = False, locate: Callable[[], str] = str) -> None:
        self.blocks: list[Block] = []
        self.complaints: list[str] = []
        self.keep_lines = keep_lines  # every line break is meant (a post), not only the marked ones (a README)
        self.locate = locate
        self._around = Containers()
        self._block: OpenBlock | None = None
        self._marker: str | None = None  # of an item that has no block yet
        self._headings: list[tuple[int, str]] = []
        self._section: tuple[str, ...] = ()  # their names, one tuple for all blocks below
        self._links: list[tuple[str, str | None, int]] = []  # url, title, start
        self._alt = ""  # of the pictures in the innermost link
        self._starts: dict[str, list[int]] = {}
        self._header: tuple[str, ...] = ()
        self.footnote = ""  # the marker of a footnote's text while it is read

    # ---- containers

    def begin(self, kind: str, *, html: bool = False, number: int | None = None) -> None:
        """A list, quote or details opens."""
        self.close()
        if self._around.begin(kind, html=html, number=number):
            self.complaints.append(f"nested deeper than {MAX_DEPTH} levels; what lies deeper is read as if it did not")

    def end(self, kind: str, *, html: bool = False) -> None:
        """The innermost container of this kind closes; an HTML tag closes none of Markdown's."""
        self.close()
        self._around.end(kind, html=html)

    def depth(self) -> int:
        """How many lists are open here."""
        return self._around.depth()

    def item(self, marker: str | None = None) -> None:
        """An item begins; its block opens with its first text."""
        self.close()
        if marker is None and (number := self._around.next_number()) is not None:
            marker = f"{number}."
        self._marker = marker or "-"

    def end_item(self) -> None:
        """The item ends."""
        self.close()
        self._marker = None

    def summary(self) -> None:
        """The line of a <details> that always shows: an item in its own right, or its item's first line."""
        self.close()
        depth = self.depth() - (self._marker is not None)
        self._marker = None
        self.open(Role.ITEM, depth=max(depth, 0), marker=SUMMARY)

    # ---- blocks

    def open(self, role: Role, *, depth: int = 0, marker: str = "") -> None:
        """A block of this role begins here."""
        self.close()
        self._block = OpenBlock(role, depth, marker, self.locate())

    def _current(self) -> OpenBlock:
        if self._block is None:
            depth, marker = self.depth(), self._marker
            if marker is not None:
                self._marker = None
                self._block = OpenBlock(Role.ITEM, max(depth - 1, 0), marker, self.locate())
            else:
                role = Role.QUOTE if self._around.quoted() else Role.PARAGRAPH
                self._block = OpenBlock(role, depth, self.footnote, self.locate())
            if self._links:
                self._links = [(url, title, 0) for url, title, _ in self._links]
            for starts in self._starts.values():
                starts[:] = [0] * len(starts)
        return self._block

    def close(self, *, header: bool = False) -> None:
        """The open block ends; a block without text and links leaves nothing."""
        block = self._block
        if block is None:
            return
        if self._links:
            self._links = [link for link in self._links if not self._finish_link(link)]
        self._block = None
        text = block.settled(keep_lines=self.keep_lines)
        if text or block.anchors:
            self._emit(block, text, header=header)

    def _emit(self, block: OpenBlock, text: str, *, header: bool) -> None:
        if header:
            self._header = tuple(cell.strip() for cell in text.split("\t"))
        if block.role is Role.HEADING:
            self._head(block, text)
        else:
            self.blocks.append(block.finished(text, self._section, self._header if block.role is Role.ROW else ()))

    def _head(self, block: OpenBlock, text: str) -> None:
        while self._headings and self._headings[-1][0] >= block.depth:
            self._headings.pop()
        self.blocks.append(block.finished(text, tuple(name for _, name in self._headings), ()))
        if text:
            self._headings.append((block.depth, block.without_jump(text)))
        self._section = tuple(name for _, name in self._headings)

    def noise(self, text: str, *, rule: str, mark: Reason = Reason.CHROME, urls: tuple[str, ...] = ()) -> None:
        """A passage that is no content by structure; `urls` are links that stand nowhere in its text."""
        self.close()
        anchors = tuple(Anchor(len(text), len(text), url) for url in urls)
        self.blocks.append(Block(Role.NOISE, text, anchors, mark=mark, rule=rule, where=self.locate()))

    # ---- tables

    def table(self) -> None:
        """A table begins."""
        self.close()
        self._header = ()

    def head_above(self) -> None:
        """The row before was the table's head, if it was the first."""
        self.close()
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.role is Role.ROW and not self._header:
            cells = tuple(cell.strip() for cell in last.text.split("\t"))
            self._header = cells
            self.blocks[-1] = replace(last, header=cells)

    def row(self) -> None:
        """A row begins; call `cell` before each of its cells."""
        self.open(Role.ROW, depth=self.depth())

    def cell(self) -> None:
        """The next cell of the open row."""
        if self._block is None or self._block.role is not Role.ROW:
            self.row()
        elif self._block.spans.get("cells"):
            self._block.trim()
            self._add("\t")
        self._current().spans.setdefault("cells", []).append((0, 0))

    def writing(self) -> bool:
        """True while a block is open."""
        return self._block is not None

    def in_row(self) -> bool:
        """True inside a table's row, where paragraphs open no block of their own."""
        return self._block is not None and self._block.role is Role.ROW

    # ---- what stands in a block

    def text(self, text: str) -> None:
        """Running text; runs of white space count as one blank."""
        block = self._block
        if block is None and not text.strip():
            return
        block = block or self._current()
        if block.role is Role.CODE:
            self._add(text)
            return
        if "  " in text or not text.isprintable():  # white space but a blank is not printable, says Python
            text = _SPACES.sub(" ", text.replace("\n", " "))
        if text[:1] == " " and block.tail in ("", " ", "\n", "\t"):
            text = text.lstrip(" ")
        if text:
            block.add(text)

    def break_line(self, *, soft: bool = False) -> None:
        """A new line; a soft one counts where the lines stand for themselves."""
        if self._block is None or self._block.tail in ("", "\n"):
            return
        if soft:
            self._block.soft.add(self._block.size)
        self._add("\n")

    def _add(self, text: str) -> None:
        if text:
            (self._block or self._current()).add(text)

    def begin_span(self, kind: str) -> None:
        """A run of "bold", "code" or "italic" begins."""
        self._starts.setdefault(kind, []).append(self._block.size if self._block else 0)

    def end_span(self, kind: str) -> None:
        """The innermost run of this kind ends."""
        if starts := self._starts.get(kind):
            start = starts.pop()
            if self._block is not None and start < self._block.size:
                self._block.spans.setdefault(kind, []).append((start, self._block.size))

    def begin_link(self, url: str, title: str | None = None) -> None:
        """What follows carries a link."""
        self._links.append((url, title or None, self._block.size if self._block else 0))
        self._alt = ""

    def end_link(self) -> None:
        """The innermost link ends; one without text stays as a link of no width."""
        if self._links:
            url, title, start = self._links.pop()
            block = self._current()
            start = min(start, block.size)
            if start == block.size:
                title = title or self._alt or None  # a link without text is named by its picture
            else:
                block.mark_icons(start)
            block.anchors.append(Anchor(start, block.size, url, title=title))

    def _finish_link(self, link: tuple[str, str | None, int]) -> bool:
        """A link that is open while its block ends covers it to the end; one without text waits for the next block."""
        url, title, start = link
        block = self._current()
        if start >= block.size:
            return False
        block.anchors.append(Anchor(start, block.size, url, title=title))
        return True

    def image(self, url: str, alt: str = "", *, mark: Reason = Reason.MEDIA) -> None:
        """A picture: an anchor of no width; inside a link its text names the link."""
        block = self._current()
        block.anchors.append(Anchor(block.size, block.size, url, mark=mark, title=alt.strip() or None))
        self._alt = alt.strip()
