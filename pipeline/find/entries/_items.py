"""Items: entries, what belongs to the entry above them, or names over links of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._facts import facts_of, tell
from pipeline.find.entries._layout import behind_label, is_field, kind_only, lead_name, name_span
from pipeline.find.entries._note import only_links, trim_end
from pipeline.find.entries._prefixes import LONG_PREFIX, PREFIX
from pipeline.find.entries._units import Unit
from pipeline.find.entries._words import KIND_WORDS
from pipeline.model import Block, Role, Span

if TYPE_CHECKING:
    from pipeline.find.entries._draw import _Drawing

FACT = 10  # words: a labelled fact has no more, "Languages: C"; a labelled remark has, "Why: ..."

_WORD = re.compile(r"[^\W\d_]+")


class Items:
    """Reads the items of one list, in order."""

    def __init__(self, drawing: _Drawing) -> None:
        self.drawing = drawing
        self.tree = drawing.tree
        self.layout = drawing.layout
        self.candidates = drawing.candidates

    def read(self, unit: Unit) -> None:
        """An entry, what belongs to the entry above, or neither."""
        if id(unit) in self.drawing.owners:
            return
        owner = self.drawing.owners.get(id(unit.parent)) if unit.parent is not None else self.drawing.headed(unit)
        if owner is not None and unit.links and (self.layout.nested or self._companion(unit)):
            owner.companions.extend(unit.links)
            self.drawing.owners[id(unit)] = owner
            self._take_below(owner, unit, quiet=True)
        elif unit.links:
            drafts = self.drawing.reader.read(unit)
            self.drawing.add(unit, drafts)
            if drafts:
                self._take_below(drafts[0], unit)
        elif owner is not None and kind_only(self.tree.text(unit)):  # "Slides", over slides
            self.drawing.owners[id(unit)] = owner
            self._take_below(owner, unit, quiet=True)
        elif owner is not None and self._speaks(unit):
            self._remark(owner, unit)
        elif draft := self._named_over_links(unit):
            self.drawing.add(unit, [draft])
            self._take_below(draft, unit)

    def hear(self, works: Sequence[Draft], units: Sequence[Unit]) -> None:
        """Gives works named without a link what stands inside them: paragraphs without links, items that name no works."""
        drawn = {draft.block: draft for draft in works}
        for unit in units:
            if unit.block in drawn and not any(self.tree.links_in(index) for index in unit.below):
                self._take_below(drawn[unit.block], unit)
            silent = unit.block not in drawn or any(child.block in drawn for child in unit.children)
            for child in () if silent else unit.children:
                plain = not (child.links or child.children or child.below)
                if plain and id(child) not in self.drawing.owners and self._speaks(child):
                    self._remark(drawn[unit.block], child)

    def _speaks(self, unit: Unit) -> bool:
        """True for an item without a name; over others it is a sentence, and they open the entry above elsewhere."""
        text = self.tree.text(unit)
        told = is_field(text, self.layout) or facts_of(self.tree, unit)
        named = name_span(self.tree.blocks[unit.block]) and not told
        if named or (unit.children and not text.endswith(".")):
            return False
        return all(child.links and self._companion(child) for child in unit.children)

    def _remark(self, owner: Draft, unit: Unit) -> None:
        """A nested item without links speaks of the entry above."""
        text = self.tree.text(unit)
        field = is_field(text, self.layout)
        if facts := facts_of(self.tree, unit):
            tell(owner, unit.block, facts)
        elif any(c.isalnum() for c in text) and not self._label_only(unit) and (not field or len(text.split()) > FACT):
            owner.notes.append(Span(unit.block, unit.start + (behind_label(text) if field else 0), unit.end))
        self.drawing.owners[id(unit)] = owner
        self._take_below(owner, unit, quiet=self._label_only(unit))  # what is folded away is no remark

    def _label_only(self, unit: Unit) -> bool:
        """The line of a <details> says only what folds out."""
        return self.tree.blocks[unit.block].marker == "summary"

    def _companion(self, unit: Unit) -> bool:
        """True for an item below an entry that opens it elsewhere: "GitHub", badges, what a <details> unfolds."""
        if unit.parent is not None and unit.parent.links and self._label_only(unit.parent):
            return True
        named = name_span(self.tree.blocks[unit.block])
        if (
            named
            and named[1] <= self.candidates[unit.links[0]].start
            and not is_field(self.tree.text(unit), self.layout)
        ):
            return False
        return all(self.layout.generic(self.candidates[index].label) for index in unit.links)

    def _named_over_links(self, unit: Unit) -> Draft | None:
        """An item that gives a name, its links one level below: "Website", "Source"; or in its next paragraph."""
        linked = [child for child in unit.children if child.links]
        if not all(self._companion(child) for child in linked) or sum(map(self._spelt_out, linked)) > 1:
            return None
        links = [index for child in linked for index in child.links]
        if not links and lead_name(self.tree.blocks[unit.block]):
            links = [index for below in unit.below for index in self.tree.links_in(below)]
            links = links if all(self.layout.generic(self.candidates[index].label) for index in links) else []
        draft = self.drawing.reader.named_only(unit) if links else None
        if draft is not None:
            draft.main, draft.rule = links[0], "name-over-links"
        return draft

    def _spelt_out(self, unit: Unit) -> bool:
        """True for "Gravel Explained: https://…", a work of its own; not for "Companion site: https://…"."""
        text, first = self.tree.text(unit), self.candidates[unit.links[0]]
        words = _WORD.findall(text[: first.start - unit.start].casefold())
        apart = PREFIX.fullmatch(text, 0, first.start - unit.start) and not is_field(text, self.layout)
        return bool(apart) and 1 < len(words) <= LONG_PREFIX and words[-1] not in KIND_WORDS

    def _take_below(self, draft: Draft, unit: Unit, *, quiet: bool = False) -> None:
        """Paragraphs inside the item: remarks, labelled facts, badges."""
        for anchor in self.tree.blocks[unit.block].anchors if self.tree.footnotes else ():
            if (note := self.tree.footnotes.get(anchor.url)) is not None:
                draft.companions.extend(self.tree.links_in(note))
        draft.companions.extend(self.tree.pictures_in(unit.block))
        for index in unit.below:
            block = self.tree.blocks[index]
            draft.companions.extend(self.tree.links_in(index) + self.tree.pictures_in(index))
            spoken = block.role in (Role.PARAGRAPH, Role.QUOTE) and any(c.isalnum() for c in block.text)
            if facts := facts_of(self.tree, self.tree.unit_of(index)) if spoken and not quiet else []:
                tell(draft, index, facts)
            elif spoken and not quiet and not is_field(block.text, self.layout) and not only_links(block):
                draft.notes.append(Span(index, 0, self._said_until(block, self.tree.links_in(index))))

    def _said_until(self, block: Block, links: list[int]) -> int:
        """Where a paragraph ends without the links behind it that only open something: "Sam Stone, 2001 ([paper](…))"."""
        end = len(block.text)
        if not links or not all(self.layout.generic(self.candidates[index].label) for index in links):
            return end
        return trim_end(block, self.drawing.reader.openers(0, links), 0, end, drops_code=False)
