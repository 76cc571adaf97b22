"""Bookmarks -> entries: the saver gave title, link, note and folder, so nothing has to be guessed.

An ITEM block is a bookmark, its anchor the link over the title; the blocks that follow it deeper are its notes.
"""

from pipeline.model import Block, Candidate, Document, Entry, Objection, Page, Reason, Role, Span, UrlState

_BELOW = frozenset({Role.PARAGRAPH, Role.SAVER, Role.QUOTE})


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
        elif block.role is Role.SAVER:
            entries += [_beside(index, block, c) for c in of.get(index, []) if candidates[c].mark is None]
        elif entries:
            objections += [Objection(c, Reason.SUPPLEMENTARY, "in a note", len(entries) - 1) for c in of.get(index, [])]
    return Page(document, tuple(everything), tuple(entries), tuple(objections))


def _entry(document: Document, index: int, main: int) -> Entry:
    block = document.blocks[index]
    notes: list[Span] = []
    byline: Span | None = None
    for at in range(index + 1, len(document.blocks)):
        below = document.blocks[at]
        if below.role not in _BELOW or below.depth <= block.depth or below.mark:
            break
        whole = Span(at, 0, len(below.text))
        if below.rule == "byline":
            byline = whole
        elif below.role is not Role.QUOTE:  # a quotation is the page's word, not the saver's
            notes.append(whole)
    name = Span(index, 0, len(block.text)) if block.text.strip() else None
    return Entry(main, name=name, byline=byline, notes=tuple(notes), section=block.section, rule="bookmark")


def _beside(index: int, block: Block, main: int) -> Entry:
    """A link that the saver's own note points to."""
    return Entry(main, notes=(Span(index, 0, len(block.text)),), section=block.section, rule="saver's note")


def _named(index: int, block: Block) -> Candidate:
    return Candidate(index, 0, len(block.text), None, block.text, UrlState.MISSING, "bookmark", block.text)
