"""Units -> drafts -> entries, and a reason for each link that is no entry."""

from dataclasses import replace

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._item import ItemReader, is_field, leads
from pipeline.find.entries._layout import Layout, learn, name_span
from pipeline.find.entries._merge import merge
from pipeline.find.entries._named import name_heading, named_works
from pipeline.find.entries._note import after_name
from pipeline.find.entries._rows import read_tables
from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._zones import zone_of
from pipeline.model import Candidate, Document, Entry, Reason, Role, Span, UrlState, Verdict


def draw(
    document: Document, candidates: tuple[Candidate, ...]
) -> tuple[tuple[Candidate, ...], tuple[Entry, ...], dict[int, Verdict]]:
    """The candidates, with those of works named without a link at the end; the entries; and for each other link why not."""
    return _Drawing(document, candidates).finish()


class _Drawing:
    def __init__(self, document: Document, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = list(candidates)
        self.tree = Tree(document, candidates, document.title)
        self.layout: Layout = learn(self.tree)
        self.reader = ItemReader(self.tree, self.layout)
        self.verdicts: dict[int, Verdict] = {}
        self.drafts: list[Draft] = []
        self._owner: dict[int, Draft] = {}  # by id of the unit: the draft that things below belong to

    def finish(self) -> tuple[tuple[Candidate, ...], tuple[Entry, ...], dict[int, Verdict]]:
        units = [unit for unit in self.tree.units if not self._zoned(unit)]
        self.drafts += read_tables(self.tree, self.layout, [u for u in units if u.kind is Role.ROW])
        previous: Unit | None = None
        for unit in units:
            if unit.kind is not Role.ROW:
                self._unit(unit, previous)
            previous = unit
        self.drafts += named_works(self.tree, self.layout, units, self.drafts)
        self.drafts.sort(key=lambda draft: (draft.block, draft.start))
        entries = merge(self.drafts, self.candidates)
        self._judge(entries)
        return tuple(self.candidates), tuple(entries), self.verdicts

    def _zoned(self, unit: Unit) -> bool:
        block = self.tree.blocks[unit.block]
        path = (*unit.section, block.text) if unit.kind is Role.HEADING else unit.section
        zone = zone_of(path)
        if zone is None:
            return False
        for index in (*unit.links, *(i for b in unit.below for i in self.tree.links_in(b))):
            self.verdicts[index] = Verdict(zone[0], "section-about-the-list", zone[1])
        return True

    def _unit(self, unit: Unit, previous: Unit | None) -> None:
        if unit.kind is Role.HEADING:
            self._heading(unit)
        elif unit.kind is Role.ITEM:
            self._item(unit)
        elif unit.links:
            self._line(unit, previous)
        else:
            self._below_line(unit, previous)

    # ---- headings

    def _heading(self, unit: Unit) -> None:
        if not unit.links:
            return
        drafts = self.reader.read(unit)
        for draft in drafts[:1]:
            draft.rule = "heading"
            self._add(unit, drafts[:1])

    # ---- items

    def _item(self, unit: Unit) -> None:
        owner = self._owner_above(unit)
        if owner is not None and self._companion(unit):
            owner.companions.extend(unit.links)
            self._owner[id(unit)] = owner
            self._take_below(owner, unit, quiet=True)
            return
        if not unit.links:
            if owner is not None and not unit.children and not name_span(self.tree.blocks[unit.block]):
                self._note(owner, Span(unit.block, unit.start, unit.end))
                self._take_below(owner, unit)
            return
        drafts = self.reader.read(unit)
        self._add(unit, drafts)
        if drafts:
            self._take_below(drafts[0], unit)

    def _owner_above(self, unit: Unit) -> Draft | None:
        return self._owner.get(id(unit.parent)) if unit.parent is not None else None

    def _companion(self, unit: Unit) -> bool:
        """True for an item below an entry that opens it elsewhere: "GitHub", "PDF", badges."""
        if not unit.links:
            return False
        labels = [self.candidates[index].label for index in unit.links]
        named = name_span(self.tree.blocks[unit.block])
        return all(self.layout.generic(label) for label in labels) and not (
            named and named[1] <= self.candidates[unit.links[0]].start
        )

    def _take_below(self, draft: Draft, unit: Unit, *, quiet: bool = False) -> None:
        for index in unit.below:
            block = self.tree.blocks[index]
            links = self.tree.links_in(index)
            draft.companions.extend(links)
            plain = block.role in (Role.PARAGRAPH, Role.QUOTE) and block.text.strip()
            if plain and not quiet and not is_field(block.text, self.layout) and not self._only_links(index):
                self._note(draft, Span(index, 0, len(block.text)))

    def _only_links(self, index: int) -> bool:
        block = self.tree.blocks[index]
        rest = block.text
        for anchor in reversed(block.anchors):
            rest = rest[: anchor.start] + rest[anchor.end :]
        return bool(block.anchors) and not any(c.isalnum() for c in rest)

    def _note(self, draft: Draft, span: Span) -> None:
        draft.notes.append(span)

    def _add(self, unit: Unit, drafts: list[Draft]) -> None:
        self.drafts += drafts
        if drafts:
            self._owner[id(unit)] = drafts[0]

    # ---- lines of paragraphs

    def _line(self, unit: Unit, previous: Unit | None) -> None:
        led = leads(self.tree, unit)
        block = self.tree.blocks[unit.block]
        owner = self._owner.get(id(previous)) if previous is not None and previous.kind is not Role.ITEM else None
        if owner is not None and is_field(self.tree.text(unit), self.layout):
            owner.companions.extend(unit.links)
            self._owner[id(unit)] = owner
            return
        if self.layout.structured and not (led and self._stands_alone(unit)) and not self._short_name(unit):
            if owner is not None and not unit.first_line:
                owner.companions.extend(unit.links)
                self._note(owner, Span(unit.block, unit.start, unit.end))
                self._owner[id(unit)] = owner
            return
        first = self.candidates[unit.links[0]]
        bare = self.layout.generic(first.label) and not block.text[unit.start : first.start].strip(" -*•")
        if bare and (above := name_heading(self.tree, unit, previous)):
            self._bare(unit, above)
            return
        self._add(unit, self.reader.read(unit))

    def _bare(self, unit: Unit, above: tuple[Span, tuple[str, ...]]) -> None:
        """A URL alone on its line: the line or heading above names it."""
        name, section = above
        draft = Draft(
            "name-above-link", unit.block, unit.start, unit.links[0], name, section, companions=list(unit.links[1:])
        )
        self._add(unit, [draft])

    def _stands_alone(self, unit: Unit) -> bool:
        """True where the link is the whole line, or a separator follows it."""
        block = self.tree.blocks[unit.block]
        first = self.candidates[unit.links[0]]
        rest = block.text[first.end : unit.end]
        plain = rest.lstrip(' *_`"”)]')
        if not any(c.isalnum() for c in rest):
            return True
        return (
            plain[:1] in "-–—:：|=→\n("
            or after_name(block, first.end, unit.end) - first.end > 2
            or len(plain.split()) > 0
            and plain.startswith(("by ", "par ", "por "))
        )

    def _short_name(self, unit: Unit) -> bool:
        """True for "Name - link" or "Name: URL" as a line of its own."""
        first = self.candidates[unit.links[0]]
        text = self.tree.blocks[unit.block].text
        head = text[unit.start : first.start]
        return self.layout.generic(first.label) and 0 < len(head.split()) <= 8 and head.rstrip()[-1:] in ":-–—"

    def _below_line(self, unit: Unit, previous: Unit | None) -> None:
        """A line without links below an entry's line is its remark."""
        if previous is None or previous.kind is Role.ITEM:
            return
        owner = self._owner.get(id(previous))
        text = self.tree.text(unit)
        if owner is None or not text.strip():
            return
        self._owner[id(unit)] = owner
        if is_field(text, self.layout):
            return
        if owner.byline is None and (made := self._byline(unit)):
            owner.byline = made
            return
        if unit.first_line and (owner.notes and owner.notes[0].block == owner.block and owner.rule != "heading"):
            return
        self._note(owner, Span(unit.block, unit.start, unit.end))

    def _byline(self, unit: Unit) -> Span | None:
        from pipeline.find.entries._note import byline

        block = self.tree.blocks[unit.block]
        made = byline(block, unit.start, unit.end)
        return Span(unit.block, *made) if made and not block.text[made[1] : unit.end].strip(" .,;") else None

    # ---- what is left

    def _judge(self, entries: list[Entry]) -> None:
        mains = {entry.main for entry in entries}
        for entry in entries:
            for index in entry.companions:
                if index not in mains:
                    self.verdicts[index] = Verdict(Reason.SUPPLEMENTARY, "belongs-to-an-entry")
        for draft in self.drafts:
            for index in draft.profiles:
                self.verdicts[index] = Verdict(Reason.PROFILE, "maker-of-an-entry")
        for index, candidate in enumerate(self.candidates):
            if index in mains or index in self.verdicts:
                continue
            reason = candidate.mark or Reason.CHROME
            self.verdicts[index] = Verdict(
                reason, "no-entry-of-the-list" if candidate.mark is None else "marked-by-reader"
            )


__all__ = ["UrlState", "draw", "replace"]
