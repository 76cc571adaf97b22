"""One item or line with links -> its entries: which link is the main one, what names it, what is said of it."""

import re

from pipeline.find.entries._cut import cut, maker_behind, title_behind
from pipeline.find.entries._draft import Draft
from pipeline.find.entries._layout import Layout, kind_only, lead_name, name_span, unled, url_like
from pipeline.find.entries._makers import cites, closing_bracket, fact_beside, maker_before, named_by_maker, says_whence
from pipeline.find.entries._note import Opener, after_name, byline, name_of, remark_in, trim_end
from pipeline.find.entries._pointing import only_points, points, points_back
from pipeline.find.entries._prefixes import LONG_PREFIX, PREFIX, goes_on, leads_to, says_sort, signed_name, sort_before
from pipeline.find.entries._signed_links import makers_apart, signed_by_links
from pipeline.find.entries._units import Tree, Unit
from pipeline.find.entries._words import ASIDE, CONNECTORS, IN_SENTENCE
from pipeline.model import Block, Candidate, Role, Span
from pipeline.records import replace

_BEFORE_CITED = (".", "?", "!", ",", "(", "-", "–", "—", ":")  # "Gravel. [Stone (2015)](…)"
_LEADS_ON = re.compile(
    r"\b(?:see|on|at|in|from|via|the|an?|this|of|by|with|and|or|to|for|is|read|watch|try)\s*\Z", re.I
)
_ONE_SENTENCE = re.compile(r"[^.?!\n]{1,200}[.?!]\s*")
_WORDS = re.compile(r"\w+")
_APPEARED = re.compile(r"[^\n]*\b(?:1[5-9]|20)\d\d\b[\W\d_]*")  # "Annals of Stone 12 (2015): 3-14."
_IN_WORDS = re.compile(r"\w,?\s$")  # before a link that a sentence goes on with


