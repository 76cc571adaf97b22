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
from pipeline.parse._attributes import without_attributes
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
    """One pass over the events; each kind of event, beginning and end has its own answer, found by its name."""

    def __init__(self, text: str, *, keep_lines: bool) -> None:
        self.text = text
        self.outline = Outline(keep_lines=keep_lines, locate=_places(text, lambda: self.start))
        self.html = HtmlInside(self.outline)
        self.start = 0
        self._origin = 0  # where the held text begins
        self.head: dict[str, object] = {}
        self._held: list[str] | None = None  # text that is kept back: HTML of a block, a picture's alt, the YAML head
        self._images: list[tuple[str, int]] = []
        self._events: dict[str, Callable[[Any], object]] = {
            "Text": self._text,
            "Start": self._begin,
            "End": self._end,
            "Code": self._code,
            "Html": self._html,
            "InlineHtml": self._html,
            "FootnoteReference": self._footnote,
        }
        self._begins, self._ends = self._beginnings(), self._endings()

    def run(self) -> None:
        events = self._events
        for event, span in pyromark.events_with_range(self.text, options=_OPTIONS, merge_text=True):
            self.start = span["start"]
            if isinstance(event, str):
                self._mark(event)
                continue
            ((kind, value),) = event.items()
            if kind in events:
                events[kind](value)
        self.outline.close()
        self._unused_references()
        self._untie()

    def _untie(self) -> None:
        """Drops what holds the walk itself: else its blocks would wait for a search for cycles to be gone."""
        self.outline.locate = str
        for answers in (self._events, self._begins, self._ends):
            answers.clear()

    def _mark(self, event: str) -> None:
        if event == "SoftBreak":
            if self._held is None:
                self.outline.break_line(soft=True)
        elif event == "HardBreak":
            self.outline.break_line()
        elif event == "Rule":
            self.outline.close()

    def _text(self, text: str) -> None:
        text = without_attributes(text) if text.startswith("{") else text
        if self._held is None:
            self.outline.text(text)
        else:
            self._held.append(text)

    def _code(self, text: str) -> None:
        if self._held is not None:
            self._held.append(text)
            return
        self.outline.begin_span("code")
        self.outline.text(text)
        self.outline.end_span("code")

    def _html(self, source: str) -> None:
        if self._held is None:
            self.html.read(source)
        else:
            self._held.append(source)

    def _footnote(self, name: str) -> None:
        self.outline.begin_link(f"#fn-{name}")
        self.outline.end_link()

    # ---- what opens

    def _begin(self, value: Any) -> None:
        name, detail = next(iter(value.items())) if isinstance(value, dict) else (value, None)
        begin = self._begins.get(name)
        if begin is not None:
            begin(detail)
        elif not self.outline.in_row():
            self.outline.close()

    def _beginnings(self) -> dict[str, Callable[[Any], object]]:
        outline = self.outline
        return {
            "Link": lambda detail: outline.begin_link(_target(detail), detail["title"]),
            "Item": lambda _: outline.item(),
            "Strong": lambda _: outline.begin_span("bold"),
            "Emphasis": lambda _: outline.begin_span("italic"),
            "Image": self._begin_image,
            "HtmlBlock": self._hold,
            "MetadataBlock": self._hold,
            "List": lambda number: outline.begin("list", number=number),
            "BlockQuote": lambda _: outline.begin("quote"),
            "Table": lambda _: outline.table(),
            "TableHead": lambda _: outline.row(),
            "TableRow": lambda _: outline.row(),
            "TableCell": lambda _: outline.cell(),
            "Heading": lambda detail: outline.open(Role.HEADING, depth=int(detail["level"][1:])),
            "CodeBlock": lambda _: outline.open(Role.CODE, depth=outline.depth()),
            "FootnoteDefinition": self._begin_footnote,
        }

    def _begin_image(self, detail: Mapping[str, str]) -> None:
        self._images.append((detail["dest_url"], len(self._held or ())))
        self._held = self._held if self._held is not None else []

    def _hold(self, _: object) -> None:
        self._held, self._origin = [], self.start

    def _begin_footnote(self, name: str) -> None:
        self.outline.close()
        self.outline.footnote = f"[^{name}]"

    # ---- what closes

    def _end(self, value: Any) -> None:
        self._ends.get(next(iter(value)) if isinstance(value, dict) else value, self.outline.close)()

    def _endings(self) -> dict[str, Callable[[], object]]:
        outline = self.outline
        return {
            "Link": outline.end_link,
            "Item": outline.end_item,
            "Strong": lambda: outline.end_span("bold"),
            "Emphasis": lambda: outline.end_span("italic"),
            "Image": self._image,
            "HtmlBlock": self._html_block,
            "MetadataBlock": self._metadata,
            "List": lambda: outline.end("list"),
            "BlockQuote": lambda: outline.end("quote"),
            "Table": lambda: None,
            "TableHead": lambda: outline.close(header=True),
            "TableCell": lambda: None,
            "FootnoteDefinition": self._end_footnote,
            "Paragraph": lambda: None if outline.in_row() else outline.close(),
        }

    def _end_footnote(self) -> None:
        self.outline.close()
        self.outline.footnote = ""

    def _html_block(self) -> None:
        held, self._held = "".join(self._held or ()), None
        self.html.read(held, moved=self._moved(self._origin, held))

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
        self.outline.image(url, alt, mark=picture(url, alt))

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
        at = offset()
        line = bisect_right(starts, at)
        return f"{line}:{len(data[starts[line - 1] : at].decode(errors='ignore')) + 1}"

    return place
