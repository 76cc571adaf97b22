"""Lines of paragraphs: entries where the list is made of them, else remarks or the list's own prose."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._facts import Says, facts_of, tell
from pipeline.find.entries._layout import field_label, is_field, lead_name, leads, name_span, url_like
from pipeline.find.entries._note import byline, name_of, skip_facts
from pipeline.find.entries._opening_lines import only_openers, unnamed
from pipeline.find.entries._units import Unit
from pipeline.find.entries._words import RECOMMENDS, SCHEDULE, SEPARATOR, WORK, WORKS
from pipeline.find.entries._zones import plain
from pipeline.find.sorts import SORTS_ONLY
from pipeline.model import Reason, Role, Span
from pipeline.records import replace

if TYPE_CHECKING:
    from pipeline.find.entries._draw import _Drawing

LONG_NAME, LONG_LABEL = 15, 8  # words: a line that names the URL below it is no longer; one with a colon at its end


class LineReader:
    """Reads one line after the other; `previous` is the unit before."""

    def __init__(self, drawing: _Drawing) -> None:
        self.drawing = drawing
        self.tree = drawing.tree
        self.layout = drawing.layout
        self.previous: Unit | None = None
        self._links_below = Counter(unit.section for unit in self.tree.units if unit.links)
        self._above: tuple[Span, tuple[str, ...]] | None = None  # what names bare URLs here

    def read(self, unit: Unit) -> None:
        """An entry, a remark on the entry above, or neither."""
        if id(unit) in self.drawing.owners:
            return
        owner = self._owner()
        facts = facts_of(self.tree, unit) if owner is not None else []
        if owner is not None and any(fact.says is not Says.PLACE for fact in facts):
            self._belong(owner, unit)
            tell(owner, unit.block, facts)
        elif owner is not None and is_field(self.tree.text(unit), self.layout) and not self._announced(unit):
            self._belong(owner, unit)
        elif unit.links:
            self._linked(unit, owner)
        elif owner is not None:
            self._remark(unit, owner)

    def _announced(self, unit: Unit) -> bool:
        """True for "**Videos:** [Gravel Explained](…)": works that need no other entry."""
        label = field_label(self.tree.text(unit)) if unit.links else ""
        named = label and not self.layout.generic(self.tree.candidates[unit.links[0]].label)
        return bool(named) and (WORK.fullmatch(label) or WORKS.fullmatch(label)) is not None

    def _owner(self) -> Draft | None:
        in_line = self.previous is not None and self.previous.kind is not Role.ITEM
        return self.drawing.owners.get(id(self.previous)) if in_line else None

    def _belong(self, owner: Draft, unit: Unit) -> None:
        owner.companions.extend(unit.links)
        self.drawing.owners[id(unit)] = owner

    # ---- lines with links

    def _linked(self, unit: Unit, owner: Draft | None) -> None:
        if self._badges(unit) or self._bare(unit):
            return
        if self._entry(unit):
            drafts = self.drawing.reader.read(unit)
            for draft in drafts[:1]:
                draft.notes[:0] = self._leading_up(unit)
            self.drawing.add(unit, drafts)
        elif owner is not None and not unit.first_line:
            self._belong(owner, unit)
            owner.notes.append(Span(unit.block, unit.start, unit.end))

    def _badges(self, unit: Unit) -> bool:
        """True for a line of nothing but linked badges."""
        if any(c.isalnum() for c in self.tree.text(unit)):
            return False
        badges = {a.start for a in self.tree.blocks[unit.block].anchors if a.mark is Reason.CHROME}
        return all(self.tree.candidates[index].start in badges for index in unit.links)

    def _entry(self, unit: Unit) -> bool:
        led = leads(self.tree, unit)
        if self.layout.paragraphs and self.layout.lines and not unit.first_line:
            return False
        if self.layout.lines and led:
            return True
        if not self.layout.structured:
            return True
        if unit.block < self.layout.introduced.get(unit.section, 0) and not self.layout.lines:
            return (led and self.layout.bold and self._in_bold(unit)) or self._recommends(unit)
        return (led and self._stands_alone(unit)) or self._short_name(unit) or self.layout.small

    def _recommends(self, unit: Unit) -> bool:
        """True where the words right before the first link recommend it."""
        first = self.tree.candidates[unit.links[0]]
        return RECOMMENDS.search(self.tree.blocks[unit.block].text, unit.start, first.start) is not None

    def _in_bold(self, unit: Unit) -> bool:
        """True where the first link is set in bold, as the list's entries are."""
        first = self.tree.candidates[unit.links[0]]
        return any(start <= first.start and first.end <= end for start, end in self.tree.blocks[unit.block].bold)

    def _stands_alone(self, unit: Unit) -> bool:
        """True where the link is the whole line, or a separator or "by" follows it."""
        block = self.tree.blocks[unit.block]
        end = self.tree.candidates[unit.links[0]].end
        if not any(c.isalnum() for c in block.text[end : unit.end]):
            return True
        position = skip_facts(block, end, unit.end)
        follows = SEPARATOR.match(block.text, position, unit.end)
        return bool(follows and follows.end() > position) or byline(block, end, unit.end) is not None

    def _short_name(self, unit: Unit) -> bool:
        """True for "Name - link" or "Name: URL" as a line of its own."""
        first = self.tree.candidates[unit.links[0]]
        head = self.tree.blocks[unit.block].text[unit.start : first.start].rstrip()
        return self.layout.generic(first.label) and 0 < len(head.split()) <= 8 and head[-1:] in ":-–—"

    def _bare(self, unit: Unit) -> bool:
        """A URL alone on its line: the line or heading above names it."""
        first = self.tree.candidates[unit.links[0]]
        text = self.tree.blocks[unit.block].text
        if not self.layout.generic(first.label) or not unnamed(self.tree, unit, self.previous):
            return False
        if not url_like(first.label or text[first.start : first.end]) and not only_openers(
            self.tree, self.layout, unit
        ):
            return False
        if opened := self._paragraph_name(unit) or self._item_name(unit):
            self.drawing.add(unit, [opened])
            return True
        above = self._naming(unit)
        if above is None:
            return False
        self._above = above
        name, section = above
        self._unsay(name)
        draft = Draft("name-above-link", unit.block, unit.start, unit.links[0], name, section)
        draft.companions = list(unit.links[1:])
        self.drawing.add(unit, [draft])
        return True

    def _leading_up(self, unit: Unit) -> list[Span]:
        """The line right above that ends with a colon, too long for a name: "A short introduction for the patient by ...:"."""
        above = self.previous
        if above is None or above.block != unit.block or above.links or id(above) in self.drawing.owners:
            return []
        text = self.tree.text(above).rstrip()
        remark = text.endswith((":", "：")) and len(text.split()) > LONG_LABEL
        return [Span(above.block, above.start, above.start + len(text) - 1)] if remark else []

    def _paragraph_name(self, unit: Unit) -> Draft | None:
        """The paragraph's first line names the work, the lines between speak of it, this one opens it."""
        block = self.tree.blocks[unit.block]
        first_line = block.text.find("\n")
        name = lead_name(block)
        if unit.first_line or first_line < 0 or name is None or name[1] > first_line:
            return None
        if any(self.tree.candidates[i].start < unit.start for i in self.tree.links_in(unit.block)):
            return None
        draft = self.drawing.reader.named_only(replace(unit, start=0, end=first_line, links=()))
        if draft is None:
            return None
        draft.rule, draft.main, draft.companions = "name-above-link", unit.links[0], list(unit.links[1:])
        if first_line + 1 < unit.start - 1:
            draft.notes.append(Span(unit.block, first_line + 1, unit.start - 1))
        return draft

    def _item_name(self, unit: Unit) -> Draft | None:
        """The item without a link right above names the work, as far as a name goes, and speaks of it behind that."""
        item = self.previous
        if item is None or item.kind is not Role.ITEM or item.links or item.children or item.below:
            return None
        first, newline, rest = self.tree.text(item).partition("\n")
        line = replace(item, end=item.start + len(first))
        draft = self.drawing.reader.named_only(line) if id(item) not in self.drawing.owners else None
        if draft is None or draft.name is None or len(self._words(draft.name)) > LONG_NAME:
            return None
        draft.rule, draft.main, draft.companions = "name-above-link", unit.links[0], list(unit.links[1:])
        if rest.strip():
            draft.notes.append(Span(item.block, line.end + len(newline), item.end))
        return draft

    def _words(self, span: Span) -> list[str]:
        return self.tree.document.text_of(span).split()

    def _unsay(self, name: Span) -> None:
        """What names this link is no remark on the link above: name and URL take turns."""
        if owner := self.drawing.owners.get(id(self.previous)):
            owner.notes = [said for said in owner.notes if said.block != name.block or said.end <= name.start]

    def _naming(self, unit: Unit) -> tuple[Span, tuple[str, ...]] | None:
        previous = self.previous
        if previous is None or any(a.url.startswith("#") for a in self.tree.blocks[previous.block].anchors):
            return None
        if previous.links:  # one heading names several, a line those of its paragraph
            owner = self.drawing.owners.get(id(previous))
            above = self._above if owner is not None and owner.rule == "name-above-link" else None
            headed = above and self.tree.blocks[above[0].block].role is Role.HEADING
            return above if above and (headed or above[0].block == unit.block) else None
        name = name_of(self.tree.blocks[previous.block], previous.start, previous.end)
        if name is None:
            return None
        span = Span(previous.block, name.start, name.end)
        if SORTS_ONLY.fullmatch(self.tree.text(previous)):
            return None
        if previous.kind is Role.HEADING:
            heading = self.tree.blocks[previous.block].text
            plan = SCHEDULE.match(heading) or SCHEDULE.match(plain(heading))
            several = self._links_below[unit.section] > 1
            return span, unit.section if plan or several else unit.section[:-1]
        text = self.tree.text(previous).strip()
        longest = LONG_LABEL if text.endswith((":", "：")) else LONG_NAME
        if previous.kind is Role.PARAGRAPH and len(text.split()) <= longest and not text.endswith((".", "!")):
            return span, unit.section
        return None

    # ---- lines without links

    def _remark(self, unit: Unit, owner: Draft) -> None:
        """A line without links below an entry's line speaks of it."""
        text = self.tree.text(unit).strip()
        if not text or (unit.first_line and (text.endswith(":") or name_span(self.tree.blocks[unit.block]))):
            return
        self.drawing.owners[id(unit)] = owner
        if owner.byline is None and (made := self._byline(unit)):
            owner.byline = made
            return
        said = bool(owner.notes) and owner.notes[0].block == owner.block
        if not (unit.first_line and said and owner.rule != "heading-with-link"):
            owner.notes.append(Span(unit.block, unit.start, unit.end))

    def _byline(self, unit: Unit) -> Span | None:
        block = self.tree.blocks[unit.block]
        made = byline(block, unit.start, unit.end)
        return Span(unit.block, *made) if made and not block.text[made[1] : unit.end].strip(" .,;") else None