class ItemReader:
    """Reads units of one list by its layout."""

    def __init__(self, tree: Tree, layout: Layout) -> None:
        self.tree = tree
        self.layout = layout

    def read(self, unit: Unit) -> list[Draft]:
        """The entries of a unit that has links."""
        block = self.tree.blocks[unit.block]
        sort = sort_before(block, unit.start, self.tree.candidates[unit.links[0]].start)
        if sort and sort.over:
            unit = replace(unit, start=sort.behind)
        if signed := self._signed(unit, block):
            return [signed]
        links, makers = makers_apart(block, unit, self.tree.candidates, self.layout.generic)
        drafts = self._entries(unit, block, links)
        for draft in drafts[:1]:
            draft.profiles.extend(makers)
        for draft in drafts:
            draft.facts += [Span(unit.block, sort.start, sort.end)] if sort else []
        return drafts

    def named_only(self, unit: Unit) -> Draft | None:
        """The draft of a unit that names something without a link."""
        block = self.tree.blocks[unit.block]
        named = lead_name(block)
        sort = sort_before(block, unit.start, unit.end) if named is None else None
        if sort and sort.over:
            start, end = cut(block, sort.behind, unit.end)
        elif named and says_sort(block, named, unit.end):
            start, end = cut(block, after_name(block, named[1], unit.end), unit.end)
        else:
            start, end = named or cut(block, unit.start, unit.end)
        span = self._name(unit.block, start, end)
        if span is None:
            return None
        draft = Draft("name-only", unit.block, span.start, None, span, unit.section)
        draft.facts += [Span(unit.block, sort.start, sort.end)] if sort else []
        begin = after_name(block, end, unit.end)
        made = byline(block, end, unit.end) or byline(block, begin, unit.end)
        if made:
            draft.byline = Span(unit.block, *made)
            begin = after_name(block, made[1], unit.end)
        stop = trim_end(block, [], begin, unit.end, drops_code=self.layout.codes)
        if begin < stop and _WORDS.search(block.text[begin:stop]):
            draft.notes.append(Span(unit.block, begin, stop))
        return draft

    def _signed(self, unit: Unit, block: Block) -> Draft | None:
        """The draft of a title that stands between links to its makers and links that open it."""
        signed = signed_by_links(block, [self.tree.candidates[index] for index in unit.links], self.layout.generic)
        if signed is None:
            return None
        makers, links = list(unit.links[: signed.count]), list(unit.links[signed.count :])
        draft = self._named_then_linked(unit, block, links, Span(unit.block, *signed.title))
        draft.byline, draft.profiles = Span(unit.block, *signed.makers), makers
        return draft

    def _entries(self, unit: Unit, block: Block, links: list[int]) -> list[Draft]:
        candidates = self.tree.candidates
        first = candidates[links[0]]
        head = block.text[unit.start : first.start]
        aside = unit.start > 0 or ASIDE.match(block.text)
        name = None if aside else name_span(block) or signed_name(block, dashed=True)
        if name is None and unled(head):
            return self._led(unit, block, links, "link-first")
        if head.rstrip()[-1:] in _BEFORE_CITED and (names := cites(first.label)):
            name = name or ((unit.start, first.start) if _ONE_SENTENCE.fullmatch(head) else None)
            draft = self._named_then_linked(unit, block, links, Span(unit.block, *name) if name else None)
            draft.byline = draft.byline or Span(unit.block, first.start, first.start + names)
            return [draft]
        whence = head[:1].isupper() and not _LEADS_ON.search(head) and says_whence(first.label)
        generic = whence or self.layout.generic(first.label) or first.start == first.end
        if (
            name is not None
            and name[1] <= first.start
            and not (kind_only(block.text[slice(*name)]) or (generic is False and leads_to(block, name, first)))
        ):
            return [self._named_then_linked(unit, block, links, Span(unit.block, *name))]
        if unled(head) or kind_only(head):
            return self._led(unit, block, links, "link-first")
        if not generic and named_by_maker(block, unit.start, first.start):
            return [self._named_then_linked(unit, block, links, None)]
        if generic and unit.kind is not Role.ITEM and IN_SENTENCE.fullmatch(head):
            return self._sentence(unit, block, links)
        led_up = not points(first.label) or PREFIX.fullmatch(head)
        if generic and (led_up or points_back(block.text, unit.start, unit.end, first)):
            return [*self._before_semicolon(unit, block, first), self._named_then_linked(unit, block, links, None)]
        if PREFIX.fullmatch(head) and len(_WORDS.findall(head)) <= LONG_PREFIX:
            return self._led(unit, block, links, "label-then-link")
        if maker := maker_before(head):
            drafts = self._led(unit, block, links, "maker-then-link")
            drafts[0].byline = Span(unit.block, unit.start, unit.start + maker)
            return drafts
        return self._sentence(unit, block, links)

    # ---- the link names it

    def _led(self, unit: Unit, block: Block, links: list[int], rule: str) -> list[Draft]:
        candidates = self.tree.candidates
        count, labelled = 1, rule == "label-then-link"
        while (
            count < len(links)
            and goes_on(block.text, candidates[links[count - 1]], candidates[links[count]], labelled=labelled)
            and not self.layout.generic(candidates[links[count]].label)
            and not candidates[links[count]].label.isdigit()
        ):
            count += 1
        mains, rest = links[:count], links[count:]
        drafts = [self._draft(unit, index, rule) for index in mains]
        last = candidates[mains[-1]]
        if drafts[0].name is None and not rest and (named := title_behind(block, last.end, unit.end)):
            drafts[0].name = Span(unit.block, *named)
            return drafts
        self._remark(drafts, unit, block, last.end, rest)
        drafts[0].companions.extend(rest)
        return drafts

    def _draft(self, unit: Unit, index: int, rule: str) -> Draft:
        candidate = self.tree.candidates[index]
        name = None
        idle = url_like(candidate.label) or (rule == "link-in-sentence" and only_points(candidate.label))
        if candidate.label and not idle:
            name = self._name(unit.block, candidate.start, candidate.end)
        return Draft(rule, unit.block, candidate.start, index, name, unit.section)

    def _name(self, block: int, start: int, end: int) -> Span | None:
        text = self.tree.blocks[block].text
        if start < end and text[start].isalnum() and text[end - 1].isalnum():  # as of nearly every link
            return Span(block, start, end)
        span = name_of(self.tree.blocks[block], start, end)
        return Span(block, span.start, span.end) if span else None

    def _remark(self, drafts: list[Draft], unit: Unit, block: Block, start: int, rest: list[int]) -> None:
        """What follows the name up to the end of the unit, shared by all its entries."""
        start, rest = self._past_group(block, start, rest)
        code = tuple([(a - start, b - start) for a, b in block.code if a >= start])
        links = self.openers(start, rest) if rest else ()
        remark = remark_in(block.text[start : unit.end], code, links, drops_code=self.layout.codes)
        made = remark.byline
        for draft in drafts:
            draft.byline = Span(unit.block, start + made[0], start + made[1]) if made else None
            if remark.says:
                draft.notes.append(Span(unit.block, start + remark.start, start + remark.end))

    def openers(self, start: int, rest: list[int]) -> tuple[Opener, ...]:
        """The links behind `start`, by where they stand from there."""
        links = [self.tree.candidates[index] for index in rest]
        opens = self.layout.generic
        return tuple([Opener(c.start - start, c.end - start, opens(c.label)) for c in links if c.start >= start])

    def _past_group(self, block: Block, start: int, rest: list[int]) -> tuple[int, list[int]]:
        """Past links that only open the entry elsewhere, right behind its name: "(site, code): remark"."""
        while rest:
            following = self.tree.candidates[rest[0]]
            gap = block.text[start : following.start].strip(" ()[]*_`")
            if CONNECTORS.fullmatch(gap) is None or not self.layout.generic(following.label) or "\n" in gap:
                break
            start, rest = following.end, rest[1:]
        return start, rest

    # ---- the name stands before the link

    def _named_then_linked(self, unit: Unit, block: Block, links: list[int], name: Span | None) -> Draft:
        first = self.tree.candidates[links[0]]
        start, end = (name.start, name.end) if name else cut(block, unit.start, first.start)
        maker = None if name else maker_behind(block.text, start, end)
        span = self._name(unit.block, start, maker[0] if maker else end)
        draft = Draft("name-then-link", unit.block, unit.start, links[0], span, unit.section, companions=links[1:])
        begin = after_name(block, end, first.start)
        made = maker or byline(block, end, first.start) or byline(block, begin, first.start)
        until = unit.end if name and self._in_words(block, end, first) else first.start
        stop = trim_end(block, [], begin, until, drops_code=self.layout.codes)
        if made:
            draft.byline = Span(unit.block, *made)
            begin = min(after_name(block, made[1], first.start), stop)
        said = begin < stop and _WORDS.search(block.text[begin:stop]) is not None
        if not said or _APPEARED.fullmatch(block.text, begin, stop):  # what is said of a paper stands behind
            self._behind(draft, unit, block, links)
        if said and not draft.notes:
            draft.notes.append(Span(unit.block, begin, stop))
        return draft

    def _in_words(self, block: Block, name: int, link: Candidate) -> bool:
        """The link is words of the sentence that tells of what is named before: "**Gravel**: The [finest stones](…) there are"."""
        before = block.text[name : link.start]
        return link.label[:1].islower() and not self.layout.generic(link.label) and _IN_WORDS.search(before) is not None

    def _behind(self, draft: Draft, unit: Unit, block: Block, links: list[int]) -> None:
        """The remark behind the link that a name's words lead to."""
        first, made = self.tree.candidates[links[0]], draft.byline
        if made is None:
            self._remark([draft], unit, block, fact_beside(block.text, first) or first.end, links[1:])
        elif (closing := closing_bracket(block.text, first)) or not links[1:]:
            self._remark([draft], unit, block, closing or first.end, links[1:])
            draft.byline = made

    def _before_semicolon(self, unit: Unit, block: Block, first: Candidate) -> list[Draft]:
        """Works named before the one that carries the link, in a Chinese list of works."""
        stop = block.text.rfind("；", unit.start, first.start)
        if stop < 0:
            return []
        part = replace(unit, links=(), end=stop)
        unit.start = stop + 1
        return [draft for draft in [self.named_only(part)] if draft]

    # ---- the links stand in a sentence

    def _sentence(self, unit: Unit, block: Block, links: list[int]) -> list[Draft]:
        candidates = self.tree.candidates
        labels = {index: candidates[index].label for index in links}
        mains = [i for i in links if not self.layout.generic(labels[i]) or points(labels[i])] or links[:1]
        drafts = [self._draft(unit, index, "link-in-sentence") for index in mains]
        end = trim_end(block, [], unit.start, unit.end, drops_code=self.layout.codes)
        for draft in drafts:
            draft.notes.append(Span(unit.block, unit.start, end))
        chosen = set(mains)
        drafts[0].companions.extend(index for index in links if index not in chosen)
        return drafts
