"""A short piece of HTML or Markdown inside a data field -> blocks.

For posts and notes, where a page's parser would cost more than the rest of the file; a list item stays an
item, a quotation a quote, a link's spans one text.
"""

import re
from collections.abc import Callable
from typing import Any, cast

import pyromark
from lxml import etree

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.records import replace

Attributes = dict[str, str]
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(
    "p|div|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|section|article|figure|hr|details|summary|blockquote|pre|h[1-6]"
)
_HIDDEN = frozenset({"script", "style", "template"})
# a bare URL with characters that Markdown would take for emphasis
_STARRED = re.compile(r"(?<![\w(<\[\"'=`])https?://[^\s<>()\[\]`*_~]*[*_~][^\s<>()\[\]`]*")
_SPANS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "code": "code", "tt": "code"}


def profile_mark(attributes: Attributes) -> Reason | None:
    """PROFILE for links that carry the classes of a mention or a hashtag."""
    classes = attributes.get("class", "").split()
    return Reason.PROFILE if {"mention", "hashtag", "u-url"} & set(classes) or attributes.get("rel") == "tag" else None


def markdown(text: str, *, like: Block, lines: bool = False) -> list[Block]:
    """The blocks of a Markdown text; with `lines` its line breaks stay."""
    guarded = _STARRED.sub(r"<\g<0>>", text)
    return html(pyromark.html(guarded, options=pyromark.Options.ENABLE_STRIKETHROUGH), like=like, lines=lines)


def html(
    text: str, *, like: Block, mark: Callable[[Attributes], Reason | None] = profile_mark, lines: bool = False
) -> list[Block]:
    """The blocks of an HTML fragment, each a copy of `like` with its own text and links.

    `mark` says which links are no content. With `lines` a line break of the source is one of the text
    (Hacker News shows lists so), else a space.
    """
    reader = _Fragment(like, mark, lines=lines)
    if "<" not in text and "&" not in text:
        reader.data(text)
        return reader.close()
    parser = etree.HTMLParser(target=cast(Any, reader), huge_tree=True, encoding="utf-8")
    parser.feed(text.encode("utf-8", "replace"))
    return cast(list[Block], parser.close())


class _Fragment:
    """What lxml's parser calls for each tag and text (the standard library's takes quadratic time on open quotes)."""

    def __init__(self, like: Block, mark: Callable[[Attributes], Reason | None], *, lines: bool) -> None:
        self.blocks: list[Block] = []
        self.like, self.mark, self.lines = like, mark, lines
        self.parts, self.size = list[str](), 0  # the text of the block that is open, and its length
        self.anchors = list[Anchor]()
        self.spans: dict[str, list[tuple[int, int]]] = {}  # "bold", "italic", "code"
        self.link: tuple[int, Attributes] | None = None
        self.opened: dict[str, int] = {}
        self.lists = self.quotes = self.pre = self.hidden = 0
        self.role, self.level = Role.PARAGRAPH, 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in _HIDDEN:
            self.hidden += 1
        elif tag == "br":
            self.add("\n")
        elif tag == "a":
            self.end_link()
            self.link = (self.size, dict(attributes))
        elif tag == "img":
            self.image(attributes)
        elif tag in ("td", "th"):
            self.add("\t" if self.size else "")
        elif tag in _SPANS:
            self.opened[tag] = self.size
        elif _BREAKS.fullmatch(tag):
            self.begin(tag)

    def begin(self, tag: str) -> None:
        self.flush()
        self.lists += tag in ("ul", "ol")
        self.quotes += tag == "blockquote"
        self.pre += tag == "pre"
        if tag == "li":
            self.role, self.level = Role.ITEM, max(self.lists - 1, 0)
        elif tag[0] == "h" and tag[1:].isdigit():
            self.role, self.level = Role.HEADING, int(tag[1:])

    def end(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden = max(self.hidden - 1, 0)
        elif tag == "a":
            self.end_link()
        elif tag in self.opened:
            self.spans.setdefault(_SPANS[tag], []).append((self.opened.pop(tag), self.size))
        elif _BREAKS.fullmatch(tag):
            self.finish(tag)

    def finish(self, tag: str) -> None:
        self.flush()
        self.lists = max(self.lists - (tag in ("ul", "ol")), 0)
        self.quotes = max(self.quotes - (tag == "blockquote"), 0)
        self.pre = max(self.pre - (tag == "pre"), 0)

    def data(self, data: str) -> None:
        if self.hidden:
            return
        data = data.replace("\u00ad", "")
        if not self.pre:
            rows = data.split("\n") if self.lines else [data]
            data = "\n".join(_SPACE.sub(" ", row) for row in rows)
            if not self.parts or self.parts[-1][-1] in " \n":
                data = data.lstrip(" ")
        self.add(data)

    def add(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.size += len(text)

    def image(self, attributes: Attributes) -> None:
        url = attributes.get("src", "")
        if url.startswith(("http://", "https://", "//")):
            self.anchors.append(Anchor(self.size, self.size, url, mark=Reason.MEDIA))

    def end_link(self) -> None:
        if self.link is None:
            return
        start, attributes = self.link
        self.link = None
        if url := attributes.get("href", "").strip():
            mark, title = self.mark(attributes), attributes.get("title") or None
            self.anchors.append(Anchor(start, self.size, url, mark=mark, title=title))

    def comment(self, text: str) -> None:
        """Says nothing."""

    def close(self) -> list[Block]:
        self.flush()
        return self.blocks

    def flush(self) -> None:
        """Ends the block that is open."""
        self.end_link()
        whole = "".join(self.parts)
        text = whole.strip()
        left = whole.find(text)
        if text or self.anchors:
            self.blocks.append(self.block(text, left))
        self.parts, self.size = [], 0
        self.anchors, self.spans, self.opened = [], {}, {}
        self.role, self.level = Role.PARAGRAPH, 0

    def block(self, text: str, left: int) -> Block:
        def place(offset: int) -> int:
            return min(max(offset - left, 0), len(text))

        def spans(kind: str) -> tuple[tuple[int, int], ...]:
            return tuple((place(a), place(b)) for a, b in self.spans.get(kind, ()) if place(a) < place(b))

        role = Role.CODE if self.pre else Role.QUOTE if self.quotes else self.role
        anchors = sorted(self.anchors, key=lambda a: a.start)
        return replace(
            self.like,
            role=role if self.like.role is Role.PARAGRAPH else self.like.role,
            text=text,
            anchors=tuple(replace(a, start=place(a.start), end=place(a.end)) for a in anchors),
            depth=self.like.depth + self.level,
            bold=spans("bold"),
            italic=spans("italic"),
            code=spans("code"),
        )
