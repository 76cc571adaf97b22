"""AsciiDoc lists.

= Awesome things
== Tools
* https://example.org[Name] - what it is
** https://example.org/source[Source]
Term:: its definition
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse._html_inside import picture
from pipeline.parse._outline import Outline
from pipeline.parse._scan import Inline, Nesting, Scanner, link, numbered, span
from pipeline.parse._syntax import Syntax
from pipeline.parse._titles import platform_of, title_of

_SYNTAX = Syntax(
    endings=(".adoc", ".asciidoc", ".asc"),
    link=re.compile(r"https?://[^\s\[\]]{1,500}\[[^\]\n]{1,200}\]"),
    heading=re.compile(r"^={1,5} \S", re.M),
    signs=("= ",),
)
_HEADING = re.compile(r"(={1,6}) (\S.*)")
_ITEM = re.compile(r"\s*(\*{1,6}|-|\.{1,6}|\d{1,4}\.)\s+(?:\[[ x*]\]\s+)?(.*)")
_TERM = re.compile(r"(\S.{0,200}?):{2,4}(?:\s+(.*))?")
_ATTRIBUTE = re.compile(r":!?[\w-]{1,40}!?:(?: (.*))?")
_UNCLOSED = re.compile(
    r"(?:https?://|link:|mailto:)[^\s\[\]]{1,1000}\[[^\]]{0,300}$"
)  # its words go on in the next line
_FENCES = ("----", "....", "++++", "////", "```")


def _tell_link(found: re.Match[str], outline: Outline, scanner: Scanner) -> None:
    link(outline, found["target"], found["label"].split(",role=")[0].rstrip("^ "), scanner)


def _tell_image(found: re.Match[str], outline: Outline, _: Scanner) -> None:
    parts = found["about"].split(",")
    target = next((p.split("=", 1)[1].strip('" ') for p in parts if p.strip().startswith("link=")), None)
    if target:
        outline.begin_link(target)
    outline.image(found["picture"], parts[0] if "=" not in parts[0] else "", mark=picture(found["picture"]))
    if target:
        outline.end_link()


def _tell_reference(found: re.Match[str], outline: Outline, _: Scanner) -> None:
    link(outline, "#" + found["place"], found["name"] or found["place"])


_SCANNER = Scanner(
    (
        Inline(r"image::?(?P<picture>[^\s\[\]]{1,500})\[(?P<about>[^\]\n]{0,300})\]", _tell_image),
        Inline(
            r"(?:link:)?(?P<target>(?:(?<=link:)[^\s\[\]]|https?://|mailto:)[^\s\[\]]{1,1000})\[(?P<label>[^\]\n]{0,300})\]",
            _tell_link,
        ),
        Inline(r"<<(?P<place>[^,>\n]{1,200})(?:,(?P<name>[^>\n]{1,200}))?>>", _tell_reference),
        Inline(r"`\+?(?P<code>[^`\n]{1,200}?)\+?`", span("code", "code")),
        Inline(r"(?<!\w)\*{1,2}(?P<bold>[^*\s\n](?:[^*\n]{0,200}[^*\s\n])?)\*{1,2}(?!\w)", span("bold", "bold")),
        Inline(r"(?<!\w)_(?P<italic>[^_\s\n](?:[^_\n]{0,200}[^_\s\n])?)_(?!\w)", span("italic", "italic")),
    )
)
SUREST = 50


def recognises(saved: SavedFile) -> int:
    """High for the file's ending, low for text with its headings and links."""
    return _SYNTAX.score(saved)


def read(saved: SavedFile) -> Iterator[Document]:
    """The one document of the file."""
    reader = _Reader()
    for number, line in _unbroken(numbered(saved.text)):
        reader.line(number, line)
    reader.nesting.end()
    reader.outline.close()
    blocks: tuple[Block, ...] = tuple(reader.outline.blocks)
    yield Document(
        format="asciidoc",
        genre=Genre.LIST,
        blocks=blocks,
        platform=platform_of(saved.path),
        title=title_of(blocks),
        complaints=tuple(reader.outline.complaints),
    )


