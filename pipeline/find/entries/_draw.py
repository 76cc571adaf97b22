"""Units -> drafts -> entries, and a reason for each link that is no entry."""

from collections import defaultdict

from pipeline.find.entries._bold_lines import bold_lines
from pipeline.find.entries._cover_headings import cover_works
from pipeline.find.entries._draft import Draft
from pipeline.find.entries._facts import Says, facts_of, tell
from pipeline.find.entries._flat import flat_works
from pipeline.find.entries._heading_names import authored, heading_name
from pipeline.find.entries._headings import Part, entry_headings, parts_of
from pipeline.find.entries._item import ItemReader
from pipeline.find.entries._items import Items
from pipeline.find.entries._layout import Layout, learn, led_units
from pipeline.find.entries._lines import LineReader
from pipeline.find.entries._makers_below import makers_below
from pipeline.find.entries._merge import merge
from pipeline.find.entries._named import named_works
from pipeline.find.entries._note import after_name, byline, trim_end
from pipeline.find.entries._people import HANDLE
from pipeline.find.entries._rows import read_tables
from pipeline.find.entries._shelf import shelved
from pipeline.find.entries._sibling_headings import sibling_works
from pipeline.find.entries._signed import sign
from pipeline.find.entries._signed_lines import signed_lines
from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._words import AVOID
from pipeline.find.entries._zones import Zones, repeated, worded
from pipeline.model import Candidate, Document, Entry, Reason, Role, Span, Verdict
from pipeline.records import replace

_ENTRY = (Role.ITEM, Role.ROW)
_OF_SOMEBODY = Verdict(Reason.PROFILE, "maker-of-an-entry")
LABEL = 5  # words: what stands before a link and is longer is a sentence
Drawn = tuple[tuple[Candidate, ...], tuple[Entry, ...], dict[int, Verdict]]


def draw(document: Document, candidates: tuple[Candidate, ...]) -> Drawn:
    """The entries of a list.

    Gives the candidates, with those of works named without a link at the end; the entries; and for each candidate
    that is no entry's main link why not. A link that stands twice is its entry's companion the second time.
    """
    return _Drawing(document, candidates).finish()


