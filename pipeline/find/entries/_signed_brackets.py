"""Makers that stand in brackets behind the names: "[Gravel](…) (Sam Stone, 1984)", "**Gravel** (Sam Stone)"."""

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._people import are_people
from pipeline.find.entries._units import Tree
from pipeline.find.entries._words import announces_works
from pipeline.model import Span

FEW = 3  # entries that name their makers
UNLIKE = 0.8  # of their words: subjects come again, "Deep Learning", "Reinforcement Learning"
_DATED = re.compile(r"\((?P<by>[^()\n\d]{3,120}?),?\s(?:1[5-9]|20)\d\d\)[\s.]*")  # "(Sam Stone, 1984)"
_BARE_A = re.compile(r"(?<![\w.])A(?=\s[^\W\d_a-z])")  # an initial, or an article
_NAMES = re.compile(r"\((?P<by>[^()\n\d]{3,120})\)[\s.]*")  # "(Sam Stone)"
_PUBLISHER = re.compile(
    r"\b(?:Press|Publish\w*|Publications|Verlag|Books|Media|Classics|Edi\w+|Universit\w+)\b"
)  # brought, not made
_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w+")
Remark = tuple[Draft, Span, str]


def date(tree: Tree, drafts: Sequence[Draft]) -> None:
    """The makers in brackets with a year, "[Gravel](…) (Sam Stone, 1984)": of some works of a section; of anything, where all are such."""
    sections: dict[tuple[str, ...], list[Remark]] = defaultdict(list)
    for draft in drafts:
        if len(draft.notes) == 1 and (dated := _bracketed(tree, draft, _DATED)):
            sections[draft.section].append((draft, *dated))
    for section, found in sections.items():
        named = _named(found)
        works = announces_works(tree.document.title, section)
        works = works and (len(named) > 1 or all(set_apart(tree, draft) for draft, _, _ in named))
        if works or (len(named) == len(found) >= FEW and unlike(named)):
            for draft, span, _ in named:
                draft.byline = span


def _named(found: Sequence[Remark]) -> list[Remark]:
    """Those that name people; "A Stone" does among others, and "A Novel" alone does not."""
    sure = [signed for signed in found if are_people(signed[2], whole=True)]
    return [signed for signed in found if are_people(_BARE_A.sub("A.", signed[2]), whole=True)] if sure else []


def bracket(tree: Tree, drafts: Sequence[Draft]) -> None:
    """The makers in brackets behind works set apart, "**Gravel** (Sam Stone)", where most such brackets of a list hold them."""
    found = [(draft, *said) for draft in drafts if set_apart(tree, draft) and (said := _bracketed(tree, draft, _NAMES))]
    shelf = [signed for signed in found if announces_works(tree.document.title, signed[0].section)]
    named = [signed for signed in shelf if are_people(signed[2], whole=True) and not _PUBLISHER.search(signed[2])]
    if len({text for _, _, text in named}) >= FEW and len(named) * 2 > len(shelf):
        for draft, span, _ in named:
            draft.byline = span
            del draft.notes[0]


def _bracketed(tree: Tree, draft: Draft, names: re.Pattern[str]) -> tuple[Span, str] | None:
    """What the bracket that is the first remark on an entry without makers holds of `names`."""
    if draft.byline is not None or not draft.notes:
        return None
    note = draft.notes[0]
    found = names.fullmatch(tree.blocks[note.block].text, note.start, note.end)
    return (Span(note.block, *found.span("by")), found["by"]) if found else None


def set_apart(tree: Tree, draft: Draft) -> bool:
    """True for "*Gravel*, Sam Stone" and "**Gravel**, Sam Stone"."""
    if draft.name is None:
        return False
    block = tree.blocks[draft.name.block]
    return (draft.name.start, draft.name.end) in (*block.italic[:1], *block.bold[:1])


def unlike(names: Sequence[Remark]) -> bool:
    """True where few words come again."""
    words = [word for _, _, text in names for word in _CAPITALISED.findall(text)]
    return len(set(words)) >= UNLIKE * len(words)