def _unbroken(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines, those drawn together over which the words of a link are broken."""
    held: tuple[int, str] | None = None
    for number, line in lines:
        line = line.rstrip()
        if held and line and not _ITEM.fullmatch(line):
            number, line = held[0], f"{held[1]} {line.lstrip()}"
        elif held:
            yield held
        held = (number, line) if "[" in line and _UNCLOSED.search(line) else None
        if not held:
            yield number, line
    if held:
        yield held


class _Reader:
    """One line after the other."""

    def __init__(self) -> None:
        self.number = 1
        self.outline = Outline(locate=lambda: f"{self.number}:1")
        self.nesting = Nesting(self.outline)
        self._fence: str | None = None
        self._table = False
        self._width = 0
        self._cells: list[str] = []
        self._headed = False  # the attributes above say that the first row is a head
        self._joined = False  # a lone "+" keeps the next block inside the item

    def line(self, number: int, line: str) -> None:
        """One line."""
        self.number = number
        if self._inside_fence(line):
            return
        if line == "|===":
            self._toggle_table()
        elif self._table:
            self._table_line(line)
        elif not line:
            self.outline.close()
        elif line == "+":
            self.outline.close()
            self._joined = True
        else:
            self._block(line)

    def _block(self, line: str) -> None:
        if heading := _HEADING.fullmatch(line):
            self.nesting.end()
            self.outline.open(Role.HEADING, depth=len(heading[1]))
            _SCANNER.read(heading[2], self.outline)
            self.outline.close()
        elif (attribute := _ATTRIBUTE.fullmatch(line)) or line.startswith("//"):
            if "://" in ((attribute and attribute[1]) or "") or (not attribute and "://" in line):
                self.outline.noise(line, rule="asciidoc-attribute" if attribute else "comment")
        elif item := _ITEM.fullmatch(line):
            self.nesting.item(len(item[1]) if item[1][0] in "*." else 0, item[1])
            _SCANNER.read(item[2], self.outline)
        elif (term := _TERM.fullmatch(line)) and "://" not in term[1].split("[")[0][-8:]:
            self._term(term[1], term[2])
        elif not re.fullmatch(r"\[[^\]]*\]|<<<|'''|toc::\[\]", line):
            self._text(line)
        else:
            self._headed = "header" in line
        self._joined = False

    def _term(self, name: str, definition: str | None) -> None:
        self.nesting.item(0, "::")
        _SCANNER.read(name, self.outline)
        self.outline.break_line()
        if definition:
            _SCANNER.read(definition, self.outline)

    def _text(self, line: str) -> None:
        if not self.outline.writing() and not self._joined:
            self.nesting.end()
        meant = line.endswith(" +")
        self.outline.break_line(soft=True)
        _SCANNER.read(line.removesuffix(" +"), self.outline)
        if meant:
            self.outline.break_line()

    def _inside_fence(self, line: str) -> bool:
        if self._fence is not None:
            if line.startswith(self._fence):
                self.outline.close()
                self._fence = None
            else:
                self.outline.text(line + "\n")
            return True
        self._fence = next((fence for fence in _FENCES if line.startswith(fence) and not line.strip(fence[0])), None)
        if self._fence:
            self.outline.open(Role.CODE, depth=self.outline.depth())
        return self._fence is not None

    # ---- tables

    def _toggle_table(self) -> None:
        if self._table and self._cells:
            self._row()
        self._table = not self._table
        self._width = 0
        self._cells = []
        self.outline.table()

    def _table_line(self, line: str) -> None:
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:]]
        if not cells:
            if not line and self._width and self.outline.blocks and self.outline.blocks[-1].role is Role.ROW:
                self.outline.head_above()
            elif line and self._cells:
                self._cells[-1] += " " + line
            return
        self._width = self._width or len(cells)
        self._cells += cells
        if len(self._cells) >= self._width:
            self._row()

    def _row(self) -> None:
        self.outline.row()
        for cell in self._cells:
            self.outline.cell()
            _SCANNER.read(cell, self.outline)
        self.outline.close(header=self._headed)
        self._headed = False
        self._cells = []
