"""One walk over an element: its headings, paragraphs, items, rows, quotes and code as Blocks.

The walk keeps an explicit stack (hostile pages nest deeper than Python recurses) and touches every node once.
What a site means by its markup is said by a ``Look``: which template of a block holds inside a tag, and what a link is.
"""

import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._ink import Ink, Span
from pipeline.text import mend

HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements that begin and end a block. What is in no set here runs on in its line.
_BLOCKS = """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody tfoot thead td th tr
    ul video audio iframe"""
BLOCKS = frozenset(_BLOCKS.split())
# Their text is no text of the page; their URLs stand among the leftovers.
_SILENT = "script style noscript template svg head object embed canvas select textarea input map link meta"
SILENT = frozenset(_SILENT.split())
_CELLS = frozenset(("td", "th"))
ITEMS = frozenset(("li", "dt"))
BOLD = frozenset(("b", "strong"))
CODE = frozenset(("code", "kbd", "samp", "tt"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
# Soft hyphens, zero-width spaces (Stack Exchange and link breakers put them inside URLs), bidi controls around handles.
_INVISIBLE = re.compile("\u200c?\u200b|[\u00ad\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Inside:
    """What holds inside an element."""

    like: Block  # the template of its blocks: post, role NOISE with mark and rule, ...
    lines: bool = False  # newlines of the source are line breaks (CSS white-space: pre-wrap)
    inline: bool = False  # div and p run on in the line: one text, built of boxes
    level: int | None = None  # of the heading that it is; 0: none, whatever its name; None: what its name says
    strings: bool = True  # False: what stands directly in it, outside of its elements, is left out
    silent: bool = False  # nothing in it is content nor noise worth a block: a copy of what stands elsewhere


@dataclass(frozen=True, slots=True)
class Look:
    """How a site's markup is to be seen."""

    inside: Callable[[Tag, Block], Inside | None] = lambda tag, like: None  # asked at every element; None: no change
    link: Callable[[Tag, str | None], Anchor | None] = lambda tag, base: anchor_of(tag, base)  # asked at every <a>
    base: str | None = None  # against which hrefs are resolved
    picture: Callable[[str], Reason] = lambda url: Reason.MEDIA  # what a picture is: CHROME for badges


DEFAULT = Look()


def href_of(tag: Tag, base: str | None, *names: str) -> tuple[str, str] | None:
    """(absolute URL, as written) of the first of the attributes `names` that holds one; None for none or a script."""
    for name in names:
        written = str(tag.attrs.get(name) or "").strip()
        if not written or written[0] == "#" or written[:11].lower().startswith(NO_ADDRESS):
            continue
        url = written if written.isascii() else mend(written)[0]
        url = "".join(url.split("\n")).replace("\t", "").replace("\r", "")
        try:
            return (urljoin(base, url) if base and "://" not in url[:12] else url), written
        except ValueError:
            return url, written
    return None


NO_ADDRESS = ("javascript:", "mailto:", "tel:", "data:", "about:", "blob:", "sms:", "whatsapp:", "chrome:")


def anchor_of(tag: Tag, base: str | None, *, mark: Reason | None = None, attribute: str = "href") -> Anchor | None:
    """The Anchor of a link element, at 0 (the walk sets its place); None where it leads nowhere."""
    found = href_of(tag, base, attribute)
    if found is None:
        return None
    url, written = found
    title = " ".join(str(tag.attrs.get("title") or "").split())
    title = "" if title.startswith(("http://", "https://")) else title if title.isascii() else mend(title)[0]
    return Anchor(0, 0, url, written if written != url else "", mark, title or None)


def blocks_of(node: Tag, *, like: Block | None = None, look: Look = DEFAULT, lines: bool = False) -> Iterator[Block]:
    """The element's Blocks in reading order, each a copy of `like` (post, mark, rule, ...) with its own role and text.

    A paragraph inside an item after its first is a PARAGRAPH one deeper; a table with nested blocks is layout and is
    read as its blocks; two ``<br>`` end a paragraph; pictures are MEDIA anchors of no length, titled by their alt.
    """
    ink = Ink()
    walker = _Walker(ink, look)
    first = _Frame(node, like or Block(Role.PARAGRAPH, ""))
    first.lines = lines
    walker.walk(node, first)
    return iter(ink.blocks)


class _Frame:
    """An element that the walk is in."""

    def __init__(self, tag: Tag, like: Block) -> None:
        self.tag, self.like = tag, like
        self.span: Span | None = None  # to be closed at the end
        self.lines = self.inline = self.pre = False
        self.mute = False  # its direct strings are left out
        self.edge = False  # begins another template: its text never runs into what follows
        self.table: list[tuple[str, ...]] | None = None  # [header cells] of a data table
        self.plain()

    def plain(self) -> None:
        """Outside of every list, quote, heading and row."""
        self.depth = -1  # nesting of lists
        self.count: list[int] | None = None  # [number of the next item] of an ordered list
        self.item: list[str] | None = None  # [its marker], emptied when its first paragraph is out
        self.level = 0  # of the heading
        self.quote = self.cell = self.head = False
        self.row: list[int] | None = None  # [cells begun]

    def child(self, tag: Tag) -> "_Frame":
        """The same state for an element inside."""
        frame = copy(self)
        frame.tag, frame.span, frame.edge, frame.mute = tag, None, False, False
        return frame

    def block(self) -> Block:
        """The template of a block that ends here, with its role."""
        like = self.like
        if like.role is Role.NOISE:
            return like
        if self.level:
            return replace(like, role=Role.HEADING, depth=self.level)
        if self.row is not None:
            return replace(like, role=Role.ROW, header=self.table[0] if self.table else ())
        if self.pre:
            return replace(like, role=Role.CODE)
        if self.item is not None:
            if self.item:
                return replace(like, role=Role.ITEM, depth=max(self.depth, 0), marker=self.item[0])
            return replace(like, role=Role.QUOTE if self.quote else like.role, depth=self.depth + 1)
        return replace(like, role=Role.QUOTE) if self.quote else like


class _Walker:
    def __init__(self, ink: Ink, look: Look) -> None:
        self.ink, self.look = ink, look

    def walk(self, root: Tag, first: _Frame) -> None:
        top = self.enter(root, first)
        if top is None:
            return
        stack = [(top, iter(root.contents))]
        while stack:
            frame, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self.leave(frame)
            elif isinstance(child, Tag):
                inner = self.enter(child, frame.child(child))
                if inner is not None:
                    stack.append((inner, iter(child.contents)))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString) and not frame.mute:
                self.write(str(child), frame)

    def write(self, text: str, frame: _Frame) -> None:
        if not text.isascii():
            text = _INVISIBLE.sub("", mend(text)[0])
        if not frame.lines:
            self.ink.write(_SPACES.sub(" ", text))
            return
        for number, line in enumerate(text.replace("\u00a0", " ").split("\n")):
            if number:
                self.line_break(frame)
                line = line if frame.pre else line.lstrip()  # a pretty-printer's indentation
            self.ink.write_line(line)

    def line_break(self, frame: _Frame) -> None:
        if not frame.pre and frame.row is None and self.ink.blank_line():
            self.flush(frame)
        else:
            self.ink.newline()

    def flush(self, frame: _Frame) -> None:
        """Ends the block that is being written; inside a table cell only its line."""
        if frame.cell:
            self.ink.newline()
        elif self.ink.flush(frame.block()) and frame.item:
            frame.item.clear()

    def enter(self, tag: Tag, frame: _Frame) -> _Frame | None:
        """The frame of `tag`, or None where there is nothing to walk."""
        name = tag.name
        if name == "br":
            self.line_break(frame)
            return None
        if name == "img":
            self.picture(tag)
            return None
        if name in SILENT:
            return None
        inside = self.look.inside(tag, frame.like) or _hidden(tag, frame.like)
        runs_on = frame.inline or (name in _CELLS and frame.row is not None)
        if (name in BLOCKS and not runs_on) or (inside and inside.like is not frame.like):
            self.flush(frame)
        if inside:
            if inside.silent:
                return None
            if (inside.like.post, inside.like.role) != (frame.like.post, frame.like.role):
                frame.plain()
            frame.edge = inside.like is not frame.like
            frame.like, frame.inline = inside.like, inside.inline or frame.inline
            frame.lines = inside.lines or frame.lines
            frame.mute = not inside.strings
        if name == "iframe":
            self.frame(tag, frame)
            self.flush(frame)
            return None
        self.structure(tag, frame)
        if inside and inside.level is not None:
            frame.level = inside.level
        return frame

    def structure(self, tag: Tag, frame: _Frame) -> None:
        name = tag.name
        if name == "a":
            anchor = self.look.link(tag, self.look.base)
            if anchor is not None:
                frame.span = self.ink.open(anchor)
        elif name in BOLD or name == "summary":
            frame.span = self.ink.open("bold")
        elif name in CODE:
            frame.span = self.ink.open("code")
        elif name in HEADINGS:
            frame.level = 0 if frame.cell else HEADINGS[name]
        elif name in ("ul", "ol", "menu", "dl"):
            frame.depth += 1
            frame.count = [_start(tag)] if name == "ol" else None
        elif name in ITEMS:
            frame.depth = max(frame.depth, 0)
            frame.item = [f"{frame.count[0]}." if frame.count else ""]
            if frame.count:
                frame.count[0] += 1
        elif name == "blockquote":
            frame.quote = True
        elif name == "pre":
            frame.lines = frame.pre = True
        elif name in ("table", "tr") or name in _CELLS:
            self.table(tag, frame)

    def table(self, tag: Tag, frame: _Frame) -> None:
        name = tag.name
        if name == "table":
            if not frame.cell:
                frame.table = [()] if frame.like.role is not Role.NOISE and is_data(tag) else None
        elif frame.table is None or frame.cell:
            return
        elif name == "tr":
            frame.row = [0]
            if not frame.table[0] and (cells := _header(tag)):
                frame.table[0] = cells
                frame.table, frame.head = [()], True
        elif frame.row is not None:
            if frame.row[0]:
                self.ink.tab()
            frame.row[0] += 1
            frame.cell = True

    def leave(self, frame: _Frame) -> None:
        name = frame.tag.name
        if frame.head and name == "tr":
            self.ink.drop_unlinked()
        if frame.edge or (name in BLOCKS and not frame.inline and not (frame.cell and name in _CELLS)):
            self.flush(frame)
        if frame.span is not None:
            self.ink.close(frame.span)

    def picture(self, tag: Tag) -> None:
        alt = " ".join(str(tag.attrs.get("alt") or "").split())
        alt = alt if alt.isascii() else mend(alt)[0]
        emoji = "emoji" in " ".join(tag.get_attribute_list("class") if "class" in tag.attrs else ()).lower()
        if alt and (emoji or not (_WORD.search(alt) or alt.isascii())):
            self.ink.write(alt)
            return
        found = href_of(tag, self.look.base, "data-canonical-src", "data-src", "src")
        if found is None:
            self.ink.picture(None, alt)
            return
        url, written = found
        mark = self.look.picture(url)
        self.ink.picture(Anchor(0, 0, url, written if written != url else "", mark), alt)

    def frame(self, tag: Tag, frame: _Frame) -> None:
        """A page in the page: a player's is a link; others are exhibits of the text, or the interface's adverts."""
        anchor = anchor_of(tag, self.look.base, attribute="src")
        if anchor is not None:
            noise = frame.like.role is Role.NOISE
            mark = Reason.CHROME if noise else None if PLAYERS.search(anchor.url) else Reason.MEDIA
            self.ink.point(replace(anchor, mark=mark))


# Frames that show a work that can be recommended (a video, a recording); other frames are adverts and widgets.
PLAYERS = re.compile(
    r"//(?:www\.)?(?:youtube(?:-nocookie)?\.com/embed/|player\.vimeo\.com/video/|open\.spotify\.com/embed|w\.soundcloud\.com/player"
    r"|codesandbox\.io/embed|archive\.org/embed/)"
)


def _hidden(tag: Tag, like: Block) -> Inside | None:
    """What the page does not show is noise, said by its own attributes."""
    style = tag.attrs.get("style")
    if "hidden" in tag.attrs or (style and _HIDDEN.search(str(style))):
        if like.role is Role.NOISE:
            return None
        return Inside(replace(like, role=Role.NOISE, mark=Reason.CHROME, rule="hidden"))
    return None


def is_data(table: Tag) -> bool:
    """True for a table of data: rows of several cells, no nested table and no headings or sections in its cells."""
    if str(table.attrs.get("role", "")) in ("presentation", "none"):
        return False
    if table.find(("table", "h1", "h2", "h3", "h4", "form", "section", "article")) is not None:
        return False
    if table.find("th") is not None:
        return True
    rows = [sum(1 for c in row.children if isinstance(c, Tag)) for row in table.find_all("tr", limit=200)]
    return bool(rows) and max(rows) > 1


def _header(row: Tag) -> tuple[str, ...]:
    """The cells of a header row; () for a row of data."""
    cells = [c for c in row.children if isinstance(c, Tag)]
    heads = [c for c in cells if c.name == "th"]
    in_head = row.parent is not None and row.parent.name == "thead"
    if not cells or not (in_head or len(heads) == len(cells)):
        return ()
    return tuple(" ".join(c.get_text(" ").split()) for c in cells)


def _start(ordered: Tag) -> int:
    start = str(ordered.attrs.get("start", "1"))
    return int(start) if start.lstrip("-").isdigit() and len(start) < 9 else 1
