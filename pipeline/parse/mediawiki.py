"""MediaWiki lists, as a wiki's source.

== Tools ==
* [https://example.org Name] - what it is
** [https://example.org/source Source]
# a numbered item
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse._html_inside import HtmlInside
from pipeline.parse._outline import Outline
from pipeline.parse._scan import Inline, Nesting, Scanner, link, numbered, span
from pipeline.parse._syntax import Syntax
from pipeline.parse._titles import platform_of

_SYNTAX = Syntax(
    endings=(".wiki", ".mediawiki", ".wikitext"),
    link=re.compile(r"\[https?://[^\s\[\]]{1,500} [^\]\n]{1,200}\]"),
    heading=re.compile(r"^==+[^=\n]+==+\s*$", re.M),
)
_HEADING = re.compile(r"(={1,6})\s*(.+?)\s*\1\s*")
_ITEM = re.compile(r"([*#:;]{1,20})\s*(.*)")


def _tell_link(found: re.Match[str], outline: Outline, scanner: Scanner) -> None:
    link(outline, found["target"], found["label"], scanner)


def _tell_page(found: re.Match[str], outline: Outline, _: Scanner) -> None:
    link(outline, found["page"].strip().replace(" ", "_"), found["name"] or found["page"])


def _tell_tag(found: re.Match[str], outline: Outline, _: Scanner) -> None:
    if found["tag"].startswith("<ref"):
        outline.text(" ")
    HtmlInside(outline).read(found["tag"])


_SCANNER = Scanner(
    (
        Inline(r"\[(?P<target>(?:https?:|ftp:)?//[^\s\[\]]{1,2000})(?:\s+(?P<label>[^\]\n]{1,500}))?\]", _tell_link),
        Inline(r"\[\[(?P<page>[^|\]\n]{1,200})(?:\|(?P<name>[^\]\n]{1,200}))?\]\]", _tell_page),
        Inline(r"'''(?P<bold>[^'\n](?:(?!''')[^\n]){0,300})'''", span("bold", "bold")),
        Inline(r"''(?P<italic>[^'\n](?:(?!'')[^\n]){0,300})''", span("italic", "italic")),
        Inline(r"(?P<tag></?(?:br|code|b|i|em|strong|small|sup|sub|ref|nowiki|u|kbd)\b[^<>\n]{0,200}>)", _tell_tag),
        Inline(r"<(?P<note>ref)[^<>\n]{0,200}/>", lambda found, outline, scanner: None),
    )
)


def recognises(saved: SavedFile) -> int:
    """High for the file's ending, low for text with its headings and links."""
    return _SYNTAX.score(saved)


def read(saved: SavedFile) -> Iterator[Document]:
    """The one document of the file."""
    reader = _Reader()
    for number, line in numbered(re.sub(r"<!--.*?(?:-->|\Z)", "", saved.text, flags=re.S)):
        reader.line(number, line.rstrip())
    reader.nesting.end()
    reader.outline.close()
    blocks: tuple[Block, ...] = tuple(reader.outline.blocks)
    yield Document(
        format="mediawiki",
        genre=Genre.LIST,
        blocks=blocks,
        platform=platform_of(saved.path) or "mediawiki",
        title=_title(saved.path, blocks),
        complaints=tuple(reader.outline.complaints),
    )


def _title(path: str, blocks: tuple[Block, ...]) -> str | None:
    """A wiki keeps a page's title outside of its source: the file is named by it."""
    first = next((block.text for block in blocks if block.role is Role.HEADING and block.depth == 1), None)
    return first or PurePosixPath(path).stem.replace("_", " ").strip() or None


class _Reader:
    """One line after the other."""

    def __init__(self) -> None:
        self.number = 1
        self.outline = Outline(locate=lambda: f"{self.number}:1")
        self.nesting = Nesting(self.outline)
        self._table = False
        self._head = False
        self._term = False  # the line above is ";" and what the next defines

    def line(self, number: int, line: str) -> None:
        """One line."""
        self.number = number
        if line.startswith("{|") or (self._table and line.startswith("|}")):
            self._toggle_table(opens=line.startswith("{|"))
        elif self._table:
            self._table_line(line)
        elif heading := _HEADING.fullmatch(line):
            self.nesting.end()
            self.outline.open(Role.HEADING, depth=len(heading[1]))
            _SCANNER.read(heading[2], self.outline)
            self.outline.close()
        elif item := _ITEM.fullmatch(line):
            self._item(item[1], item[2])
        elif not line or re.fullmatch(r"-{4,}|__\w+__", line):
            self.nesting.end()
            self.outline.close()
        else:
            self.nesting.end()
            self.outline.break_line(soft=True)
            _SCANNER.read(line, self.outline)

    def _item(self, marker: str, text: str) -> None:
        """A colon below an item goes on with it, below a term it defines it."""
        if marker == ":" and self._term:
            text = f" - {text}"
        elif marker[-1] == ":" and self.nesting.inside(len(marker)):
            self.outline.close()
        else:
            self.nesting.item(len(marker), marker[-1])
        _SCANNER.read(text, self.outline)
        if marker[-1] == ":":
            self.outline.close()
        self._term = marker == ";"

    def _toggle_table(self, *, opens: bool) -> None:
        self._row_ends()
        self._table = opens
        self.nesting.end()
        self.outline.table()

    def _row_ends(self) -> None:
        self.outline.close(header=self._head)
        self._head = False

    def _table_line(self, line: str) -> None:
        if line.startswith("|-"):
            self._row_ends()
        elif line.startswith(("|", "!")) and not line.startswith("|+"):
            self._head = line[0] == "!" and (self._head or not self.outline.writing())
            for cell in re.split(r"\|\||!!", line[1:]):
                self.outline.cell()
                attributes, bar, text = cell.partition("|")
                _SCANNER.read(
                    (text if bar and "=" in attributes and "[" not in attributes else cell).strip(), self.outline
                )
        elif line and self.outline.writing():
            self.outline.break_line()
            _SCANNER.read(line, self.outline)
