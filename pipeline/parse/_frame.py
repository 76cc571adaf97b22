"""How markup is to be seen (what a site's reader says), and where in it the walk stands."""

import re
from collections.abc import Callable

from bs4 import Tag

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._href import anchor_of
from pipeline.parse._ink import Span
from pipeline.records import dataclass, replace

_SHOWN = frozenset(("html", "body", "main", "article"))  # hidden only until a script has run
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(frozen=True, slots=True)
class Inside:
    """What holds inside an element."""

    like: Block  # the template of its blocks: post, role NOISE with mark and rule, ...
    lines: bool = False  # newlines of the source are line breaks (CSS white-space: pre-wrap)
    inline: bool = False  # div and p run on in the line: one text, built of boxes
    level: int | None = None  # of the heading that it is; 0: none, whatever its name; None: what its name says
    strings: bool = True  # False: what stands directly in it, outside of its elements, is left out
    one: bool = False  # its blocks are the lines of one block: the picture, title and teaser of a card
    silent: bool = False  # nothing in it is content nor noise worth a block: a copy of what stands elsewhere


@dataclass(frozen=True, slots=True)
class Look:
    """How a site's markup is to be seen."""

    inside: Callable[[Tag, Block], Inside | None] = lambda tag, like: None  # asked at every element; None: no change
    link: Callable[[Tag, str | None], Anchor | None] = lambda tag, base: anchor_of(tag, base)  # asked at every <a>
    base: str | None = None  # against which hrefs are resolved
    picture: Callable[[str], Reason] = lambda url: Reason.MEDIA  # what a picture is: CHROME for badges


DEFAULT = Look()


def hidden(tag: Tag, like: Block) -> Inside | None:
    """What the page does not show is noise, said by its own attributes."""
    attrs = tag.attrs
    if not ("hidden" in attrs or ("style" in attrs and _HIDDEN.search(str(attrs["style"])))):
        return None
    if tag.name in _SHOWN or like.role is Role.NOISE:
        return None
    return Inside(replace(like, role=Role.NOISE, mark=Reason.CHROME, rule="hidden"))


class Frame:
    """An element that the walk is in."""

    def __init__(self, tag: Tag, like: Block) -> None:
        self.tag, self.like = tag, like
        self.span: Span | None = None  # to be closed at the end
        self.lines = self.inline = self.pre = False
        self.mute = False  # its direct strings are left out
        self.edge = False  # begins another template: its text never runs into what follows
        self.table: list[tuple[str, ...]] | None = None  # [header cells] of a data table
        self.tables = 0  # that it stands in
        self.plain()

    def plain(self) -> None:
        """Outside of every list, quote, heading and row."""
        self.depth = -1  # nesting of lists
        self.count: list[int] | None = None  # [number of the next item] of an ordered list
        self.item: list[str] | None = None  # [its marker], emptied when its first paragraph is out
        self.level = 0  # of the heading
        self.quote = self.cell = self.head = False
        self.row: list[int] | None = None  # [cells begun]

    def child(self, tag: Tag) -> "Frame":
        """The same state for an element inside."""
        frame = Frame.__new__(Frame)
        frame.__dict__.update(self.__dict__)
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
