"""A run of structure calls -> blocks: what every reader of a marked-up list tells, whatever its syntax.

A reader walks its own syntax and calls `heading`, `item`, `text`, `link` and so on; the outline keeps the
open block, the lists and quotes around it and the headings above it. A paragraph inside an item is as deep
as the items that it would hold: one more than its item.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.model import Anchor, Block, Reason, Role

MAX_DEPTH = 100  # no list that people read is nested deeper; hostile ones are
SUMMARY = "summary"  # the marker of an item that opens a <details>

_SPACES = re.compile(r"[^\S\n]+")
_URL_LINE = re.compile(r"\W{0,3}(?:https?://|www\.)\S+\W{0,2}")


@dataclass(slots=True)
class _Frame:
    """A list, a quote or a <details> that is open."""

    kind: str  # "list", "quote", "details"
    html: bool
    number: int | None = None  # of the next item; None: bullets


@dataclass(slots=True)
class _Open:
    """The block that is being written."""

    role: Role
    depth: int
    marker: str
    where: str
    parts: list[str] = field(default_factory=list)
    size: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    soft: set[int] = field(default_factory=set)  # offsets of line breaks that the source may not mean
    tail: str = ""  # the last character


class Outline:
    """Collects blocks; offsets are kept while the text is written."""

    def __init__(self, *, keep_lines: bool = False, locate: Callable[[], str] = str) -> None:
        self.blocks: list[Block] = []
        self.complaints: list[str] = []
        self.keep_lines = keep_lines  # every line break is meant (a post), not only the marked ones (a README)
        self.locate = locate
        self._frames: list[_Frame] = []
        self._block: _Open | None = None
        self._marker: str | None = None  # of an item that has no block yet
        self._headings: list[tuple[int, str]] = []
        self._links: list[tuple[str, str | None, int]] = []  # url, title, start
        self._alt = ""  # of the pictures in the innermost link
        self._starts: dict[str, list[int]] = {}
        self._header: tuple[str, ...] = ()
        self.footnote = ""  # the marker of a footnote's text while it is read

    # ---- containers

    def begin(self, kind: str, *, html: bool = False, number: int | None = None) -> None:
        """A list, quote or details opens."""
        self.close()
        self._frames.append(_Frame(kind, html, number))
        if len(self._frames) == MAX_DEPTH + 1:
            self.complaints.append(f"nested deeper than {MAX_DEPTH} levels; what lies deeper is read as if it did not")

    def end(self, kind: str, *, html: bool = False) -> None:
        """The innermost container of this kind closes; an HTML tag closes none of Markdown's."""
        self.close()
        for index in range(len(self._frames) - 1, -1, -1):
            frame = self._frames[index]
            if frame.kind == kind and frame.html == html:
                del self._frames[index:]
                return
            if html and not frame.html:
                return

    def depth(self) -> int:
        """How many lists are open here."""
        if len(self._frames) > MAX_DEPTH:
            return MAX_DEPTH
        return sum(frame.kind != "quote" for frame in self._frames)

    def item(self, marker: str | None = None) -> None:
        """An item begins; its block opens with its first text."""
        self.close()
        frame = next((f for f in self._frames[:-3:-1] if f.kind == "list"), None)
        if marker is None and frame is not None and frame.number is not None:
            marker = f"{frame.number}."
            frame.number += 1
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
        self._block = _Open(role, depth, marker, self.locate())

    def _current(self) -> _Open:
        if self._block is None:
            depth, marker = self.depth(), self._marker
            if marker is not None:
                self._marker = None
                self._block = _Open(Role.ITEM, max(depth - 1, 0), marker, self.locate())
            else:
                quoted = bool(self._frames) and self._frames[-1].kind == "quote"
                self._block = _Open(Role.QUOTE if quoted else Role.PARAGRAPH, depth, self.footnote, self.locate())
            self._links = [(url, title, 0) for url, title, _ in self._links]
            self._starts = {kind: [0 for _ in starts] for kind, starts in self._starts.items()}
        return self._block

    def close(self, *, header: bool = False) -> None:
        """The open block ends; a block without text and links leaves nothing."""
        block = self._block
        if block is None:
            return
        self._links = [link for link in self._links if not self._finish_link(link)]
        self._block = None
        text = "".join(block.parts)
        if block.role is not Role.CODE:
            text = _settle(text, block, keep=self.keep_lines)
        if text or block.anchors:
            self._emit(block, text, header=header)

    def _emit(self, block: _Open, text: str, *, header: bool) -> None:
        end = len(text)
        cells = tuple(cell.strip() for cell in text.split("\t"))
        if header:
            self._header = cells
        self.blocks.append(
            Block(
                role=block.role,
                text=text,
                anchors=tuple(
                    Anchor(min(a.start, end), min(a.end, end), a.url, mark=a.mark, title=a.title) for a in block.anchors
                ),
                depth=block.depth,
                section=self._section(block.depth if block.role is Role.HEADING else None),
                where=block.where,
                header=self._header if block.role is Role.ROW else (),
                marker=block.marker,
                bold=_clip(block.spans.get("bold", []), end),
                code=_clip(block.spans.get("code", []), end),
                italic=_clip(block.spans.get("italic", []), end),
            )
        )
        if block.role is Role.HEADING and text:
            self._headings.append((block.depth, _without_jump(text, block)))

    def _section(self, level: int | None) -> tuple[str, ...]:
        if level is not None:
            while self._headings and self._headings[-1][0] >= level:
                self._headings.pop()
        return tuple(text for _, text in self._headings)

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

    def writing(self) -> bool:
        """True while a block is open."""
        return self._block is not None

    def row(self) -> None:
        """A row begins; call `cell` before each of its cells."""
        self.open(Role.ROW, depth=self.depth())

    def cell(self) -> None:
        """The next cell of the open row."""
        if self._block is None or self._block.role is not Role.ROW:
            self.row()
        elif self._block.spans.get("cells"):
            self._trim()
            self._add("\t")
        self._current().spans.setdefault("cells", []).append((0, 0))

    def _trim(self) -> None:
        """The white space at a cell's end goes."""
        block = self._current()
        while block.parts and block.tail in (" ", "\n"):
            last = block.parts.pop()
            kept = last.rstrip(" \n")
            block.size -= len(last) - len(kept)
            block.parts += [kept] if kept else []
            block.tail = block.parts[-1][-1] if block.parts else ""

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
        text = _SPACES.sub(" ", text.replace("\n", " "))
        if text[:1] == " " and block.tail in ("", " ", "\n", "\t"):
            text = text.lstrip(" ")
        self._add(text)

    def break_line(self, *, soft: bool = False) -> None:
        """A new line; a soft one counts where the lines stand for themselves."""
        if self._block is None or self._block.tail in ("", "\n"):
            return
        if soft:
            self._block.soft.add(self._block.size)
        self._add("\n")

    def _add(self, text: str) -> None:
        if text:
            block = self._current()
            block.parts.append(text)
            block.size += len(text)
            block.tail = text[-1]

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
                _mark_icons(block, start)
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