class _Drawing:
    def __init__(self, document: Document, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = list(candidates)
        self.tree = Tree(document, candidates)
        led = led_units(self.tree)
        self.layout: Layout = learn(self.tree, led)
        self.reader = ItemReader(self.tree, self.layout)
        self._held: dict[tuple[str, ...], list[Unit]] = defaultdict(list)  # units with entries, by section
        for unit in led:
            self._held[unit.section].append(unit)
        self.zones = Zones(self.tree, worded(self._held, self.tree))
        self._makers = makers_below(self.tree)
        self._avoided = False  # whether the last line above warned of what follows
        self._own = repeated((c.url.partition("#")[0] for c in candidates if c.url and self.zones.jump(c)), 3)
        self.verdicts: dict[int, Verdict] = {}
        self.drafts: list[Draft] = []
        self.owners: dict[int, Draft] = {}  # by id of the unit: the draft that things below belong to
        self.named: dict[int, Part] = {}
        self._headed: dict[tuple[str, ...], Draft] = {}  # by section: what its linked heading names

    def finish(self) -> Drawn:
        """All steps in order."""
        units = [unit for unit in self.tree.units if not self._zoned(unit)]
        parts = [] if self.tree.document.format == "list_page" else parts_of(self.tree, units)
        named = sibling_works(self.tree, parts) | entry_headings(self.tree, self.layout, parts)
        self.named = named | cover_works(self.tree, parts)
        self.drafts += read_tables(self.tree, self.layout, [u for u in units if u.kind is Role.ROW])
        works = bold_lines(self.reader, units)
        for draft, own in works or signed_lines(self.reader, units, self._makers):
            self.drafts.append(draft)
            self.owners.update((id(unit), draft) for unit in own)
        items, lines = Items(self), LineReader(self)
        for unit in units:
            if unit.kind is Role.HEADING:
                self._heading(unit)
            elif unit.kind is Role.ITEM:
                items.read(unit)
            elif unit.kind is not Role.ROW:
                lines.read(unit)
            lines.previous = unit
        self.drafts += flat_works(self.tree, units) if self.tree.document.format == "list_page" else []
        self.drafts += shelved(self.tree, units, self._spoken_for(units))
        works_alone = named_works(self.reader, units, self.drafts)
        self.drafts += works_alone
        items.hear(works_alone, units)
        sign(self.tree, self.drafts)
        self._shown_sections()
        self.drafts.sort(key=lambda draft: (draft.block, draft.start))
        entries = merge(self.drafts, self.candidates)
        self._judge(entries)
        return tuple(self.candidates), tuple(entries), self.verdicts

    def _zoned(self, unit: Unit) -> bool:
        path = (*unit.section, self.tree.blocks[unit.block].text) if unit.kind is Role.HEADING else unit.section
        zone = self.zones.of(path)
        if zone and unit.kind in _ENTRY and self.zones.over_all(path):
            return False
        zone = zone or self._warned_of(unit) or self._introduction(unit) or (self._jumps(unit) if self._own else None)
        if not zone:
            return False
        for index in (*unit.links, *(i for b in unit.below for i in self.tree.links_in(b))):
            self.verdicts[index] = Verdict(zone[0], "section-about-the-list", zone[1])
        return True

    def _warned_of(self, unit: Unit) -> tuple[Reason, str] | None:
        """Items below a line that warns of them."""
        if unit.kind in _ENTRY:
            return (Reason.OFF_TOPIC, "to be avoided") if self._avoided else None
        self._avoided = AVOID.fullmatch(self.tree.text(unit)) is not None
        return None

    def _introduction(self, unit: Unit) -> tuple[Reason, str] | None:
        """Running text and pictures before the first section introduce the list, unless its entries are such lines."""
        if unit.kind in _ENTRY:
            return None
        if unit.block < self.zones.title_at:
            return self.zones.masthead
        if unit.kind is Role.HEADING:
            pictures = all(self.candidates[i].start == self.candidates[i].end for i in unit.links)
            return (Reason.CHROME, "badges of a heading") if unit.links and pictures else None
        titled = unit.section == () or unit.section == (self.tree.document.title,)
        works = self.layout.lines or unit.block >= min(self._makers, default=unit.block + 1)
        return (Reason.CHROME, "introduction") if titled and self.tree.has_sections and not works else None

    def _jumps(self, unit: Unit) -> tuple[Reason, str] | None:
        """A line of a table of contents that spells its own page's address out."""
        targets = [(self.candidates[index].url or "").partition("#") for index in unit.links]
        jumps = targets and all(mark and page in self._own for page, mark, _ in targets)
        return (Reason.CHROME, "table of contents") if jumps else None

    # ---- headings

    def _heading(self, unit: Unit) -> None:
        part = self.named.get(unit.block)
        if part is not None:
            self._named_heading(part)
        elif unit.links and not self._section_with_link(unit):
            drafts = self.reader.read(unit)[:1]
            for draft in drafts:
                draft.rule = "heading-with-link"
                self._headed[*unit.section, self.tree.blocks[unit.block].text] = draft
            self.add(unit, drafts)

    def headed(self, unit: Unit) -> Draft | None:
        """The work that the linked heading right above names."""
        return self._headed.get(unit.section)

    def _section_with_link(self, unit: Unit) -> bool:
        """True for a linked heading over entries of its own."""
        text = self.tree.blocks[unit.block].text
        below = self._held[*unit.section, text]
        named = [u for u in below if not self.layout.generic(self.candidates[u.links[0]].label)]
        return len(named) > 1

    def _named_heading(self, part: Part) -> None:
        """The heading names the work; the first link below that only opens something is its main one."""
        block = self.tree.blocks[part.unit.block]
        titled = part.authored and bool(block.italic)
        links = [index for unit in part.below for index in unit.links]
        places = [unit.links[0] for unit in part.below if unit.links and self._says_where(unit)]
        opening = [index for index in links if self.layout.generic(self.candidates[index].label)]
        draft = Draft("heading", part.unit.block, 0, None, None, part.unit.section)
        span, maker = part.cover or (authored(block) if titled else heading_name(block))
        draft.name = Span(part.unit.block, span.start, span.end) if span else None
        draft.byline = Span(part.unit.block, maker.start, maker.end) if maker else None
        if not titled:
            draft.main = places[0] if places else min(opening, key=self._in_sentence, default=None)
        self.add(part.unit, [draft])
        for unit, following in zip(part.below, [*part.below[1:], None], strict=False):
            self.owners[id(unit)] = draft
            label = self.tree.text(unit).rstrip().endswith((":", "："))
            if not label or unit.links or (following and following.kind is Role.ITEM):  # else nothing stands under it
                self._below_heading(unit, draft)
        draft.companions = [index for index in links if index != draft.main]

    def _says_where(self, unit: Unit) -> bool:
        """True for "Link: [Gravel](…)"."""
        facts = facts_of(self.tree, unit)
        return bool(facts) and facts[-1].says is Says.PLACE

    def _in_sentence(self, index: int) -> bool:
        """True for a link with more words before it on its line than a label has."""
        candidate = self.candidates[index]
        before = self.tree.blocks[candidate.block].text[: candidate.start].rpartition("\n")[2]
        return len(before.split()) > LABEL

    def _below_heading(self, unit: Unit, draft: Draft) -> None:
        facts = facts_of(self.tree, unit)
        if facts:
            tell(draft, unit.block, facts)
        elif unit.kind is not Role.ROW and (end := self._sentences_until(unit)):
            start = unit.start
            if not (draft.byline or draft.notes) and (made := byline(self.tree.blocks[unit.block], start, end)):
                draft.byline = Span(unit.block, *made)
                start = after_name(self.tree.blocks[unit.block], made[1], end)
            if start < end:
                draft.notes.append(Span(unit.block, start, end))

    def _sentences_until(self, unit: Unit) -> int:
        """Where the unit's sentences end before links that only open something; 0 where such a link stands in the last."""
        if not unit.links:
            return unit.end
        block = self.tree.blocks[unit.block]
        end = trim_end(block, self.reader.openers(0, list(unit.links)), unit.start, unit.end, drops_code=False)
        inside = any(self.candidates[index].start < end for index in unit.links)
        return 0 if inside or block.text[end - 1 : end] not in (".", "!", "?", "。") else end

    def add(self, unit: Unit, drafts: list[Draft]) -> None:
        """Keeps what was drawn from a unit; what follows may belong to the first of them."""
        self.drafts += drafts
        if drafts:
            self.owners[id(unit)] = drafts[0]

    # ---- what is left

    def _spoken_for(self, units: list[Unit]) -> set[int]:
        """The blocks of entries and of what is said of them."""
        noted = {span.block for draft in self.drafts for span in draft.notes}
        return noted | {draft.block for draft in self.drafts} | {u.block for u in units if id(u) in self.owners}

    def _shown_sections(self) -> None:
        for draft in self.drafts:
            draft.section = self.zones.shown(draft.section)

    def _judge(self, entries: list[Entry]) -> None:
        mains = {entry.main for entry in entries}
        for entry in entries:
            for index in entry.companions:
                if self.candidates[index].mark is not None:  # a screenshot belongs to its entry
                    self.candidates[index] = replace(self.candidates[index], mark=None)
                person = HANDLE.fullmatch(self.candidates[index].label)
                self.verdicts[index] = _OF_SOMEBODY if person else Verdict(Reason.SUPPLEMENTARY, "belongs-to-an-entry")
        for draft in self.drafts:
            for index in draft.profiles:
                self.verdicts[index] = _OF_SOMEBODY
        for index, candidate in enumerate(self.candidates):
            if index in mains:
                self.verdicts.pop(index, None)
            elif candidate.mark is not None:
                self.verdicts[index] = Verdict(candidate.mark, "marked-by-reader")
            elif index in self.tree.owners:
                self.verdicts[index] = _OF_SOMEBODY
            elif index not in self.verdicts:
                self.verdicts[index] = Verdict(Reason.CHROME, "no-entry-of-the-list")
