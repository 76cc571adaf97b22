"""The block that an outline is writing: its text in pieces, its links and spans, and what becomes of its line breaks."""

import re
from dataclasses import field
from itertools import pairwise
from operator import attrgetter

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._ink import within
from pipeline.records import dataclass, replace

_URL_LINE = re.compile(r"\W{0,3}(?:https?://|www\.)\S+\W{0,2}")


def _ended(line: str, following: str, widest: int) -> bool:
    """True where somebody ended a line of an item with a name, with room for more, and began the next with a capital."""
    last = line[line.rfind(" ") + 1 :]
    if not (following[:1].isupper() and last[:1].isupper() and last[-1].isalnum()):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= widest


@dataclass(slots=True)
class OpenBlock:
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

    def add(self, text: str) -> None:
        """More text at the end."""
        self.parts.append(text)
        self.size += len(text)
        self.tail = text[-1]

    def trim(self) -> None:
        """The white space at a cell's end goes."""
        while self.parts and self.tail in (" ", "\n"):
            last = self.parts.pop()
            kept = last.rstrip(" \n")
            self.size -= len(last) - len(kept)
            self.parts += [kept] if kept else []
            self.tail = self.parts[-1][-1] if self.parts else ""

    def mark_icons(self, start: int) -> None:
        """A picture beside the text of a link that began at `start` is an icon."""
        for index in range(len(self.anchors) - 1, -1, -1):
            anchor = self.anchors[index]
            if anchor.start < start:
                return
            if anchor.mark is Reason.MEDIA:
                self.anchors[index] = replace(anchor, mark=Reason.CHROME)

    def settled(self, *, keep_lines: bool) -> str:
        """The whole text; soft breaks become blanks where they only wrap a line, and offsets stay."""
        text = "".join(self.parts)
        if self.role is Role.CODE:
            return text
        if len(self.anchors) > 1:
            self.anchors.sort(key=attrgetter("start", "end"))
        if self.soft and not keep_lines:
            text = self._unwrapped(text)
        return text.rstrip(" \n\u00a0")

    def _unwrapped(self, text: str) -> str:
        breaks = [-1, *sorted(self.soft), len(text)]
        lines = [text[left + 1 : right] for left, right in pairwise(breaks)]
        leads = {anchor.start for anchor in self.anchors if anchor.end > anchor.start}
        led = [left + 1 in leads for left in breaks[:-1]]
        if led[0] and sum(led) * 3 >= len(led) * 2:  # each line leads with a link: the author meant lines
            return text
        alone = [_URL_LINE.fullmatch(line.strip()) is not None for line in lines]
        widest = max(map(len, lines)) if self.role is Role.ITEM else 0
        characters = list(text)
        for index, offset in enumerate(breaks[1:-1]):
            if not (alone[index] or alone[index + 1] or _ended(lines[index], lines[index + 1], widest)):
                characters[offset] = " "
        return "".join(characters)

    def finished(self, text: str, section: tuple[str, ...], header: tuple[str, ...]) -> Block:
        """The block, everything cut to the length of `text`."""
        end = len(text)
        anchors = within(self.anchors, end)
        bold, code, italic = map(self._spans, ("bold", "code", "italic"), (end,) * 3) if self.spans else ((), (), ())
        return Block(
            role=self.role,
            text=text,
            anchors=tuple(anchors),
            depth=self.depth,
            section=section,
            where=self.where,
            header=header,
            marker=self.marker,
            bold=bold,
            code=code,
            italic=italic,
        )

    def _spans(self, kind: str, end: int) -> tuple[tuple[int, int], ...]:
        spans = self.spans.get(kind)
        return tuple(sorted([(start, min(stop, end)) for start, stop in spans if start < end])) if spans else ()

    def without_jump(self, text: str) -> str:
        """A heading's name without the link at its end that jumps inside the page: "[TOC]", "¶", "🔝"."""
        for anchor in reversed(self.anchors):
            if anchor.url.startswith("#") and 0 < anchor.start < anchor.end >= len(text.rstrip()):
                text = text[: anchor.start].rstrip(" \u00a0[(")
        return text
