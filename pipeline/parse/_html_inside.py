"""The HTML that stands inside Markdown, tag by tag, so that the two may be mixed as GitHub lets them.

    <details><summary><b><a href="https://example.org">Name</a></b> - what it is</summary>

    - [Source](https://example.org/source)
    </details>

Tags are read as they come, without a tree: an open tag may close three Markdown blocks later or never.
"""

import html
import re
from collections.abc import Callable

from pipeline.model import Reason, Role
from pipeline.parse._outline import Outline

# Possessive, so that an unclosed quote costs one look and no way back.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z][\w:-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")

_SPANS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "code": "code", "kbd": "code", "samp": "code"}
_BLOCKS = frozenset(
    {"p", "div", "center", "section", "article", "header", "footer", "figure", "figcaption", "dl", "nav", "hr", "pre"}
    | {"picture", "main", "aside"}
)
_BADGE = re.compile(
    r"shields\.io|badge|/badges?/|travis-ci|codecov\.|awesome\.re|forthebadge|licensebuttons|creativecommons\.org", re.I
)


_BADGE_WORDS = re.compile(r"(?:[\w.-]+\s){0,3}badge", re.I)


def picture(url: str, words: str = "") -> Reason:
    """Badges, by their address or what stands for them, are the page's own interface, other pictures media."""
    return Reason.CHROME if _BADGE.search(url) or _BADGE_WORDS.fullmatch(words.strip()) else Reason.MEDIA


class HtmlInside:
    """Reads pieces of HTML into an outline."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._silent: str | None = None  # the tag whose content is not shown
        self._linked = False
        self._cells: list[str] = []

    def read(self, source: str, *, moved: Callable[[int], object] = int) -> None:
        """One piece: a tag, or a block of tags and text; `moved` hears how far it is read."""
        position = 0
        while position < len(source):
            comment = source.find("<!--", position)
            stop = comment if comment >= 0 else len(source)
            self._tags(source, position, stop, moved)
            if comment < 0:
                return
            end = source.find("-->", comment)
            end = len(source) if end < 0 else end
            moved(comment)
            if "://" in (hidden := source[comment + 4 : end]):
                self.outline.noise(hidden.strip(), rule="html-comment")
            position = end + 3

    def _tags(self, source: str, position: int, stop: int, moved: Callable[[int], object]) -> None:
        for tag in _TAG.finditer(source, position, stop):
            self._piece(source, position, tag.start(), moved)
            moved(tag.start())
            self._tag(tag[2].lower(), tag[3], closing=bool(tag[1]))
            position = tag.end()
        self._piece(source, position, stop, moved)

    def _piece(self, source: str, start: int, stop: int, moved: Callable[[int], object]) -> None:
        text = source[start:stop]
        moved(start + len(text) - len(text.lstrip()))
        self._text(text)

    def _text(self, text: str) -> None:
        if text and self._silent is None:
            self.outline.text(html.unescape(text))

    def _tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if name in ("script", "style"):
            self._silent = None if closing else name
        elif self._silent is None:
            handled = self._inline(name, attributes, closing=closing)
            if not handled:
                self._block(name, closing=closing)

    def _inline(self, name: str, attributes: str, *, closing: bool) -> bool:
        outline = self.outline
        if name == "a":
            self._anchor(attributes, closing=closing)
        elif name == "img":
            values = _attributes(attributes)
            if source := values.get("src"):
                outline.image(source, alt := values.get("alt", ""), mark=picture(source, alt))
        elif name == "br":
            outline.break_line()
        elif name in _SPANS:
            (outline.end_span if closing else outline.begin_span)(_SPANS[name])
        else:
            return False
        return True

    def _anchor(self, attributes: str, *, closing: bool) -> None:
        if closing:
            if self._linked:
                self.outline.end_link()
            self._linked = False
            return
        values = _attributes(attributes)
        if self._linked:
            self.outline.end_link()
        self._linked = bool(values.get("href"))
        if self._linked:
            self.outline.begin_link(values["href"], values.get("title"))

    def _block(self, name: str, *, closing: bool) -> None:
        outline = self.outline
        if name in ("ul", "ol"):
            self._container("list", closing=closing, number=1 if name == "ol" else None)
        elif name in ("blockquote", "details"):
            if not (name == "details" and not closing):  # a details opens with its summary
                self._container("quote" if name == "blockquote" else name, closing=closing)
        elif name == "summary":
            self._summary(closing=closing)
        elif name in ("li", "dt"):
            (outline.end_item if closing else outline.item)()
        elif name in ("table", "tr", "td", "th", "thead", "tbody"):
            self._table(name, closing=closing)
        elif outline.in_row():
            if name in _BLOCKS and closing:
                outline.break_line()
        elif re.fullmatch("h[1-6]", name):
            if closing:
                outline.close()
            else:
                outline.open(Role.HEADING, depth=int(name[1]))
        elif name in _BLOCKS or name == "dd":
            outline.close()

    def _container(self, kind: str, *, closing: bool, number: int | None = None) -> None:
        if self.outline.in_row():
            self.outline.break_line()
        elif closing:
            self.outline.end(kind, html=True)
        else:
            self.outline.begin(kind, html=True, number=number)

    def _summary(self, *, closing: bool) -> None:
        outline = self.outline
        if closing:
            outline.begin("details", html=True)
        else:
            outline.summary()

    def _table(self, name: str, *, closing: bool) -> None:
        outline = self.outline
        if name == "table" and not closing:
            outline.table()
            self._cells = []
        elif name == "tr":
            if closing or outline.in_row():
                outline.close(header=set(self._cells) == {"th"})
            self._cells = []
            if not closing:
                outline.row()
        elif name in ("td", "th") and not closing:
            self._cells.append(name)
            outline.cell()


def _attributes(source: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(source)
    return {m[1].lower(): html.unescape(next((g for g in m.groups()[1:] if g is not None), "")).strip() for m in found}
