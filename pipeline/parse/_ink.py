"""The text of the block that is being written, with its links and its emphasised spans."""

import re
from collections.abc import Iterable
from operator import attrgetter

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._permalinks import without_sign
from pipeline.records import dataclass, replace


@dataclass(slots=True, eq=False)
class Span:
    """A link or an emphasis that is open: where it began, and whether a block before this one had a part of it."""

    what: Anchor | str  # "bold", "italic", "code", "fragment"
    start: int
    part: int  # how many parts stood before it
    written: bool = False
    alt: str = ""  # of the first picture in it
    mark: Reason | None = None  # of that picture where it is no content of the page
    shown: tuple[str, ...] = ()  # addresses of the pictures in it


def within(anchors: Iterable[Anchor], size: int) -> list[Anchor]:
    """The anchors in a text that was cut to `size` characters."""
    return [a if a.end <= size else replace(a, start=min(a.start, size), end=min(a.end, size)) for a in anchors]


class Ink:
    """Collects text and spans; ``flush`` makes a Block of them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[Span] = []
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._last = ""  # the last character
        self._anchors: list[Anchor] = []
        self._spans: dict[str, list[tuple[int, int]]] = {"bold": [], "italic": [], "code": []}
        self._fragments = 0  # characters of links to places of the same page

    @property
    def begun(self) -> bool:
        """True where a block is being written."""
        return bool(self._size or self._anchors)

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._size += len(text)
            self._last = text[-1]

    def write(self, text: str) -> None:
        """Running text whose spaces are folded."""
        if not self._last or self._last in " \n\t":
            text = text.lstrip(" ")
        self._put(text)

    def write_line(self, text: str) -> None:
        """Text whose spaces count."""
        self._put(text if self._last else text.lstrip())

    def newline(self) -> None:
        """A line break inside the block."""
        if self._last and self._last != "\t":
            self._put("\n")

    def line(self) -> None:
        """The end of a part of the block that stands on lines of its own."""
        if self._last != "\n":
            self.newline()

    def blank_line(self) -> bool:
        """True where the line that is being written is empty, so that another break ends the paragraph."""
        if not self._size:
            return False
        tail = "".join(self._parts[-3:])
        return "\n" in tail and not tail.rpartition("\n")[2].strip()

    def tab(self) -> None:
        """The border of two cells; it stands also before the first word."""
        if self._parts and self._last in "\n ":
            self._size -= len(self._parts[-1]) - len(self._parts[-1].rstrip("\n "))
            self._parts[-1] = self._parts[-1].rstrip("\n ")
        self._put("\t")

    def drop_unlinked(self) -> None:
        """Forgets what is being written where it holds no link: a header row, whose cells every row carries."""
        if not self._anchors:
            self._clear()

    def open(self, what: Anchor | str) -> Span | None:
        """Begins a span here. A link ends the link that is open, as browsers have it; an emphasis in its like is none."""
        for other in self._open:
            if isinstance(what, Anchor) and isinstance(other.what, Anchor):
                self.close(other)
                break
            if isinstance(what, str) and other.what == what:
                return None
        span = Span(what, self._size, len(self._parts))
        self._open.append(span)
        return span

    def close(self, span: Span) -> None:
        """Ends a span here; one that is ended already stays so."""
        for place, other in enumerate(self._open):
            if other is span:
                self._keep(span)
                del self._open[place]
                return

    def picture(self, anchor: Anchor | None, alt: str, source: str) -> None:
        """A picture: a link of its own without text, and perhaps the only content of the link around it."""
        for span in self._open:
            if isinstance(span.what, Anchor):
                span.alt = span.alt or alt
                if anchor is not None:
                    span.shown += (anchor.url, anchor.written, source)
                    span.mark = Reason.CHROME if anchor.mark is Reason.CHROME else span.mark
        if anchor is not None:
            self.point(replace(anchor, title=alt or anchor.title))

    def point(self, anchor: Anchor) -> None:
        """A link that shows no text."""
        self._anchors.append(replace(anchor, start=self._size, end=self._size))

    def _keep(self, span: Span) -> None:
        text = "".join(self._parts[span.part :])
        start = span.start + len(text) - len(text.lstrip())
        end = max(start, span.start + len(text.rstrip()))
        if isinstance(span.what, Anchor):
            if end > start or not span.written:
                title = span.what.title or (span.alt if end == start else "") or None
                mark = span.what.mark or (_of_picture(span, span.what.url) if end == start else None)
                self._anchors.append(Anchor(start, end, span.what.url, span.what.written, mark, title))
                span.written = True
        elif span.what == "fragment":
            self._fragments += end - start
        elif end > start:
            self._spans[span.what].append((start, end))

    def flush(self, like: Block) -> bool:
        """Ends the block; open spans go on in the next. False where there was nothing to end."""
        if not self.begun:
            return False
        for span in self._open:
            if self._size > span.start:
                self._keep(span)
            span.start = span.part = 0
        whole = "".join(self._parts)
        text = whole.rstrip(" \n" if like.role is Role.ROW else None)
        made = bool(text.strip() or self._anchors)
        if made:
            self.blocks.append(self._block(like, text))
        self._clear()
        return made

    def _block(self, like: Block, text: str) -> Block:
        size = len(text)
        anchors = within(self._anchors, size)
        if len(anchors) > 1:
            anchors.sort(key=attrgetter("start"))
        if not text.strip() and like.role is not Role.NOISE and all(a.mark is Reason.MEDIA for a in anchors):
            like = replace(like, role=Role.NOISE, mark=Reason.MEDIA, rule="picture")
        if self._fragments and self._fragments >= len(text.strip()) and like.role not in (Role.NOISE, Role.HEADING):
            like = replace(like, role=Role.NOISE, mark=Reason.CHROME, rule="table-of-contents")
        bold, italic, code = (
            tuple((start, min(end, size)) for start, end in spans if start < size) if spans else ()
            for spans in self._spans.values()
        )
        made = replace(like, text=text, anchors=tuple(anchors), bold=bold, italic=italic, code=code)
        return without_sign(made) if like.role is Role.HEADING else made


# What is a picture by its address: then a link around a picture only shows it in full.
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#]|$)", re.I)


def _of_picture(span: Span, url: str) -> Reason | None:
    """What a link around nothing but a picture is: a badge is interface, the same picture in full is media."""
    if span.mark is not None:
        return span.mark
    return Reason.MEDIA if url in span.shown or (span.shown and _PICTURE.search(url)) else None
