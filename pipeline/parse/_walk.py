"""One walk over an element: its headings, paragraphs, items, rows, quotes and code as Blocks.

The walk keeps an explicit stack (hostile pages nest deeper than Python recurses) and touches every node once.
What a site means by its markup is said by a ``Look``: which template of a block holds inside a tag, and what a link is.
"""

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import PageElement, PreformattedString

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._frame import DEFAULT, Frame, Inside, Look, hidden
from pipeline.parse._href import PLAYERS, anchor_of, href_of
from pipeline.parse._ink import Ink, Span
from pipeline.parse._tables import header_of, is_data, start_of
from pipeline.records import replace
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
_LEAVES = SILENT | {"br", "img"}
_CELLS = frozenset(("td", "th"))
_NESTED_TABLES = 20  # deeper ones lay out the page, whatever they hold
_SPANS = {"bold": "b strong summary", "italic": "i em cite", "code": "code kbd samp tt"}
SPANS = {name: span for span, names in _SPANS.items() for name in names.split()}
_LISTS, ITEMS = frozenset(("ul", "ol", "menu", "dl")), frozenset(("li", "dt"))
_STRUCTURED = _LISTS | ITEMS | _CELLS | HEADINGS.keys() | {"blockquote", "dd", "pre", "table", "tr"}
_SPACES = re.compile(r" [ \t\n\r\f\u00a0]+|[\t\n\r\f\u00a0][ \t\n\r\f\u00a0]*")  # all but a blank alone, which stays
# Soft hyphens, zero-width spaces (Stack Exchange and link breakers put them inside URLs), bidi controls around handles.
_INVISIBLE = re.compile("\u200c?\u200b|[\u00ad\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"[^\W_]")


def blocks_of(node: Tag, *, like: Block | None = None, look: Look = DEFAULT, lines: bool = False) -> Iterator[Block]:
    """The element's Blocks in reading order, each a copy of `like` (post, mark, rule, ...) with its own role and text.

    A paragraph inside an item after its first is a PARAGRAPH one deeper; a table with nested blocks is layout and is
    read as its blocks; two ``<br>`` end a paragraph; pictures are MEDIA anchors of no length, titled by their alt.
    """
    ink = Ink()
    walker = _Walker(ink, look)
    first = Frame(node, like or Block(Role.PARAGRAPH, ""))
    first.lines = lines
    walker.walk(node, first)
    return iter(ink.blocks)


# A frame, what is left of the element's children, the element, and its span where the frame is that of one around it.
_Stand = tuple[Frame, Iterator[PageElement], Tag, Span | None]


class _Walker:
    def __init__(self, ink: Ink, look: Look) -> None:
        self.ink, self.look = ink, look

    def walk(self, root: Tag, first: Frame) -> None:
        if root.name in _LEAVES:
            self.leaf(root, first)
            return
        top = self.enter(root, first, self.inside(root, first))
        if top is None:
            return
        stack: list[_Stand] = [(top, iter(root.contents), root, None)]
        while stack:
            frame, children, tag, span = stack[-1]
            for child in children:
                if isinstance(child, Tag):
                    if child.name in _LEAVES:
                        self.leaf(child, frame)
                    elif (inner := self.within(child, frame)) is not None:
                        stack.append(inner)
                        break
                elif not (frame.mute or isinstance(child, PreformattedString)):
                    self.write(str(child), frame)
            else:
                stack.pop()
                if frame.tag is tag:
                    self.leave(frame)
                elif span is not None:
                    self.ink.close(span)

    def within(self, tag: Tag, frame: Frame) -> "_Stand | None":
        """Where the walk stands in a child of the frame's element, or None where there is nothing to walk.

        Most elements are links and emphases, which change nothing but to be a span: they need no frame of their own.
        """
        inside = self.inside(tag, frame)
        if inside is None and tag.name not in BLOCKS and not frame.mute:
            return frame, iter(tag.contents), tag, self.span(tag)
        inner = self.enter(tag, frame.child(tag), inside)
        return None if inner is None else (inner, iter(tag.contents), tag, None)

    def inside(self, tag: Tag, frame: Frame) -> Inside | None:
        """What the site, or the element itself, says of what is inside of it."""
        return self.look.inside(tag, frame.like) or hidden(tag, frame.like)

    def write(self, text: str, frame: Frame) -> None:
        if not text.isascii():
            text = _INVISIBLE.sub("", mend(text)[0])
        if not frame.lines:
            plain = text.isprintable() and "  " not in text  # white space but a blank is not printable, says Python
            self.ink.write(text if plain else _SPACES.sub(" ", text))
            return
        for number, line in enumerate(text.replace("\u00a0", " ").split("\n")):
            if number:
                self.line_break(frame)
                line = line if frame.pre else line.lstrip()  # a pretty-printer's indentation
            self.ink.write_line(line)

    def line_break(self, frame: Frame) -> None:
        if not frame.pre and frame.row is None and self.ink.blank_line():
            self.flush(frame)
        else:
            self.ink.newline()

    def flush(self, frame: Frame) -> None:
        """Ends the block that is being written; inside a table cell only its line."""
        if frame.cell:
            self.ink.line()
        elif self.ink.begun and self.ink.flush(frame.block()) and frame.item:
            frame.item.clear()

    def leaf(self, tag: Tag, frame: Frame) -> None:
        """An element in which nothing is walked; `frame` is that around it."""
        if tag.name == "br":
            self.line_break(frame)
        elif tag.name == "img":
            self.picture(tag)

    def enter(self, tag: Tag, frame: Frame, inside: Inside | None) -> Frame | None:
        """The frame of `tag`, or None where there is nothing to walk."""
        name = tag.name
        runs_on = frame.inline or (name in _CELLS and frame.row is not None)
        if (name in BLOCKS and not runs_on) or (inside and (inside.one or inside.like is not frame.like)):
            self.flush(frame)
        if inside:
            if inside.silent:
                return None
            if (inside.like.post, inside.like.role) != (frame.like.post, frame.like.role):
                frame.plain()
            frame.edge = inside.like is not frame.like or inside.one
            frame.like, frame.inline = inside.like, inside.inline or frame.inline
            frame.lines = inside.lines or frame.lines
            frame.mute = not inside.strings
            frame.cell = frame.cell or inside.one
        if name == "iframe":
            self.frame(tag, frame)
            self.flush(frame)
            return None
        if name in ("video", "audio"):  # what stands in them is for browsers that cannot play them
            return None
        frame.span = self.span(tag)
        if name in _STRUCTURED:
            self.structure(tag, frame)
        if inside and inside.level is not None:
            frame.level = inside.level
        return frame

    def span(self, tag: Tag) -> Span | None:
        """The span that begins with the element: a link's or an emphasis's."""
        if tag.name == "a":
            anchor = self.look.link(tag, self.look.base)
            if anchor is not None:
                return self.ink.open(anchor)
            return self.ink.open("fragment") if str(tag.attrs.get("href") or "").startswith("#") else None
        return self.ink.open(SPANS[tag.name]) if tag.name in SPANS else None

    def structure(self, tag: Tag, frame: Frame) -> None:
        name = tag.name
        if name in HEADINGS:
            frame.level = 0 if frame.cell else HEADINGS[name]
        elif name in _LISTS:
            frame.depth += 1
            frame.count = [start_of(tag)] if name == "ol" else None
        elif name in ITEMS:
            frame.depth = max(frame.depth, 0)
            frame.item = [f"{frame.count[0]}." if frame.count else ""]
            if frame.count:
                frame.count[0] += 1
        elif name == "dd":  # what is said of the term above it, as the second paragraph of an item is
            frame.item = []
        elif name == "blockquote":
            frame.quote = True
        elif name == "pre":
            frame.lines = frame.pre = True
        elif name in ("table", "tr") or name in _CELLS:
            self.table(tag, frame)

    def table(self, tag: Tag, frame: Frame) -> None:
        name = tag.name
        if name == "table":
            frame.tables += 1
            if not frame.cell:
                data = frame.like.role is not Role.NOISE and frame.tables <= _NESTED_TABLES and is_data(tag)
                frame.table = [()] if data else None
        elif frame.table is None or frame.cell:
            return
        elif name == "tr":
            frame.row = [0]
            if not frame.table[0] and (cells := header_of(tag)):
                frame.table[0] = cells
                frame.table, frame.head = [()], True
        elif frame.row is not None:
            if frame.row[0]:
                self.ink.tab()
            frame.row[0] += 1
            frame.cell = True

    def leave(self, frame: Frame) -> None:
        name = frame.tag.name
        if frame.head and name == "tr":
            self.ink.drop_unlinked()
        if frame.edge and frame.row is None:
            frame.cell = False
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
            self.ink.picture(None, alt, "")
            return
        url, written = found
        anchor = Anchor(0, 0, url, written if written != url else "", self.look.picture(url))
        self.ink.picture(anchor, alt, str(tag.attrs.get("src") or ""))

    def frame(self, tag: Tag, frame: Frame) -> None:
        """A page in the page: a player's is a link; others are exhibits of the text, or the interface's adverts."""
        anchor = anchor_of(tag, self.look.base, attribute="src")
        if anchor is not None:
            noise = frame.like.role is Role.NOISE
            mark = Reason.CHROME if noise else None if PLAYERS.search(anchor.url) else Reason.MEDIA
            self.ink.point(replace(anchor, mark=mark))
