"""Lists and bookmarks -> entries."""

from pipeline.model import Candidate, Document, Page


def draw(document: Document, candidates: tuple[Candidate, ...]) -> Page:
    """The page of a list."""
    return Page(document, candidates, ())
