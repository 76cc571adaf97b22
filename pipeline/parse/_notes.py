"""Markdown as note-taking apps write it: what stands inside a line.

No Markdown parser fits these files: posts hold stray marks ("*very*", "1)", "#maths") that a renderer would eat,
line breaks are the author's, and apps add marks of their own (`[[page]]`, `‹url›`). So only what is certain is
read: links, images, autolinks, `[[pages]]`, bold, backslash escapes, entities and the HTML tags that carry a URL.
"""

import html
import re
from collections.abc import Callable

from pipeline.links.hosts import SITES_LIKE_FILES
from pipeline.model import Anchor, Reason
from pipeline.parse import _status_links
from pipeline.records import dataclass

Mark = Callable[[str], Reason | None]

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<embed>!\[\[[^\[\]\n]{1,300}\.(?:png|jpe?g|gif|webp|svg|bmp|avif|heic|mp4|mov|webm|mp3|pdf)(?:[|#][^\[\]\n]{0,60})?\]\])"
    r"|(?P<wiki>\[\[[^\[\]\n]{1,300}\]\])"
    r"|(?P<image>!\[(?!!\[))"  # "great!![…" is an exclamation before a linked picture
    r"|(?P<link>\[)"
    r"|[<‹](?P<auto>[a-z][a-z+.-]{1,10}:[^\s<>‹›]{1,3000})[>›]"
    r"|(?P<bold>\*\*)"
    r"|(?P<comment><!--)"
    r"|<(?P<tag>/?[a-z][a-z0-9]{0,15})(?P<attributes>(?:\s[^<>]{0,3000})?)/?>"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,20}\d?);)",
    re.I,
)
_BEGINS = re.compile(r"[\\\[!<‹*&]")  # each of them: sought ten times faster than all of their kinds
_ATTRIBUTE = re.compile(r"""\b(?:href|src)\s*=\s*["']([^"']{1,3000})["']""", re.I)
_TITLE = re.compile(r"""\s+(?:"([^"\n]*)"|'([^'\n]*)'|\(([^)\n]*)\))\s*$""")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BRACKET = re.compile(r"\\.|[\[\]()]|\n+")
# Behind a scheme it is a link like others.
_PICTURE = re.compile(r"(?<![\w./@-])pic\.(?:twitter|x)\.com/\w{4,20}", re.I)
# How clippers write the card below a post: "[example.org Title of the page](https://t.co/…)".
_CARD = re.compile(r"(?:[\w-]{1,60}\.){1,3}[a-z]{2,12}\s+(?=\S+\s)", re.I)
_SHORT = "https://t.co/"
_BREAKS = {"br", "p", "/p", "div", "/div", "li", "blockquote", "/blockquote"}
_KEPT_TAGS = {"article"}  # tags that people write to be read, in prompts
# Apps take the names of files for addresses, where the ending is also a country's or a registry's.
_FILE = re.compile(r"^[\w.-]{1,60}\.(?:md|py|zip|mov)$")
_FILE_LINK = re.compile(r"^https?://[\w.-]{1,60}\.(?:md|py|zip|mov)/?$", re.I)
_SCHEME_BEFORE = re.compile(r"https?://$", re.I)


