"""Newsletters whose headings carry the links: what a paragraph below such a heading links belongs to its entry.

[A court stops the sale]                the heading is the entry
Good news, [announced last month] ...   a link that supports what is said of it
"""

from pipeline.model import Candidate, Entry, Objection, Page, Reason, Role, Span
from pipeline.records import replace

_PROSE = frozenset({Role.PARAGRAPH, Role.QUOTE})


def under_headings(page: Page) -> Page:
    """`page` with the links in prose below a linked heading given to that heading's entry, and their words with them."""
    heads = _headings(page)
    parts = {at: heads[e.section] for at, e in enumerate(page.entries) if e.section in heads and _in_prose(page, e)}
    if not parts:
        return page
    kept = [at for at in range(len(page.entries)) if at not in parts]
    place = {old: new for new, old in enumerate(kept)}
    entries = tuple(_with_words(page, at, [p for p, head in parts.items() if head == at]) for at in kept)
    moved = [replace(o, entry=place.get(o.entry) if o.entry is not None else None) for o in page.objections]
    ours = [
        Objection(page.entries[part].main, Reason.SUPPLEMENTARY, "below a linked heading", place[head])
        for part, head in parts.items()
    ]
    return replace(page, entries=entries, objections=(*moved, *ours))


def _headings(page: Page) -> dict[tuple[str, ...], int]:
    """Sections that stand below a heading which is an entry, and that entry's place."""
    found = {}
    for at, entry in enumerate(page.entries):
        block = page.document.blocks[page.candidates[entry.main].block]
        if block.role is Role.HEADING and entry.name is not None:
            found[(*block.section, block.text)] = at
    return found


def _in_prose(page: Page, entry: Entry) -> bool:
    """A link among words, not one that leads its block or stands alone in it."""
    candidate: Candidate = page.candidates[entry.main]
    block = page.document.blocks[candidate.block]
    alone = len(block.text.strip()) <= candidate.end - candidate.start + 2
    return block.role in _PROSE and candidate.start > 0 and not alone


def _with_words(page: Page, at: int, parts: list[int]) -> Entry:
    """The heading's entry with the paragraphs that its parts stood in; a quotation speaks for somebody else."""
    entry = page.entries[at]
    said = [span for part in parts for span in page.entries[part].notes]
    own = [span for span in said if page.document.blocks[span.block].role is not Role.QUOTE]
    notes = {span.block: span for span in [*own, *entry.notes]}
    return replace(entry, notes=tuple(_in_order(notes))) if parts else entry


def _in_order(notes: dict[int, Span]) -> list[Span]:
    return [notes[block] for block in sorted(notes)]
