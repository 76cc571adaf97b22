"""Document -> Page: URLs, works named without one, and the entries they stand in.

Each way to draw entries is loaded with the first document that takes it: a run over a few files seldom needs them all.
"""

from pipeline.find import bookmarks
from pipeline.find.headed import under_headings
from pipeline.find.reviews import reviewed
from pipeline.find.urls import candidates_of
from pipeline.model import Document, Genre, Objection, Page, Role

_LED = frozenset({Role.HEADING, Role.ITEM, Role.ROW})
_MOSTLY = 0.6  # of the links


def find(document: Document, *, shorteners: tuple[str, ...] = ()) -> Page:
    """Everything that `document` may recommend, with where its name and remarks stand.

    `shorteners` are hosts of short links beside the built-in ones.
    """
    candidates = candidates_of(document, shorteners)
    if document.genre is Genre.BOOKMARKS:
        return bookmarks.draw(document, candidates)
    if document.genre is not Genre.LIST and not _reads_as_list(document):
        from pipeline.find import posts

        return reviewed(posts.draw(document, candidates))
    from pipeline.find import entries

    found, drawn, verdicts = entries.draw(document, candidates)
    owner = {companion: at for at, entry in enumerate(drawn) for companion in entry.companions}
    objections = tuple(
        Objection(index, verdict.reason, verdict.rule, owner.get(index))
        for index, verdict in sorted(verdicts.items())
        if verdict.reason is not None
    )
    page = Page(document, found, drawn, objections)
    return under_headings(page) if document.genre is Genre.PAGE else page


def _reads_as_list(document: Document) -> bool:
    """An article whose links nearly all lead headings, items or rows is a list: a newsletter, a page of resources."""
    if document.genre is not Genre.PAGE:
        return False
    links = [(block, a) for block in document.blocks if block.mark is None for a in block.anchors if a.mark is None]
    leading = sum(block.role in _LED and a.start <= 3 for block, a in links)
    return leading >= 5 and leading >= _MOSTLY * len(links)
