"""What a discussion is called is no remark on the works that its posts name."""

from collections.abc import Iterable

from pipeline.model import Document, Entry, Genre, Role
from pipeline.records import replace


def without_title(document: Document, entries: Iterable[Entry]) -> list[Entry]:
    """The entries; of a discussion without its title and other headings as notes, where there are more."""
    if document.genre is not Genre.DISCUSSION:
        return list(entries)
    titles = {i for i, b in enumerate(document.blocks) if b.role is Role.HEADING or b.text == document.title}
    return [_said(entry, titles) for entry in entries]


def _said(entry: Entry, titles: set[int]) -> Entry:
    notes = tuple(note for note in entry.notes if note.block not in titles)
    return replace(entry, notes=notes) if notes and len(notes) < len(entry.notes) else entry
