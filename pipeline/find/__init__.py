"""Document -> Page: URLs, works named without one, and the entries they stand in."""

from pipeline.find import entries, posts
from pipeline.find.urls import candidates_of
from pipeline.model import Document, Genre, Page

_DRAWN_AS_LIST = frozenset({Genre.LIST, Genre.BOOKMARKS})


def find(document: Document, *, shorteners: tuple[str, ...] = ()) -> Page:
    """Everything that `document` may recommend, with where its name and remarks stand.

    `shorteners` are hosts of short links beside the built-in ones.
    """
    candidates = candidates_of(document, shorteners)
    draw = entries.draw if document.genre in _DRAWN_AS_LIST else posts.draw
    return draw(document, candidates)
