"""Line-oriented markup -> an outline: what Org, AsciiDoc and MediaWiki have in common.

Each syntax gives a pattern for its headings, its items and its inline marks; lists nest by indent or by the number
of bullets, a line that is neither goes on the block above.
"""

import re
from collections.abc import Callable, Iterator

from pipeline.parse._outline import Outline
from pipeline.records import dataclass


@dataclass(frozen=True, slots=True)
class Inline:
    """One inline mark: what it looks like, and what to tell the outline of it."""

    pattern: str  # with one named group that no other mark uses
    tell: Callable[["re.Match[str]", Outline, "Scanner"], None]


class Scanner:
    """Reads a run of text for inline marks, the leftmost first."""

    def __init__(self, marks: tuple[Inline, ...]) -> None:
        self._marks = marks
        self._pattern = re.compile("|".join(f"(?P<mark{i}>{mark.pattern})" for i, mark in enumerate(marks)))

    def read(self, text: str, outline: Outline) -> None:
        """Text and marks in order."""
        position = 0
        for found in self._pattern.finditer(text):
            outline.text(text[position : found.start()])
            index = next(i for i in range(len(self._marks)) if found[f"mark{i}"] is not None)
            self._marks[index].tell(found, outline, self)
            position = found.end()
        outline.text(text[position:])


def span(kind: str, group: str) -> Callable[[re.Match[str], Outline, Scanner], None]:
    """Tells a run of bold, italic or code whose text stands in `group`."""

    def tell(found: re.Match[str], outline: Outline, scanner: Scanner) -> None:
        outline.begin_span(kind)
        if kind == "code":
            outline.text(found[group])
        else:
            scanner.read(found[group], outline)
        outline.end_span(kind)

    return tell


def link(outline: Outline, url: str, label: str | None, scanner: Scanner | None = None) -> None:
    """Tells a link with its text, or with its URL where it has none."""
    outline.begin_link(url)
    if scanner is not None and label:
        scanner.read(label, outline)
    else:
        outline.text(label or url)
    outline.end_link()


class Nesting:
    """Opens and closes lists so that an item of this indent may stand."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._indents: list[int] = []

    def item(self, indent: int, marker: str) -> None:
        """An item with this indent begins."""
        while self._indents and self._indents[-1] > indent:
            self._close()
        if not self._indents or self._indents[-1] < indent:
            self._outline.begin("list")
            self._indents.append(indent)
        self._outline.item(marker)

    def inside(self, indent: int) -> bool:
        """True where a line of this indent goes on an open item; deeper lists that it leaves are closed."""
        while self._indents and self._indents[-1] >= indent:
            self._close()
        return bool(self._indents)

    def end(self) -> None:
        """All lists end."""
        while self._indents:
            self._close()

    def _close(self) -> None:
        self._indents.pop()
        self._outline.end("list")


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers from 1."""
    return enumerate(text.split("\n"), start=1)
