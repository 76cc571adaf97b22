"""A list's page on a mirror, copied as text: headings are bare lines, links are gone, counters stand in a block.

Curated list to learn the basics

  • Users starred: 213
  • Users forked: 41
  • Updated at: 2020-05-27 07:06:40

Linear Algebra

Some course this is the one to start with
Another course
"""

import re
from collections.abc import Iterator

from pipeline.model import Block, Document, Genre, Reason, Role, SavedFile

_COUNTER = re.compile(
    r"^\W{0,6}(?:Users (?:starred|forked|watching)|Updated at|Stars|Forks|Watchers): ?[\d ,.:kKM-]+$", re.M
)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_NAME_WORDS = 8  # of a heading without marks
SUREST = 60


def recognises(saved: SavedFile) -> int:
    """Three counters and no markup of a page."""
    if saved.encoding is None or "<html" in saved.text[:2000].lower():
        return 0
    return 60 if len(_COUNTER.findall(saved.text[:4000])) >= 3 else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The one document of the file."""
    counters = list(_COUNTER.finditer(saved.text))
    split = counters[-1].end()
    head = saved.text[:split].strip()
    pieces = _pieces(saved.text, split)
    marked = any(_HEADING.match(text) for _, text in pieces)
    first = next((line.strip(" #") for line in saved.text.splitlines() if line.strip()), None)
    blocks = [Block(Role.NOISE, head, mark=Reason.CHROME, rule="counters-of-a-mirror", where="1:1")]
    blocks += _marked(pieces) if marked else _bare(pieces)
    title = next((b.text for b in blocks if b.role is Role.HEADING and b.depth == 1), None) if marked else None
    yield Document("list_page", Genre.LIST, tuple(blocks), platform="github", title=title or first)


def _pieces(text: str, start: int) -> list[tuple[int, str]]:
    """The paragraphs with the numbers of their first lines."""
    pieces = []
    for found in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text[start:]):
        line = text.count("\n", 0, start + found.start()) + 1
        pieces.append((line, "\n".join(part.strip() for part in found[0].split("\n"))))
    return pieces


def _marked(pieces: list[tuple[int, str]]) -> list[Block]:
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    for line, text in pieces:
        for offset, part in enumerate(text.split("\n")):
            section = tuple(name for _, name in path)
            if heading := _HEADING.fullmatch(part):
                level = len(heading[1])
                path = [(depth, name) for depth, name in path if depth < level]
                section = tuple(name for _, name in path)
                path.append((level, heading[2]))
                blocks.append(Block(Role.HEADING, heading[2], depth=level, section=section, where=f"{line + offset}:1"))
            elif offset and blocks[-1].role is Role.PARAGRAPH:
                blocks[-1] = _joined(blocks[-1], part)
            else:
                blocks.append(Block(Role.PARAGRAPH, part, section=section, where=f"{line + offset}:1"))
    return blocks


def _joined(block: Block, line: str) -> Block:
    return Block(Role.PARAGRAPH, f"{block.text}\n{line}", section=block.section, where=block.where)


def _bare(pieces: list[tuple[int, str]]) -> list[Block]:
    """A short line alone is a heading when something other than a heading follows; seen from the end."""
    heads: set[int] = set()
    for index in range(len(pieces) - 2, -1, -1):
        text = pieces[index][1]
        short = "\n" not in text and len(text.split()) <= _NAME_WORDS and text[-1:] not in ".:!…"
        if short and index + 1 not in heads:
            heads.add(index)
    blocks: list[Block] = []
    section: tuple[str, ...] = ()
    for index, (line, text) in enumerate(pieces):
        if index in heads:
            blocks.append(Block(Role.HEADING, text, depth=2, where=f"{line}:1"))
            section = (text,)
        else:
            blocks.append(Block(Role.PARAGRAPH, text, section=section, where=f"{line}:1"))
    return blocks
