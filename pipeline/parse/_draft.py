"""A document while its reader writes it: posts and blocks are added in order, then it is frozen.

Readers work on lines: each knows its number, so that every block knows where it stands. Empty lines part
paragraphs; other line breaks are the author's and stay.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from pipeline.model import Anchor, Block, Document, Genre, Post, Precision, Reason, Role, Standing
from pipeline.parse._glyph_items import PICTURE
from pipeline.parse._notes import Inline, pictures
from pipeline.records import dataclass, replace

# What pads a line without being seen: spaces of all widths, zero-width marks, the byte-order mark.
BLANK = " \t\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2800\u3000\u3164\ufe0f\ufeff"
_PADDING = " \t\n\u00a0\u200b\u200e\u200f\u2060\u3000\ufeff"
_SEEN = re.compile(f"[^{BLANK}]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U(000[0-9a-fA-F]{5}|0010[0-9a-fA-F]{4})")
_BULLET = re.compile(rf"^[ \t\u00a0]*(?P<marker>[•●■▪◦‣▶►➤○□▸∙·*–-]|{PICTURE}\ufe0f?)[ \t\u00a0]+(?=\S)")
# What a page shows in place of a film to browsers of long ago, and savers copy.
_FALLBACK = re.compile(r"(?:sorry, )?your browser (?:does not|doesn['’]t) (?:yet )?support [^.\n]{3,60}\.?", re.I)
_GLYPHS = set("•●■▪◦‣▶►➤○□▸")


Read = Callable[[str], Inline]
When = tuple[datetime | None, Precision | None]
NEVER: When = (None, None)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, without its end; `column` is where its text begins, from 1."""

    number: int
    text: str
    column: int = 1

    @property
    def blank(self) -> bool:
        """True where nothing can be seen on it."""
        text = self.text
        return not text[:1].isalnum() and not _SEEN.search(text)

    def cut(self, start: int, end: int | None = None) -> "Line":
        """The part of the line from `start` to `end`."""
        return Line(self.number, self.text[start:end], self.column + start)


def lines_of(text: str) -> list[Line]:
    """The lines of `text`, numbered from 1."""
    return list(_lines_of(text))


@lru_cache(maxsize=4)  # several readers look at the lines of a file before one reads it
def _lines_of(text: str) -> tuple[Line, ...]:
    return tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))


def unescape(text: str) -> str:
    """`text` with literal \\uXXXX and \\UXXXXXXXX turned into what they name; control characters stay as they are."""
    if "\\u" not in text and "\\U" not in text:
        return text
    return _SURROGATES.sub(_paired, _ESCAPE.sub(_named, text))


_SURROGATES = re.compile("([\ud800-\udbff])([\udc00-\udfff])|[\ud800-\udfff]")


