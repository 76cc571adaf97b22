"""Bookmarks -> entries: the saver gave title, link, note and folder, so nothing has to be guessed.

An ITEM block is a bookmark, its anchor the link over the title; the blocks that follow it deeper are its notes.
"""

from pipeline.model import Block, Candidate, Document, Entry, Objection, Page, Reason, Role, Span, UrlState


def draw(document: Document, candidates: tuple[Candidate, ...]) -> Page:
    """One entry for each bookmark, and for each one without a link (a book in a reading export) a named work."""
    of: dict[int, list[int]] = {}
    for index, candidate in enumerate(candidates):
        of.setdefault(candidate.block, []).append(index)
    everything = list(candidates)
    entries: list[Entry] = []
    objections: list[Objection] = []
    for index, block in enumerate(document.blocks):
        if block.role is Role.ITEM and block.mark is None:
            main = next((c for c in of.get(index, []) if candidates[c].mark is None), None)
            if main is None:
                main = len(everything)
                everything.append(_named(index, block))
            entries.append(_entry(document, index, main))
        elif entries:
            objections += [Objection(c, Reason.SUPPLEMENTARY, "in a note", len(entries) - 1) for c in of.get(index, [])]
    return Page(document, tuple(everything), tuple(entries), tuple(objections))


def _entry(document: Document, index: int, main: int) -> Entry:
    block = document.blocks[index]
    notes: list[Span] = []
    for at in range(index + 1, len(document.blocks)):
        below = document.blocks[at]
        if below.role not in (Role.PARAGRAPH, Role.SAVER, Role.QUOTE) or below.depth <= block.depth or below.mark:
            break
        notes.append(Span(at, 0, len(below.text)))
    name = Span(index, 0, len(block.text)) if block.text.strip() else None
    return Entry(main, name=name, notes=tuple(notes), section=block.section, rule="bookmark")


def _named(index: int, block: Block) -> Candidate:
    return Candidate(index, 0, len(block.text), None, block.text, UrlState.MISSING, "bookmark", block.text)
