"""Org mode lists.

#+title: Resources
* Tools
- [[https://example.org][Name]] - what it is
  goes on here
| Name | Link |
"""

import re
from collections.abc import Iterator

from pipeline.model import Anchor, Block, Document, Genre, Role, SavedFile
from pipeline.parse._outline import Outline
from pipeline.parse._scan import Inline, Nesting, Scanner, link, numbered, span
from pipeline.parse._syntax import Syntax
from pipeline.parse._titles import platform_of, title_of
from pipeline.records import replace

_SYNTAX = Syntax(
    endings=(".org",),
    link=re.compile(r"\[\[https?://[^\]\n]{1,500}\]"),
    heading=re.compile(r"^\*{1,6} \S", re.M),
)
_HEADING = re.compile(r"(\*{1,12}) (.*)")
_KEYWORD = re.compile(r"#\+(\w{1,30}):?\s*(.*)", re.I)
_ITEM = re.compile(r"([ \t]*)([-+]|\d{1,6}[.)])\s+(?:\[[ xX-]\]\s+)?(.*)")
_TAGS = re.compile(r"\s+:[\w@:]+:\s*$")
_PLANNING = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED):\s*[<\[]")
_ADDRESS = re.compile(r":URL:\s+(https?://\S+)", re.I)
_STATE = re.compile(r"(?:TODO|DONE|NEXT|WAITING)\s+|\[#[A-C]\]\s+")


def _tell_link(found: re.Match[str], outline: Outline, scanner: Scanner) -> None:
    link(outline, found["target"].removeprefix("file:"), found["label"], scanner)


_EDGE = r"(?:(?<=^)|(?<=[\s(\[{'\"—–-]))"
_SCANNER = Scanner(
    (
        Inline(r"\[\[(?P<target>[^\]\[\n]{1,2000})\](?:\[(?P<label>[^\n]{1,500}?)\])?\]", _tell_link),
        Inline(_EDGE + r"[=~](?P<code>[^=~\n]{1,200})[=~](?!\w)", span("code", "code")),
        Inline(_EDGE + r"\*(?P<bold>[^*\s\n](?:[^*\n]{0,200}[^*\s\n])?)\*(?!\w)", span("bold", "bold")),
        Inline(_EDGE + r"/(?P<italic>[^/\s\n](?:[^/\n]{0,200}[^/\s\n])?)/(?!\w)", span("italic", "italic")),
    )
)


def recognises(saved: SavedFile) -> int:
    """High for the file's ending, low for text with its links and headings."""
    return _SYNTAX.score(saved)


def read(saved: SavedFile) -> Iterator[Document]:
    """The one document of the file."""
    reader = _Reader()
    for number, line in numbered(saved.text):
        reader.line(number, line)
    blocks = reader.finish()
    yield Document(
        format="org",
        genre=Genre.LIST,
        blocks=tuple(blocks),
        platform=platform_of(saved.path),
        title=reader.keywords.get("title") or title_of(blocks),
        author=reader.keywords.get("author"),
        complaints=tuple(reader.outline.complaints),
    )


class _Reader:
    """One line after the other."""

    def __init__(self) -> None:
        self.number = 1
        self.outline = Outline(locate=lambda: f"{self.number}:1")
        self.nesting = Nesting(self.outline)
        self.keywords: dict[str, str] = {}
        self._block: str | None = None  # inside #+begin_…: its name
        self._drawer = False
        self._row = False

    def line(self, number: int, line: str) -> None:
        """One line."""
        self.number = number
        if self._inside_block(line) or self._inside_drawer(line):
            return
        if heading := _HEADING.fullmatch(line):
            self._heading(len(heading[1]), heading[2])
        elif keyword := _KEYWORD.fullmatch(line.strip()):
            self._keyword(keyword[1].lower(), keyword[2].strip())
        elif item := _ITEM.fullmatch(line):
            self.nesting.item(len(item[1].expandtabs()), item[2])
            term, apart, said = item[3].partition(" :: ")
            _SCANNER.read(f"{term} - {said}" if apart else term, self.outline)
        elif _PLANNING.match(line):
            self.outline.close()
        elif line.lstrip().startswith("|"):
            self._table_row(line.strip())
        elif line.strip():
            self._text(line)
        else:
            self.outline.close()
            self._row = False

    def _heading(self, level: int, text: str) -> None:
        self.nesting.end()
        self.outline.open(Role.HEADING, depth=level)
        _SCANNER.read(_STATE.sub("", _TAGS.sub("", text), count=2), self.outline)
        self.outline.close()

    def _keyword(self, name: str, value: str) -> None:
        if name.startswith("begin_"):
            self._block = name.removeprefix("begin_")
            if self._block not in ("quote", "center", "verse"):
                self.outline.open(Role.CODE, depth=self.outline.depth())
            else:
                self.outline.begin("quote")
        elif name not in self.keywords:
            self.keywords[name] = value
            if "://" in value:
                self.outline.noise(value, rule="org-keyword")

    def _inside_block(self, line: str) -> bool:
        if self._block is None:
            return False
        if line.strip().lower() == f"#+end_{self._block}":
            if self._block in ("quote", "center", "verse"):
                self.outline.end("quote")
            self.outline.close()
            self._block = None
            return True
        if self._block in ("quote", "center", "verse"):
            return False
        self.outline.text(line + "\n")
        return True

    def _inside_drawer(self, line: str) -> bool:
        if re.fullmatch(r"\s*:(?:PROPERTIES|LOGBOOK):\s*", line, re.I):
            self._drawer = True
        elif self._drawer and line.strip().upper() == ":END:":
            self._drawer = False
            return True
        if self._drawer and "://" in line and not self._bookmarked(line.strip()):
            self.outline.noise(line.strip(), rule="org-drawer")
        return self._drawer

    def _bookmarked(self, line: str) -> bool:
        """A headline without a link of its own whose drawer holds its address is a bookmark: ":URL: https://…"."""
        found = _ADDRESS.fullmatch(line)
        above = self.outline.blocks[-1] if self.outline.blocks else None
        if found is None or above is None or above.role is not Role.HEADING or above.anchors or not above.text:
            return False
        self.outline.blocks[-1] = replace(above, anchors=(Anchor(0, len(above.text), found[1]),))
        return True

    def _table_row(self, line: str) -> None:
        if re.fullmatch(r"\|[-+|\s]*", line):
            self.outline.head_above()  # the row above a rule is the head, when it is the first
            return
        if not self._row:
            self.outline.table()
            self._row = True
        self.outline.row()
        for cell in line.strip("|").split("|"):
            self.outline.cell()
            _SCANNER.read(cell.strip(), self.outline)
        self.outline.close()

    def _text(self, line: str) -> None:
        indent = len(line) - len(line.lstrip())
        if not self.nesting.inside(indent if indent else 0) and not self.outline.writing():
            self.outline.close()
        self.outline.break_line(soft=True)
        _SCANNER.read(line.strip(), self.outline)

    def finish(self) -> list[Block]:
        """The blocks."""
        self.nesting.end()
        self.outline.close()
        return self.outline.blocks