@dataclass(frozen=True, slots=True)
class Inline:
    """Text without its marks, and what the marks said."""

    text: str
    anchors: tuple[Anchor, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()


def pictures(text: str) -> tuple[Anchor, ...]:
    """An anchor over each short link that the network puts behind a post for its picture or video."""
    if ".com/" not in text.lower():
        return ()
    return tuple(Anchor(m.start(), m.end(), f"https://{m[0]}", m[0], Reason.MEDIA) for m in _PICTURE.finditer(text))


def marking(reason: Reason) -> Callable[[str], Inline]:
    """Reads a line all of whose links have one reason."""
    return lambda text: inline(text, lambda _: reason)


def inline(source: str, mark: Mark = _status_links.mark) -> Inline:
    """`source` without its marks; `mark` says of each target what its shape tells."""
    if not _BEGINS.search(source):
        return Inline(source)
    reader = _Reader(source, mark)
    reader.read(0, len(source))
    reader.close()
    return Inline(
        "".join(reader.out), tuple(sorted(reader.anchors, key=lambda a: (a.start, a.end))), tuple(reader.bold)
    )


class _Reader:
    """Walks the source once; the text so far, the anchors and the bold spans grow as it goes."""

    def __init__(self, source: str, mark: Mark) -> None:
        self.source, self.mark = source, mark
        self.closes = _pairs(source) if "[" in source else {}
        self.last_comment = source.rfind("-->")
        self.out: list[str] = []
        self.length = 0
        self.anchors: list[Anchor] = []
        self.bold: list[tuple[int, int]] = []
        self.opened: int | None = None  # where a bold span began
        self.linked: tuple[int, str] | None = None  # where an HTML link began, and its target

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def read(self, pos: int, end: int) -> None:
        at = pos
        while begins := _BEGINS.search(self.source, at, end):
            token = _TOKEN.match(self.source, begins.start(), end)
            if token is None:
                at = begins.end()
                continue
            self.write(self.source[pos : token.start()])
            pos = at = self.token(token, end)
        self.write(self.source[pos:end])

    def close(self) -> None:
        """An HTML link that nothing closes reaches to the end."""
        if self.linked:
            self.anchors.append(Anchor(self.linked[0], self.length, self.linked[1], mark=self.mark(self.linked[1])))

    def token(self, token: re.Match[str], end: int) -> int:
        """Reads one token; returns where the text goes on."""
        kind = token.lastgroup
        if kind in ("image", "link"):
            return self.bracket(token, end)
        if kind == "embed":  # a file of the vault, shown in its place
            return token.end()
        if kind == "wiki":
            self.write(token["wiki"][2:-2].rpartition("|")[2])
        elif kind == "escaped":
            self.write(token["escaped"])
        elif kind == "entity":
            self.write(html.unescape(token[0]))
        elif kind == "auto":
            self.anchor(token["auto"], token["auto"])
        elif kind == "bold":
            self.strong()
        elif kind == "comment":
            return self.comment(token, end)
        else:
            self.tag(token)
        return token.end()

    def anchor(self, shown: str, url: str, *, reason: Reason | None = None, title: str | None = None) -> None:
        start = self.length
        self.write(shown)
        self.anchors.append(Anchor(start, self.length, url, mark=reason or self.mark(url), title=title))

    def strong(self) -> None:
        if self.opened is None:
            self.opened = self.length
        else:
            if self.length > self.opened:
                self.bold.append((self.opened, self.length))
            self.opened = None

    def comment(self, token: re.Match[str], end: int) -> int:
        close = self.source.find("-->", token.end(), end) if token.end() <= self.last_comment else -1
        if close < 0:
            self.write(token[0])
            return token.end()
        self.write(self.source[token.end() : close].strip())
        return close + 3

    def tag(self, token: re.Match[str]) -> None:
        name = token["tag"].lower()
        url = _ATTRIBUTE.search(token["attributes"])
        if name == "a" and url:
            self.linked = (self.length, html.unescape(url[1]))
        elif name == "/a" and self.linked:
            start, target = self.linked
            self.anchors.append(Anchor(start, self.length, target, mark=self.mark(target)))
            self.linked = None
        elif url:
            reason = {"img": Reason.MEDIA, "script": Reason.CHROME, "link": Reason.CHROME}.get(name)
            target = html.unescape(url[1])
            self.anchors.append(Anchor(self.length, self.length, target, mark=reason or self.mark(target)))
        elif name in _BREAKS:
            self.write("\n")
        elif name.lstrip("/") in _KEPT_TAGS:
            self.write(token[0])

    def bracket(self, token: re.Match[str], end: int) -> int:
        """A link or an image; where no target follows, its bracket is text."""
        close = self.closes.get(token.end() - 1, end)
        target_end = self.closes.get(close + 1, end) if self.source[close + 1 : close + 2] == "(" else end
        if close >= end or target_end >= end:
            self.write(token[0])
            return token.end()
        url, title = _target(self.source[close + 2 : target_end])
        if token.lastgroup == "image":
            alt = self.source[token.end() : close].strip()
            self.anchor("", url, reason=Reason.MEDIA, title=title or alt or None)
        else:
            self.link(token.end(), close, url, title)
        return target_end + 1

    def link(self, start: int, close: int, url: str, title: str | None) -> None:
        tail, known, written = "".join(self.out[-2:])[-8:], len(self.anchors), len(self.out)
        before = self.length
        card = _CARD.match(self.source, start, close) if url.startswith(_SHORT) else None
        self.read(card.end() if card else start, close)
        if not url or url.startswith("#"):
            return
        pictures = self.anchors[known:]
        reason = self.mark(url)
        if pictures and self.length == before:  # a picture that links: to its larger self, or a card
            reason = Reason.MEDIA if any(p.url == url for p in pictures) else reason
            title = title or next((p.title for p in pictures if p.title), None)
        if _names_file("".join(self.out[written:])) and _FILE_LINK.match(url):
            reason = reason or Reason.CHROME
        scheme = _SCHEME_BEFORE.search(tail)
        if scheme and url.endswith("".join(self.out[written:])):  # an app linked only what follows the scheme
            before -= len(scheme[0])
        self.anchors.append(Anchor(before, self.length, url, mark=reason, title=title))


def _names_file(shown: str) -> bool:
    return _FILE.match(shown) is not None and ".".join(shown.lower().split(".")[-2:]) not in SITES_LIKE_FILES


def _pairs(source: str) -> dict[int, int]:
    """Where each bracket closes: square ones within a paragraph, round ones within a line."""
    closes: dict[int, int] = {}
    square: list[int] = []
    round_: list[int] = []
    for token in _BRACKET.finditer(source):
        char = token[0][-1]
        if char == "\n":
            round_.clear()
            if len(token[0]) > 1:
                square.clear()
        elif token[0] in "[(":
            (square if char == "[" else round_).append(token.start())
        elif token[0] in "])":
            opened = square if char == "]" else round_
            if opened:
                closes[opened.pop()] = token.start()
    return closes


def _target(inside: str) -> tuple[str, str | None]:
    """URL and title of what stands between a link's parentheses."""
    inside = inside.strip()
    title = _TITLE.search(inside) if inside.endswith(('"', "'", ")")) else None
    if title:
        inside = inside[: title.start()].strip()
    if inside.startswith("<") and inside.endswith(">"):
        inside = inside[1:-1]
    url = _ESCAPED.sub(r"\1", html.unescape(inside))
    return url, next((g for g in title.groups() if g), None) if title else None
