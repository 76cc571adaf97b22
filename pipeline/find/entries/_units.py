"""A document's blocks -> units: what may be an entry, with the candidates in it and the blocks below it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field

from pipeline.find.entries._owners import owners
from pipeline.find.entries._turns import remarks_in_turn
from pipeline.model import Block, Candidate, Document, Reason, Role
from pipeline.records import dataclass

_INSIDE = (Role.PARAGRAPH, Role.QUOTE, Role.CODE)


@dataclass(slots=True)
class Unit:
    """An item, a row, a heading, or one line of a paragraph."""

    kind: Role
    block: int
    start: int  # in the block's text
    end: int
    links: tuple[int, ...]  # candidates in it that lead out of the document, in order
    section: tuple[str, ...]  # the headings above, the list's title included
    depth: int = 0
    below: list[int] = field(default_factory=list)  # continuation blocks without units of their own
    children: list["Unit"] = field(default_factory=list)
    parent: "Unit | None" = None
    first_line: bool = True  # of its paragraph


class Tree:
    """The units of a document, in order."""

    def __init__(self, document: Document, candidates: Sequence[Candidate]) -> None:
        self.document = document
        self.blocks = document.blocks
        self.candidates = candidates
        self.footnotes: dict[str, int] = {}  # "#fn-1" -> its block
        self.units: list[Unit] = []
        self.owners = owners(document.blocks, candidates)  # links to whose the next link's resource is
        self._at: dict[int, list[int]] = defaultdict(list)
        self._pictures: dict[int, list[int]] = defaultdict(list)
        for index, candidate in enumerate(candidates):
            if candidate.mark is Reason.MEDIA:
                self._pictures[candidate.block].append(index)
            elif leads_out(candidate) and index not in self.owners and not self._in_passing(candidate):
                self._at[candidate.block].append(index)
        self._open: list[Unit] = []
        self._in_turn = remarks_in_turn(self.blocks)
        own = (document.title,) if document.title else ()
        self.has_sections = any(b.role is Role.HEADING and (b.text,) != own for b in self.blocks)
        self._standing: tuple[str, ...] | None = None  # a bold line that stands for a heading
        for index, block in enumerate(self.blocks):
            if not self.has_sections and self._heads(index, block):
                self._standing = (*block.section, block.text.strip(" :"))
            self._block(index, block)

    def _in_passing(self, candidate: Candidate) -> bool:
        """True for a domain without scheme and path among words: "Example.org - what it is", "runs at example.org"."""
        written = candidate.written
        if candidate.rule != "text" or "/" in written or written.lower().startswith("www."):
            return False
        text = self.blocks[candidate.block].text
        before, after = text[: candidate.start].rstrip(), text[candidate.end :].lstrip(" .,;)")
        return before[-1:] not in (":", "-", "–", "—", "(", "|", "→", "：") or bool(after and after[0].isalnum())

    def text(self, unit: Unit) -> str:
        """The unit's own text."""
        return self.blocks[unit.block].text[unit.start : unit.end]

    def links_in(self, block: int) -> list[int]:
        """The candidates of a block that lead out."""
        return self._at.get(block, [])

    def pictures_in(self, block: int) -> list[int]:
        """The pictures of a block."""
        return self._pictures.get(block, [])

    def _block(self, index: int, block: Block) -> None:
        if block.role is Role.NOISE or block.mark is not None:
            return
        if block.marker.startswith("[^"):
            self.footnotes[f"#fn-{block.marker[2:-1]}"] = index
            return
        if index in self._in_turn and self._open:
            self._open[0].below.append(index)
            return
        if block.role in _INSIDE and block.depth > 0:
            while self._open and self._open[-1].depth >= block.depth:
                self._open.pop()
            if self._open:
                self._open[-1].below.append(index)
                return
        if block.role is Role.ITEM:
            self._item(index, block)
            return
        self._open = []
        if block.role in (Role.PARAGRAPH, Role.QUOTE):
            if block.text or index in self._at:  # a picture alone parts nothing
                self._lines(index, block)
        elif block.role is not Role.CODE:
            self.units.append(self.unit_of(index))

    def _heads(self, index: int, block: Block) -> bool:
        """True for a bold line above items in a list without headings."""
        bold = block.bold and block.bold[0][0] == 0 and block.bold[-1][1] >= len(block.text.rstrip(" :"))
        following = self.blocks[index + 1].role if index + 1 < len(self.blocks) else None
        bold = bold and not block.text.rstrip().endswith((".", "!"))  # a sentence introduces
        return bool(bold) and block.role is Role.PARAGRAPH and not block.anchors and following in (Role.ITEM, Role.ROW)

    def _item(self, index: int, block: Block) -> None:
        unit = self.unit_of(index)
        unit.depth = block.depth
        while self._open and self._open[-1].depth >= block.depth:
            self._open.pop()
        if self._open:
            unit.parent = self._open[-1]
            unit.parent.children.append(unit)
        self._open.append(unit)
        self.units.append(unit)

    def _lines(self, index: int, block: Block) -> None:
        start = 0
        links = iter(self._at.get(index, ()))
        following = next(links, None)
        for line in block.text.split("\n"):
            own: list[int] = []
            while following is not None and self.candidates[following].start <= start + len(line):
                own.append(following)
                following = next(links, None)
            begin = self._behind_owner(start, own)
            unit = Unit(block.role, index, begin, start + len(line), tuple(own), self._standing or block.section)
            unit.first_line = start == 0
            self.units.append(unit)
            start += len(line) + 1

    def unit_of(self, index: int) -> Unit:
        """A unit that is the whole block."""
        block = self.blocks[index]
        links = tuple(self._at.get(index, ()))
        start = self._behind_owner(0, links)
        return Unit(block.role, index, start, len(block.text), links, self._standing or block.section)

    def _behind_owner(self, start: int, links: Sequence[int]) -> int:
        """Where the unit begins that opens with an owner's link: at the link to what is theirs."""
        if not links or self.owners.get(links[0] - 1) != links[0]:
            return start
        owner, owned = self.candidates[links[0] - 1], self.candidates[links[0]]
        before = self.blocks[owner.block].text[start : owner.start]
        return start if any(c.isalnum() for c in before) else owned.start


def leads_out(candidate: Candidate) -> bool:
    """True for a link to somewhere else that the reader did not mark as noise."""
    return candidate.mark is None and "://" in (candidate.url or "")
