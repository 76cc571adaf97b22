"""What sort of thing a resource is, by the first witness that says so; the witnesses stand in order of trust.

    kind_of(url="https://youtu.be/x", title="Eigenvalues", note="", section=("Books",))  ->  VIDEO, "platform"

The names, platforms, paths, signs and file types are data: ``kinds.yaml``.
"""

from collections.abc import Callable, Iterator, Sequence

from pipeline.extract import _names, _places
from pipeline.model import Kind

_COURSE_HOLDERS = frozenset({"github", "gitlab"})


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
    witnesses: tuple[tuple[str, Callable[[], Kind | None]], ...] = (
        ("brackets", lambda: _names.in_brackets(title) or _names.in_brackets(label)),
        ("cheat sheet", lambda: _names.cheatsheet(title)),
        ("platform", lambda: _places.platform(url)),
        ("mark", lambda: _names.mark(label) or _names.mark(title)),
        ("title", lambda: _names.head(title)),
        ("course number", lambda: _names.course_number(title)),
        ("note", lambda: _names.in_note(note)),
        ("label", lambda: _names.head(label) if label != title else None),
        ("holder", lambda: _places.holder(url)),
        ("file type", lambda: _places.file(url)),
        ("path", lambda: _places.path(url)),
        ("heading", lambda: _heading(section)),
        ("tag", lambda: next(filter(None, map(_names.head, tags)), None)),
        ("front page", lambda: Kind.WEBSITE if _places.front_page(url) else None),
    )
    for rule, witness in witnesses:
        kind = witness()
        if kind is not None:
            return kind, rule
    return (Kind.ARTICLE, "a page") if url else (Kind.BOOK, "a name without a link")


def _heading(section: Sequence[str]) -> Kind | None:
    found: Iterator[Kind | None] = (_names.heading(text) for text in reversed(section))
    return next((kind for kind in found if kind), None)
