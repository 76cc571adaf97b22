"""What sort of thing a resource is, by the first witness that says so; the witnesses stand in order of trust.

    kind_of(url="https://youtu.be/x", title="Eigenvalues", note="", section=("Books",))  ->  VIDEO, "platform"

The names, platforms, paths, signs and file types are data: ``kinds.yaml``.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.extract import _names, _places
from pipeline.model import Kind

_BYLINE = re.compile(r"\W{0,3}(?:by|de|por|von|par|автор)\s(?:prof\.?\s|dr\.?\s)?[A-ZÀ-Ý]")


def kind_of(
    *,
    url: str | None,
    title: str | None,
    note: str | None,
    section: Sequence[str] = (),
    tags: Sequence[str] = (),
    platform: str | None = None,
    label: str = "",
) -> tuple[Kind, str]:
    """The kind of a resource and the name of the rule that told it.

    `section` is outermost first; `label` is the text that carries the link; `platform` is the document's own.
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
        ("title", lambda: called if called is not Kind.ARTICLE else None),
        ("course number", lambda: Kind.COURSE if _course_number(url, title, note) else None),
        ("a book's name", lambda: Kind.BOOK if _places.named_book(url) else None),
        ("note", lambda: _note(url, note)),
        ("label", lambda: _names.head(label) if label != title else None),
        ("made for a language", lambda: _library(url, f"{title} {note}")),
        ("heading", lambda: _heading(section)),
        ("holder", lambda: _places.holder(url)),
        ("front page of a part", lambda: _places.index(url)),
        ("title of a text", lambda: called),
        ("file type", lambda: _places.file(url)),
        ("path", lambda: _places.path(url)),
        ("tag", lambda: next(filter(None, map(_names.head, tags)), None)),
        ("byline", lambda: Kind.BOOK if _BYLINE.match(note) and _places.front_page(url) else None),
        ("front page", lambda: Kind.WEBSITE if _places.front_page(url) else None),
        ("a repository's name", lambda: Kind.REPOSITORY if url is None and _names.slug(title) else None),
        ("a site's name", lambda: Kind.WEBSITE if url is None and _names.domain(title) else None),
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


def _note(url: str | None, note: str) -> Kind | None:
    """What the remark calls it; "library" also means the one with shelves, unless code lives there."""
    kind = _names.in_note(note)
    return kind if kind is not Kind.LIBRARY or url is None or _places.code(url) else None


def _library(url: str | None, text: str) -> Kind | None:
    code = _places.holder(url) is Kind.REPOSITORY
    return Kind.LIBRARY if code and _names.made_for_a_language(text) else None


def _heading(section: Sequence[str]) -> Kind | None:
    found: Iterator[Kind | None] = (_names.heading(text) for text in reversed(section))
    return next((kind for kind in found if kind), None)
