"""Document -> Page: URLs, works named without one, and the entries they stand in."""

from pipeline.find import bookmarks, entries, posts
from pipeline.find.urls import candidates_of
from pipeline.model import Document, Genre, Objection, Page


def find(document: Document, *, shorteners: tuple[str, ...] = ()) -> Page:
    """Everything that `document` may recommend, with where its name and remarks stand.

    `shorteners` are hosts of short links beside the built-in ones.
    """
    candidates = candidates_of(document, shorteners)
    if document.genre is Genre.BOOKMARKS:
        return bookmarks.draw(document, candidates)
    if document.genre is not Genre.LIST:
        return posts.draw(document, candidates)
    found, drawn, verdicts = entries.draw(document, candidates)
    owner = {companion: at for at, entry in enumerate(drawn) for companion in entry.companions}
    objections = tuple(
        Objection(index, verdict.reason, verdict.rule, owner.get(index))
        for index, verdict in sorted(verdicts.items())
        if verdict.reason is not None
    )
    return Page(document, found, drawn, objections)
