"""What the headings, or else the document's title, announce of what stands below them."""

import re

from pipeline.extract import _names, _places
from pipeline.extract._seen import Seen
from pipeline.extract._software import deals_with
from pipeline.links import is_short
from pipeline.model import Kind

_OWN_SHELF = re.compile(r"(?:['’]s|\bmy)\s+library\b", re.I)  # "A Potter's Library": of books
# What platforms hold, and are not: below "Courses" the front page of Udemy is a site.
_CONTENTS = frozenset({Kind.COURSE, Kind.BOOK, Kind.VIDEO, Kind.PLAYLIST, Kind.PAPER})


def among(seen: Seen) -> Kind | None:
    """What is listed around a name without a link: among books "Lectures on Rivers", "The River Toolkit" are titles.

    A keeper of books, or of references, tags each with what it is.
    """
    if seen.url is not None:
        return None
    return Kind.BOOK if "book" in seen.tags else _names.listed(seen.section, seen.document_title)


def encyclopedic(seen: Seen) -> bool:
    """True for an encyclopedia's page on a book: it says so, or books are listed."""
    listed = _places.encyclopedia(seen.url) and _names.listed(seen.section, seen.document_title) is Kind.BOOK
    return listed or _places.on_a_book(seen.url)


def heading(seen: Seen) -> Kind | None:
    """The kind that the nearest heading announces; what lives elsewhere is no repository, code no site, by its name no paper."""
    found = _names.shelf(seen.section)
    if deals_with(found, seen.section, seen.document_title):
        return None
    if seen.url is None:
        return found
    if found in _CONTENTS and _places.home_of_a_platform(seen.url):
        return Kind.WEBSITE
    page = found is Kind.ARTICLE or (found is Kind.PAPER and _places.holder(seen.url) is Kind.NEWSLETTER)
    if page and _places.front_page(seen.url):  # of a paper it may be its own
        return None
    if found is Kind.OTHER:  # a conference's site is a site
        return None
    if _places.holder(seen.url) is not Kind.REPOSITORY:
        return None if found is Kind.REPOSITORY and not is_short(seen.url) else found
    return None if found is Kind.WEBSITE or (found is Kind.PAPER and len(seen.title.split()) == 1) else found


def announced(seen: Seen) -> Kind | None:
    """What the headings announce, or else a title in the plural: "The Quarry Newsletter" is one, and lists none."""
    title = seen.document_title if _names.several(seen.document_title) else ""
    return _names.listed(seen.section, title)


def document(seen: Seen) -> Kind | None:
    """What the document says that it lists; that it is itself a thread, an article or a newsletter says nothing."""
    kind = _names.heading(seen.document_title)
    if kind in (Kind.NEWSLETTER, Kind.PODCAST) and not _names.several(seen.document_title):
        return None
    if kind is Kind.LIBRARY and seen.url is None and (seen.creators or _OWN_SHELF.search(seen.document_title)):
        return Kind.BOOK
    return kind if kind not in (Kind.THREAD, Kind.ARTICLE) else None
