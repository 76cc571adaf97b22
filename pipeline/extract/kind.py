"""What sort of thing a resource is, by the first witness that says so; the witnesses stand in order of trust.

    kind_of(url="https://youtu.be/x", title="Eigenvalues", note="", section=("Books",))  ->  VIDEO, "platform"

The names, platforms, paths, signs and file types are data: ``kinds.yaml``.
"""

import re
from collections.abc import Callable, Sequence

from pipeline.extract import _names, _places
from pipeline.model import Kind

_BYLINE = re.compile(r"(?:^|,\s)\W{0,3}(?:by|de|por|von|par|автор)\s(?:prof\.?\s|dr\.?\s)?[A-ZÀ-Ý]")


def kind_of(
    *,
    url: str | None,
    title: str | None,
    note: str | None,
    section: Sequence[str] = (),
    tags: Sequence[str] = (),
    platform: str | None = None,
    label: str = "",
    document_title: str = "",
    creators: Sequence[str] = (),
) -> tuple[Kind, str]:
    """The kind of a resource and the name of the rule that told it.

    `section` is outermost first; `label` is the text that carries the link; `platform` and `document_title` are
    the document's own; `creators` are those that the document names.
    """
    title, note = title or "", note or ""
    called = _names.head(title)
    witnesses: tuple[tuple[str, Callable[[], Kind | None]], ...] = (
        ("cheat sheet", lambda: _names.cheatsheet(title)),
        ("platform", lambda: _places.platform(url)),
        ("brackets", lambda: _names.in_brackets(title) or _names.in_brackets(label)),
        ("mark", lambda: _names.mark(label) or _names.mark(title)),
        ("a repository's title", lambda: _repository(url, title)),
        ("dated page", lambda: Kind.ARTICLE if _places.dated(url) else None),
        ("title", lambda: _titled(url, called)),
        ("course number", lambda: Kind.COURSE if _course_number(url, title, note) else None),
        ("a book's name", lambda: Kind.BOOK if _places.named_book(url) else None),
        ("note", lambda: _note(url, note)),
        ("label", lambda: _names.head(label) if label != title else None),
        ("made for a language", lambda: _library(url, f"{title} {note}")),
        ("a site's name", lambda: Kind.WEBSITE if _names.site(title) and _site(url) else None),
        ("heading", lambda: _heading(url, section)),
        ("a text in a repository", lambda: Kind.ARTICLE if _places.document(url) else None),
        ("holder", lambda: _places.holder(url)),
        ("front page of a part", lambda: _places.index(url)),
        ("title of a text", lambda: called if called is not Kind.WEBSITE else None),
        ("a school's name", lambda: Kind.COURSE if url is None and _names.school(title) else None),
        ("a textbook's title", lambda: Kind.BOOK if _names.textbook(title) and not _places.path(url) else None),
        ("file type", lambda: _places.file(url)),
        ("document title", lambda: _document(document_title)),
        ("front page", lambda: _front_page(url, note, creators)),
        ("path", lambda: _places.path(url)),
        ("tag", lambda: next(filter(None, map(_names.head, tags)), None)),
        ("a site is its author", lambda: _author_is_a_site(url, creators)),
        ("a question", lambda: Kind.ARTICLE if url is None and _names.question(title) else None),
        ("a file's name", lambda: Kind.ARTICLE if url is None and _names.file_name(title) else None),
        ("a repository's name", lambda: Kind.REPOSITORY if url is None and _names.slug(title) else None),
    )
    for rule, witness in witnesses:
        kind = witness()
        if kind is not None:
            return kind, rule
    return (Kind.ARTICLE, "a page") if url else (Kind.BOOK, "a name without a link")


def _course_number(url: str | None, title: str, note: str) -> bool:
    return _names.course_number(title) or _names.course_number(_places.names(url)) or _names.course_number(note[:80])


def _repository(url: str | None, title: str) -> Kind | None:
    named = _names.own_title(title) or title.casefold().startswith("awesome")
    return Kind.REPOSITORY if named and _places.holder(url) is Kind.REPOSITORY else None


def _document(title: str) -> Kind | None:
    """What the document says that it lists; that it is itself a thread or an article says nothing."""
    kind = _names.heading(title)
    return kind if kind not in (Kind.THREAD, Kind.ARTICLE) else None


def _front_page(url: str | None, note: str, creators: Sequence[str]) -> Kind | None:
    """A site; but a front page of which the authors are named is a book's."""
    if not _places.front_page(url):
        return None
    return Kind.BOOK if creators or _BYLINE.search(note) else Kind.WEBSITE


def _site(url: str | None) -> bool:
    """True for what can be a whole site; a page of it is none, whatever its title ends with."""
    return url is None or _places.front_page(url) or _places.index(url) is not None


def _titled(url: str | None, called: Kind | None) -> Kind | None:
    """What the title calls it: a page of a site is an article."""
    if called is Kind.WEBSITE and not _site(url):
        return Kind.ARTICLE
    return called if called is not Kind.ARTICLE and _possible(url, called) else None


def _possible(url: str | None, called: Kind | None) -> bool:
    """False for a library without code (it has shelves) and a thread or a whole site at a place that is none."""
    if url is None or called is None:
        return True
    if called is Kind.LIBRARY:
        return _places.code(url)
    if called is Kind.THREAD:
        return not _places.front_page(url) and not _places.path(url)
    return called is not Kind.WEBSITE or _site(url)


def _note(url: str | None, note: str) -> Kind | None:
    called = _names.in_note(note)
    return called if _possible(url, called) else None


def _author_is_a_site(url: str | None, creators: Sequence[str]) -> Kind | None:
    return Kind.ARTICLE if url is None and any(map(_names.domain, creators)) else None


def _library(url: str | None, text: str) -> Kind | None:
    code = _places.holder(url) is Kind.REPOSITORY
    return Kind.LIBRARY if code and _names.made_for_a_language(text) else None


def _heading(url: str | None, section: Sequence[str]) -> Kind | None:
    """The kind that the nearest heading announces; what lives elsewhere is no repository."""
    found = next((kind for kind in map(_names.heading, reversed(section)) if kind), None)
    elsewhere = found is Kind.REPOSITORY and url is not None and _places.holder(url) is not Kind.REPOSITORY
    return None if elsewhere else found
