"""Makers behind "of" in the languages that sign so: "[Grava](…), de Ana Silva, recomendado por …", "[Ghiaia](…) di Anna Pietra".

"De" stands before anything, so it counts only where many works of a list are signed so, by people who differ.
"""

import re
from collections.abc import Sequence

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._people import are_people
from pipeline.find.entries._units import Tree
from pipeline.model import Span

MANY = 3  # entries signed so
LONGEST = 200  # characters of names
_OF = re.compile(r"(?:de|di)\s(?=[^\W\d_a-z])")
_END = re.compile(r"(?=[,;(~]|\.\s|\s[-–—]\s|\.?\Z)")


def sign_of(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Gives the entries their makers, where most remarks of the list begin with them."""
    free = [draft for draft in drafts if draft.main is not None and draft.byline is None and draft.notes]
    signed = [(draft, made) for draft in free if (made := _maker(tree, draft.notes[0]))]
    makers = {tree.document.text_of(made) for _, made in signed}
    if len(makers) >= MANY and len(signed) * 2 > len(free):
        for draft, made in signed:
            draft.byline = made


def _maker(tree: Tree, note: Span) -> Span | None:
    """The names that a remark begins with, as far as they go."""
    text = tree.document.text_of(note)[:LONGEST]
    of = _OF.match(text)
    ends = [found.start() for found in _END.finditer(text, of.end())] if of else []
    end = next((at for at in reversed(ends) if of and are_people(text[of.end() : at], whole=True)), None)
    return Span(note.block, note.start, note.start + end) if end else None