def _named(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code >= 0xA0 or 0x20 <= code < 0x7F else escape[0]


def _paired(pair: re.Match[str]) -> str:
    if not pair[2]:
        return f"\\u{ord(pair[0]):04x}"
    return chr(0x10000 + ((ord(pair[1]) - 0xD800) << 10) + (ord(pair[2]) - 0xDC00))


def trimmed(lines: Sequence[Line]) -> list[Line]:
    """`lines` without the blank ones at either end."""
    start, end = 0, len(lines)
    while start < end and lines[start].blank:
        start += 1
    while end > start and lines[end - 1].blank:
        end -= 1
    return list(lines[start:end])


def chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines between blank ones."""
    run: list[Line] = []
    for line in lines:
        if not line.blank:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def plain(text: str) -> Inline:
    """Text that has no markup; links of attached pictures marked."""
    return Inline(text, pictures(text))


class Draft:
    """Posts and blocks in order; `read` turns the source text of a block into text and anchors."""

    def __init__(self, read: Callable[[str], Inline] = plain) -> None:
        self.read = read
        self.posts: list[Post] = []
        self.blocks: list[Block] = []
        self.section: tuple[str, ...] = ()  # the headings above
        self.depths: tuple[int, ...] = ()  # and how deep each of them is

    def post(
        self,
        author: str | None = None,
        *,
        url: str | None = None,
        at: When = NEVER,
        standing: Standing = Standing.OWN,
        reply_to: int | None = None,
        name: str | None = None,
    ) -> int:
        """Opens a post; returns its index."""
        self.posts.append(Post(author, url, at[0], at[1], standing, reply_to, name))
        return len(self.posts) - 1

    def add(self, lines: Sequence[Line], like: Block, *, read: Read | None = None) -> None:
        """One block of `lines`, shaped like `like`; `read` instead of the draft's own where given."""
        lines = trimmed(lines)
        if not lines:
            return
        source = "\n".join(line.text.rstrip() for line in lines)
        found = (read or self.read)(source)
        text = found.text.strip(_PADDING)
        left = len(found.text) - len(found.text.lstrip(_PADDING))
        anchors = tuple(_moved(found.anchors, left, len(text)))
        if not text and not anchors:
            return
        if not text and all(anchor.mark is Reason.MEDIA for anchor in anchors):
            like = replace(like, role=Role.NOISE, mark=Reason.MEDIA, rule="picture")
        elif "browser" in text and _FALLBACK.fullmatch(text):
            like = replace(like, role=Role.NOISE, mark=Reason.CHROME, rule="in place of a film")
        bold = tuple((max(0, a - left), min(b - left, len(text))) for a, b in found.bold if b > left)
        indent = len(lines[0].text) - len(lines[0].text.lstrip())
        where = f"{lines[0].number}:{lines[0].column + indent}"
        section = like.section or self.section
        self.blocks.append(replace(like, text=text, anchors=anchors, bold=bold, where=where, section=section))

    def say(self, lines: Iterable[Line], *, post: int | None = None, role: Role = Role.PARAGRAPH) -> None:
        """What somebody wrote: a block for each paragraph and each item of a list of bullets."""
        like = Block(role, "", post=post)
        for chunk in chunks(lines):
            for piece, marker in _items(chunk):
                self.add(piece, replace(like, role=Role.ITEM, marker=marker) if marker else like)

    def noise(
        self, lines: Iterable[Line], *, mark: Reason, rule: str, post: int | None = None, read: Read | None = None
    ) -> None:
        """What is no content, and by which rule."""
        for chunk in chunks(lines):
            self.add(chunk, Block(Role.NOISE, "", post=post, mark=mark, rule=rule), read=read)

    def document(self, **known: object) -> Document:
        """The finished document."""
        return Document(blocks=tuple(self.blocks), posts=tuple(self.posts), **{"genre": Genre.THREAD, **known})  # type: ignore[arg-type]


def _moved(anchors: Iterable[Anchor], left: int, length: int) -> Iterator[Anchor]:
    for anchor in anchors:
        if left or anchor.end > length:
            start, end = (min(max(0, at - left), length) for at in (anchor.start, anchor.end))
            yield replace(anchor, start=start, end=end)
        else:
            yield anchor


def _items(chunk: list[Line]) -> Iterator[tuple[list[Line], str]]:
    """The paragraph before the bullets, and each item with its bullet; without a list, the whole paragraph.

    A hyphen, a star or a picture alone may be a dash, a stress or a smile: it takes two of the same to make a list.
    """
    found = [_BULLET.match(line.text) for line in chunk]
    markers = [match["marker"] for match in found if match]
    listed = {marker for marker in markers if marker in _GLYPHS or markers.count(marker) > 1}
    run: list[Line] = []
    current = ""
    for line, match in zip(chunk, found, strict=True):
        if match and match["marker"] in listed:
            if run:
                yield run, current
            run, current = [line.cut(match.end())], match["marker"] if match["marker"].isascii() else "•"
        elif current and not line.text[:1].isspace():  # the list is over: nothing here is wrapped by width
            yield run, current
            run, current = [line], ""
        else:
            run.append(line)
    if run:
        yield run, current
