"""Markdown (GFM, HTML inside) -> blocks, on pyromark's events with byte ranges; shared by all Markdown formats.

    ## Books
    - [Name](https://example.org) - what it is ([Source](https://example.org/source))

Footnotes, reference links, tables, task lists and a YAML head are read; broken links stay text.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any

import pyromark
import yaml

from pipeline.model import Block, Role
from pipeline.parse._html_inside import HtmlInside, picture
from pipeline.parse._outline import Outline
from pipeline.records import dataclass

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)
_SPANS = {"Strong": "bold", "Emphasis": "italic"}


@dataclass(frozen=True, slots=True)
class Markdown:
    """What a Markdown text holds."""

    blocks: tuple[Block, ...]
    head: Mapping[str, object]  # its YAML head, {} where there is none or a broken one
    complaints: tuple[str, ...]


def read_markdown(text: str, *, keep_lines: bool = False) -> Markdown:
    """The blocks of `text`; with `keep_lines` every line break inside a paragraph is kept."""
    walk = _Walk(text, keep_lines=keep_lines)
    walk.run()
    return Markdown(tuple(walk.outline.blocks), walk.head, tuple(walk.outline.complaints))


class _Walk:
    """One pass over the events."""

    def __init__(self, text: str, *, keep_lines: bool) -> None:
        self.text = text
        self.outline = Outline(keep_lines=keep_lines, locate=_places(text, lambda: self.start))
        self.html = HtmlInside(self.outline)
        self.start = 0
        self._origin = 0  # where the held text begins
        self.head: dict[str, object] = {}
        self._held: list[str] | None = None  # text that is kept back: HTML of a block, a picture's alt, the YAML head
        self._images: list[tuple[str, int]] = []
        self._numbers: list[bool] = []

    def run(self) -> None:
        for event, span in pyromark.events_with_range(self.text, options=_OPTIONS, merge_text=True):
            self.start = span["start"]
            if isinstance(event, str):
                self._mark(event)
            else:
                ((kind, value),) = event.items()
                self._event(kind, value)
        self.outline.close()
        self._unused_references()

    def _event(self, kind: str, value: Any) -> None:
        if kind == "Text" and self._held is None:
            self.outline.text(value)
        elif kind == "Start":
            name, detail = next(iter(value.items())) if isinstance(value, dict) else (value, None)
            self._begin(name, detail)
        elif kind == "End":
            self._end(next(iter(value)) if isinstance(value, dict) else value)
        elif self._held is not None and kind in ("Text", "Html", "Code", "InlineHtml"):
            self._held.append(value)
        elif kind == "Code":
            self._code(value)
        elif kind in ("InlineHtml", "Html"):
            self.html.read(value)
        elif kind == "FootnoteReference":
            self._footnote(value)

    def _mark(self, event: str) -> None:
        if event == "SoftBreak":
            if self._held is None:
                self.outline.break_line(soft=True)
        elif event == "HardBreak":
            self.outline.break_line()
        elif event == "Rule":
            self.outline.close()

    def _code(self, text: str) -> None:
        self.outline.begin_span("code")
        self.outline.text(text)
        self.outline.end_span("code")

    def _footnote(self, name: str) -> None:
        self.outline.begin_link(f"#fn-{name}")
        self.outline.end_link()

    # ---- what opens and closes

    def _begin(self, name: str, detail: Any) -> None:
        outline = self.outline
        if name in _SPANS:
            outline.begin_span(_SPANS[name])
        elif name == "Link":
            outline.begin_link(_target(detail), detail["title"])
        elif name == "Image":
            self._images.append((detail["dest_url"], len(self._held or ())))
            self._held = self._held if self._held is not None else []
        elif name in ("HtmlBlock", "MetadataBlock"):
            self._held, self._origin = [], self.start
        elif name in ("List", "Item", "BlockQuote"):
            self._begin_container(name, detail)
        elif name in ("Table", "TableHead", "TableRow", "TableCell"):
            self._begin_table(name)
        else:
            self._begin_block(name, detail)

    def _begin_container(self, name: str, detail: Any) -> None:
        if name == "Item":
            self.outline.item()
        else:
            self.outline.begin("list" if name == "List" else "quote", number=detail if name == "List" else None)

    def _begin_table(self, name: str) -> None:
        if name == "Table":
            self.outline.table()
        elif name == "TableCell":
            self.outline.cell()
        else:
            self.outline.row()

    def _begin_block(self, name: str, detail: Any) -> None:
        outline = self.outline
        if name == "Heading":
            outline.open(Role.HEADING, depth=int(detail["level"][1:]))
        elif name == "CodeBlock":
            outline.open(Role.CODE, depth=outline.depth())
        elif name == "FootnoteDefinition":
            outline.close()
            outline.footnote = f"[^{detail}]"
        elif not outline.in_row():
            outline.close()

    def _end(self, name: str) -> None:
        outline = self.outline
        if name in _SPANS:
            outline.end_span(_SPANS[name])
        elif name == "Link":
            outline.end_link()
        elif name == "Image":
            self._image()
        elif name == "HtmlBlock":
            held, self._held = "".join(self._held or ()), None
            self.html.read(held, moved=self._moved(self._origin, held))
        elif name == "MetadataBlock":
            self._metadata()
        elif name == "Item":
            outline.end_item()
        elif name in ("List", "BlockQuote"):
            outline.end("list" if name == "List" else "quote")
        elif name == "FootnoteDefinition":
            outline.close()
            outline.footnote = ""
        elif name not in ("Table", "TableCell") and not (name == "Paragraph" and outline.in_row()):
            outline.close(header=name == "TableHead")

    def _moved(self, origin: int, held: str) -> Callable[[int], None]:
        """Keeps count of the place inside a block of HTML."""
        last = [0, origin]

        def moved(position: int) -> None:
            last[1] += len(held[last[0] : position].encode())
            last[0] = position
            self.start = last[1]

        return moved

    def _image(self) -> None:
        url, start = self._images.pop()
        alt = "".join((self._held or [])[start:])
        if not self._images:
            self._held = None
        self.outline.image(url, alt, mark=picture(url))

    def _metadata(self) -> None:
        source, self._held = "".join(self._held or ()), None
        try:
            head = yaml.load(source, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            self.outline.complaints.append(f"the YAML head cannot be read: {str(error).splitlines()[0]}")
            head = None
        self.head = head if isinstance(head, dict) else {}
        self.outline.noise(source.strip(), rule="yaml-head")

    def _unused_references(self) -> None:
        """Definitions that nothing refers to are in the file too, and their URLs must not be lost."""
        used = {anchor.url for block in self.outline.blocks for anchor in block.anchors}
        for name, definition in pyromark.reference_definitions(self.text, options=_OPTIONS).items():
            if definition["dest"] not in used and "://" in definition["dest"]:
                self.outline.noise(name, rule="unused-reference", urls=(definition["dest"],))


def _target(detail: Mapping[str, str]) -> str:
    mail = detail["link_type"] == "Email" and not detail["dest_url"].startswith("mailto:")
    return f"mailto:{detail['dest_url']}" if mail else detail["dest_url"]


def _places(text: str, offset: Callable[[], int]) -> Callable[[], str]:
    """A function that gives "line:column" of the byte at `offset()`."""
    data = text.encode()
    starts = [0, *accumulate(len(line) + 1 for line in data.split(b"\n"))]

    def place() -> str:
        line = bisect_right(starts, offset()) - 1
        return f"{line + 1}:{len(data[starts[line] : offset()].decode(errors='ignore')) + 1}"

    return place
