"""Document -> Page: URLs, works named without one, and the entries they stand in.

Each way to draw entries is loaded with the first document that takes it: a run over a few files seldom needs them all.
"""

import re

from pipeline.find import bookmarks
from pipeline.find.asides import without_asides
from pipeline.find.headed import under_headings
from pipeline.find.reviews import reviewed
from pipeline.find.urls import candidates_of
from pipeline.model import Anchor, Block, Document, Genre, Objection, Page, Role
from pipeline.records import replace

_LED = frozenset({Role.HEADING, Role.ITEM, Role.ROW})
_FEWEST = 5  # such headings, items and rows
_MOSTLY = 0.6  # of the links
# What may stand before the link that leads: marks, a number, "(Kenya)". One at the end may only open what is named: "[pdf]".
_UNLED = re.compile(r"[\W\d_]*(?:\([^()]{1,40}\)[\W\d_]*)?")
_OPENS = re.compile(r"\[[^\[\]]{1,20}\]")


def find(document: Document, *, shorteners: tuple[str, ...] = ()) -> Page:
    """Everything that `document` may recommend, with where its name and remarks stand.

    `shorteners` are hosts of short links beside the built-in ones.
    """
    document = without_asides(document)
    candidates = candidates_of(document, shorteners)
    if document.genre is Genre.BOOKMARKS:
        return bookmarks.draw(document, candidates)
    if document.genre is not Genre.LIST and not _reads_as_list(document):
        from pipeline.find import posts

        return reviewed(posts.draw(document, candidates))
    from pipeline.find import entries

    found, drawn, verdicts = entries.draw(document, candidates)
    if not drawn and not candidates and not entries.is_changelog(document):
        return _as_prose(document)
    owner = {companion: at for at, entry in enumerate(drawn) for companion in entry.companions}
    objections = tuple(
        Objection(index, verdict.reason, verdict.rule, owner.get(index))
        for index, verdict in sorted(verdicts.items())
        if verdict.reason is not None
    )
    page = Page(document, found, drawn, objections)
    return under_headings(page) if document.genre is Genre.PAGE else page


def _as_prose(document: Document) -> Page:
    """A list that links nothing and in which no entry was found is an article, with headings or numbers, about works that it names."""
    from pipeline.find import posts

    return reviewed(posts.draw(replace(document, genre=Genre.PAGE), ()))


def _reads_as_list(document: Document) -> bool:
    """An article whose links nearly all stand in headings, items or rows that one leads is a list: a newsletter, a page of resources."""
    if document.genre is not Genre.PAGE:
        return False
    blocks = [block for block in document.blocks if block.mark is None]
    linked = [(block, links) for block in blocks if (links := [a for a in block.anchors if a.mark is None])]
    led = [len(links) for block, links in linked if block.role in _LED and _leads(block, links)]
    return len(led) >= _FEWEST and sum(led) >= _MOSTLY * sum(len(links) for _, links in linked)


def _leads(block: Block, links: list[Anchor]) -> bool:
    first = links[0]
    return bool(_UNLED.fullmatch(block.text, 0, first.start) or _OPENS.fullmatch(block.text, first.start, first.end))