def _mark_icons(block: _Open, start: int) -> None:
    """A picture beside the text of a link is an icon."""
    for index in range(len(block.anchors) - 1, -1, -1):
        anchor = block.anchors[index]
        if anchor.start < start:
            return
        if anchor.mark is Reason.MEDIA:
            block.anchors[index] = replace(anchor, mark=Reason.CHROME)


def _without_jump(text: str, block: _Open) -> str:
    """A heading's name without the link at its end that jumps inside the page: "[TOC]", "¶", "🔝"."""
    for anchor in reversed(block.anchors):
        if anchor.url.startswith("#") and 0 < anchor.start < anchor.end >= len(text.rstrip()):
            text = text[: anchor.start].rstrip(" \u00a0[(")
    return text


def _clip(spans: list[tuple[int, int]], end: int) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((start, min(stop, end)) for start, stop in spans if start < end))


def _settle(text: str, block: _Open, *, keep: bool) -> str:
    """Soft breaks become blanks where they only wrap a line; offsets stay."""
    if block.soft and not keep:
        text = _unwrap(text, block)
    block.anchors.sort(key=lambda anchor: (anchor.start, anchor.end))
    return text.rstrip(" \n\u00a0")


def _unwrap(text: str, block: _Open) -> str:
    breaks = [-1, *sorted(block.soft), len(text)]
    lines = [text[left + 1 : right] for left, right in pairwise(breaks)]
    leads = {anchor.start for anchor in block.anchors if anchor.end > anchor.start}
    led = [left + 1 in leads for left in breaks[:-1]]
    if led[0] and sum(led) * 3 >= len(led) * 2:  # each line leads with a link: the author meant lines
        return text
    alone = [_URL_LINE.fullmatch(line.strip()) is not None for line in lines]
    characters = list(text)
    for index, offset in enumerate(breaks[1:-1]):
        if not (alone[index] or alone[index + 1]):
            characters[offset] = " "
    return "".join(characters)
