"""Lists that name the several makers of each work behind its title, as lists of papers do.

- **Gravel in Depth**. *Sam Stone, Ada Pen, et al.* Quarry Letters 2020. [link](…)
- [Sand](…). Sam Stone, Ada Pen. 2021.

Or before it, as references do: "Sam Stone, Ada Pen. Gravel in Depth. 2020. https://…".
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._people import are_several
from pipeline.find.entries._units import Tree
from pipeline.find.entries._words import announces_works
from pipeline.model import Block, Span

FEWEST = 3  # such works: fewer may be told of people
REFERENCES = 2  # that begin with whole names: one may be a title, "Sand Dunes, Gravel Pits. A walk in 2020"
APART = 0.5  # of the names differ: makers come again, but subjects do so in entry after entry
_HEAD = re.compile(r"[^.:;()\[\]\n]*(?:(?<=\b\w)\.[^.:;()\[\]\n]*|\.(?=,)[^.:;()\[\]\n]*)*")  # past initials and "Jr.,"
_WITNESS = re.compile(r"\b(?:19|20)\d\d\b|\bet al\b|\b[^\W\d_a-z]\.\s[^\W\d_a-z]")  # a year, others, an initial
_TITLE = re.compile(
    r"\w[^\n]{5,200}?(?:(?<=[^\W_]{2})|(?<=[)\"”?!]))\.\s+(?=[^\n]*\b(?:19|20)\d\d\b)"
)  # before the year
_NAMES = re.compile(r"\s*(?:[,;&]|\band\b)\s*")


def sign_by_crowds(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Gives works the makers behind their titles where the list names several of each; the remarks stay as they are."""
    _turn(tree, drafts)
    found = list(_crowds(tree, drafts))
    names = [name for _, span in found for name in _NAMES.split(tree.document.text_of(span))]
    if len(found) >= FEWEST and len(set(names)) >= APART * len(names):
        for draft, span in found:
            draft.byline = span


def _turn(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Calls references by their titles, where several are called by their makers."""
    found = [(draft, at) for draft in drafts if (at := _title_behind(tree, draft))]
    for draft, (start, stop, rest) in found if len(found) >= REFERENCES else ():
        draft.byline, draft.name = draft.name, Span(draft.block, start, stop)
        draft.notes[:1] = [Span(draft.block, rest, draft.notes[0].end)]


def _title_behind(tree: Tree, draft: Draft) -> tuple[int, int, int] | None:
    """Where the title begins and ends behind makers that the draft is called by, and where the rest begins."""
    if draft.name is None or draft.byline is not None or not draft.notes:
        return None
    text, name, note = tree.blocks[draft.block].text, draft.name, draft.notes[0]
    near = name.block == note.block == draft.block and text[name.end : note.start].strip() == "."
    if not near or not are_several(text[name.start : name.end]):
        return None
    title = _TITLE.match(text, note.start, note.end)
    return (title.start(), title.start() + len(title[0].rstrip(". ")), title.end()) if title else None


def _crowds(tree: Tree, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Span]]:
    for draft in drafts:
        if draft.byline is not None or not draft.notes:
            continue
        note = draft.notes[0]
        block = tree.blocks[note.block]
        span = _emphasised(block, note) or _opening(block, note)
        written = block.text[span[0] : span[1]]
        if are_several(written) and (_is_work(block, note) or announces_works(tree.document.title, draft.section)):
            yield draft, Span(note.block, *span)


def _is_work(block: Block, note: Span) -> bool:
    """True where the line of a remark says when, or names people as references do."""
    line = block.text.rfind("\n", 0, note.start) + 1
    return _WITNESS.search(block.text, line, note.end) is not None


def _emphasised(block: Block, note: Span) -> tuple[int, int] | None:
    """The first words in italics of a remark."""
    return next(((start, end) for start, end in block.italic if note.start <= start < end <= note.end), None)


def _opening(block: Block, note: Span) -> tuple[int, int]:
    """The remark up to the end of its first sentence or to a bracket, or what stands in one at its beginning."""
    start = note.start + (block.text[note.start] == "(")
    found = _HEAD.match(block.text, start, note.end)
    return found.span() if found else (start, start)
