"""What sort of thing a resource is, by the first witness that says so; the witnesses stand in order of trust.

    kind_of(url="https://youtu.be/x", title="Eigenvalues", note="", section=("Books",))  ->  VIDEO, "platform"

First what an address can only be, then what the author calls it, then what the headings announce, last what a page
looks like. The names, platforms, paths, signs and file types are data: ``kinds.yaml``.
"""

import re
from collections.abc import Callable, Sequence

from pipeline.extract import _front, _looks, _names, _places, _shelves
from pipeline.extract._possible import possible, signed, site
from pipeline.extract._seen import Seen
from pipeline.links import is_short
from pipeline.model import Kind
from pipeline.text.caseless import caseless

_WHERE = frozenset({Kind.WEBSITE, Kind.REPOSITORY, Kind.THREAD, Kind.ARTICLE})  # labels of where, not of what
# Below "Tools", "Wall Paper" and "Wall Docs" are what the wall is made with.
_TEXTS = frozenset({Kind.WEBSITE, Kind.PAPER})
# The third video of a list, "Lecture 3": one piece, not the list around it. Weeks and parts hold many videos.
_PIECE = caseless(r"\b(?:lecture|lec\.?|lesson|session|video|episode|ep\.?)\s?#?\d")
# What a repository may list: "Free Programming Books".
_LISTED = frozenset({Kind.BOOK, Kind.COURSE, Kind.PAPER, Kind.VIDEO, Kind.PODCAST})
# "16 Free Books", "100+ tools": a page that lists them.
_LISTING = caseless(r"^\W{0,3}\d{1,3}\+?\s(?:\w+\s){0,6}\w+s\b")
# What books are called that lead through a subject: no text that somebody put online.
_LEADING = caseless(r"\b(?:guide|handbook|companion|manual|guía|guia|leitfaden)\b")
# More often a book than a course.
_FIRST_COURSE = caseless(r"\b(?:first|second) course in\b")
_COURSE = caseless(
    r"\b(?:this|these|the|a|an|whole|full|free|crash) (?:\w+ ){0,2}courses?\b|\b(?:kurs|curso|cours|corso) (?:completo|complet|gratis)\b"
)
_SENTENCE_ENDS = re.compile(r"[.!?]\s")
# What books are called that teach a whole subject: "A Short Course in Probability".
_BOOKISH = re.compile(r"An?\s(?:\w+\s){0,2}Course\s(?:in|of|on)\s")


def kind_of(
    *,
    url: str | None,
    title: str | None,
    note: str | None,
    section: Sequence[str] = (),
    tags: Sequence[str] = (),
    label: str = "",
    document_title: str = "",
    creators: Sequence[str] = (),
    counted: Kind | None = None,
    lead: str = "",
    before: str = "",
) -> tuple[Kind, str]:
    """The kind of a resource and the name of the rule that told it.

    `section` is outermost first; `label` carries the link; `creators` are those that the document names; `counted` is
    what it says that it counts; `lead` is the sentence that leads up to the list it stands in, the nearest heading;
    `before` are the words directly before the link.
    """
    headings = (*section, lead) if _names.several(lead) else tuple(section)
    seen = Seen(
        url, title or "", note or "", headings, tuple(tags), label, document_title, tuple(creators), counted, before,
    )  # fmt: skip
    for rule, witness in _WITNESSES:
        kind = witness(seen)
        if kind is not None:
            return kind, rule
    return (Kind.ARTICLE, "a page") if seen.url else (Kind.BOOK, "a name without a link")


def _one_of_a_list(seen: Seen) -> Kind | None:
    """A video that is opened within a list, as its third, as "Lecture 3" or called a video, is not the list."""
    if not _places.within_a_list(seen.url):
        return None
    piece = _places.later_in_a_list(seen.url) or _PIECE.holds(seen.title)
    return Kind.VIDEO if piece or _names.in_brackets(seen.title) is Kind.VIDEO else None


def _filmed_course(seen: Seen) -> Kind | None:
    """A film that the author calls a course: whole courses stand on film platforms in one piece."""
    return Kind.COURSE if _COURSE.holds(seen.note) and _places.platform(seen.url) is Kind.VIDEO else None


def _called_a_video(seen: Seen) -> bool:
    """True for a film that is called one, where books are archived or a school has its site."""
    return _names.in_brackets(seen.title) is Kind.VIDEO and _places.platform(seen.url) in (Kind.BOOK, Kind.WEBSITE)


def _brackets(seen: Seen) -> Kind | None:
    found = _names.in_brackets(seen.title) or _names.in_brackets(seen.label)
    return Kind.CHEATSHEET if found is Kind.PAPER and _lists(seen, Kind.CHEATSHEET) else found


def _labelled(seen: Seen) -> Kind | None:
    """What a label calls it, even a front page's library, unless its address can only be something else."""
    called = _names.before_a_colon(seen.title) or _names.before_a_link(seen.before)
    return called if called not in _WHERE and _places.platform(seen.url) in (None, Kind.WEBSITE) else None


def _repository(seen: Seen) -> Kind | None:
    named = _looks.own_title(seen.title) or seen.title.casefold().startswith("awesome")
    hosted = named if _places.holder(seen.url) is Kind.REPOSITORY else _looks.page_of_a_repository(seen.title)
    return Kind.REPOSITORY if hosted else None


def _dated(seen: Seen) -> bool:
    """True for a page of a blog or a manual, but for the podcast or newsletter that has its place there."""
    return _places.dated(seen.url) and _shelves.announced(seen) not in (Kind.PODCAST, Kind.NEWSLETTER)


def _title(seen: Seen) -> Kind | None:
    """What the title calls it: a page of a site is an article."""
    called = _names.called(seen.title, () if seen.url else seen.creators)
    first = called is Kind.COURSE and _FIRST_COURSE.holds(seen.title)
    if first or (called in _TEXTS and _names.shelf(seen.section) is Kind.TOOL):
        return None
    if called is not None and seen.url is not None and _LISTING.holds(seen.title) and possible(Kind.ARTICLE, seen.url):
        return Kind.ARTICLE
    if called in _LISTED and _names.several(seen.title) and _places.holder(seen.url) is Kind.REPOSITORY:
        return Kind.REPOSITORY
    if called is Kind.WEBSITE and not site(seen.url):
        return Kind.ARTICLE if possible(Kind.ARTICLE, seen.url) else None
    bookish = called is Kind.COURSE and _BOOKISH.match(seen.title)
    if bookish and (seen.url is None or _names.shelf(seen.section) is Kind.BOOK):
        return Kind.BOOK
    if called is Kind.ARTICLE or (called is Kind.REPOSITORY and seen.url is None):  # repositories of data, of papers
        return None
    return signed(called, seen) if possible(called, seen.url) else None


def _course_number(seen: Seen) -> Kind | None:
    """A course goes by its number; a file that bears it is what the course hands out, a book or a cheat sheet lies below it."""
    if _places.file(seen.url) or _places.named_book(seen.url) or _names.shelf(seen.section) is Kind.CHEATSHEET:
        return None
    texts = (seen.title, _places.names(seen.url), seen.note[:80])
    return Kind.COURSE if any(map(_names.course_number, texts)) else None


def _note(seen: Seen) -> Kind | None:
    called = _names.in_note(_from_its_sentence(seen))
    own = called is Kind.THREAD and seen.url is None  # the one that names it
    if own or (called is Kind.COURSE and _FIRST_COURSE.holds(seen.note)):
        return None
    return signed(called, seen) if possible(called, seen.url) else None


def _from_its_sentence(seen: Seen) -> str:
    """The remark from the sentence on that names what has no link: a post may speak of other things first."""
    at = seen.note.find(seen.title) if seen.title and seen.url is None else 0
    starts = (match.end() for match in _SENTENCE_ENDS.finditer(seen.note, 0, max(at, 0)))
    return seen.note[max(starts, default=0) :]


def _label(seen: Seen) -> Kind | None:
    """What the link calls it; "site" says where it is to be read, not what it is."""
    says_more = seen.label != seen.title and "/" not in seen.label.replace(" / ", "")  # no address
    return called if says_more and (called := _names.head(seen.label)) is not Kind.WEBSITE else None


def _library(seen: Seen) -> Kind | None:
    code = _places.holder(seen.url) is Kind.REPOSITORY
    return Kind.LIBRARY if code and _names.made_for_a_language(f"{seen.title} {seen.note}") else None


def _lists(seen: Seen, kind: Kind) -> bool:
    """True for a file of a type that tells a paper, in a document that lists books, or cheat sheets."""
    return _places.file(seen.url) is Kind.PAPER and _names.heading(seen.document_title) is kind


def _tagged(seen: Seen) -> Kind | None:
    """What a tag calls it; the front page that is tagged "articles" has some, and is none."""
    called, tag = next(((kind, tag) for tag in seen.tags if (kind := _names.head(tag))), (None, ""))
    some = called is Kind.ARTICLE and _names.several(tag) and _places.front_page(seen.url)
    return None if some else called


def _text(seen: Seen) -> Kind | None:
    """A guide or notes; but a whole site of notes is a site."""
    called = _names.called(seen.title, () if seen.url else seen.creators) is Kind.ARTICLE
    book = seen.url is None and seen.creators and _LEADING.holds(seen.title)
    return Kind.ARTICLE if called and not book and not (seen.url and _places.front_page(seen.url)) else None


def _named_site(seen: Seen) -> bool:
    """True for a site that goes by its address, but for what is listed among tools: "images.example.org"."""
    return _looks.site(seen.title) and site(seen.url) and _names.shelf(seen.section) is not Kind.TOOL


def _mere_name(seen: Seen) -> Kind | None:
    """What a name without a link looks like."""
    if seen.url is not None:
        return None
    by_site = any(map(_looks.domain, seen.creators)) or _looks.by_a_site(seen.note)
    if by_site or (_looks.question(seen.title) and not seen.creators) or _looks.file_name(seen.title):
        return Kind.ARTICLE
    repository = _looks.code_name(seen.title) or _names.head(seen.title) is Kind.REPOSITORY
    return Kind.TOOL if _looks.used(seen.title, seen.note) else Kind.REPOSITORY if repository else None


_Witness = Callable[[Seen], Kind | None]


def _is(kind: Kind, test: Callable[[Seen], bool]) -> _Witness:
    return lambda seen: kind if test(seen) else None


_WITNESSES: tuple[tuple[str, _Witness], ...] = (
    ("cheat sheet", lambda s: _names.cheatsheet(s.title)),
    ("one of a list", _one_of_a_list),
    ("a course in films", _filmed_course),
    ("an encyclopedia's page on a book", _is(Kind.BOOK, _shelves.encyclopedic)),
    ("a video in brackets", _is(Kind.VIDEO, _called_a_video)),
    ("a label", _labelled),
    ("platform", lambda s: _places.platform(s.url)),
    ("brackets", _brackets),
    ("mark", lambda s: _names.mark(s.label) or _names.mark(s.title)),
    ("among books", _is(Kind.BOOK, lambda s: _shelves.among(s) is Kind.BOOK)),
    ("among podcasts", _is(Kind.PODCAST, lambda s: _shelves.among(s) is Kind.PODCAST)),
    ("a book's number", _is(Kind.BOOK, lambda s: _places.isbn(s.url))),
    ("a repository's title", _repository),
    ("dated page", _is(Kind.ARTICLE, _dated)),
    ("title", _title),
    ("what the thread counts", lambda s: s.counted if possible(s.counted, s.url) else None),
    ("course number", _course_number),
    ("a book's name", _is(Kind.BOOK, lambda s: _places.named_book(s.url))),
    ("note", _note),
    ("label", _label),
    ("a place's name", lambda s: _names.place(s.title, s.note) if is_short(s.url or "") else None),
    ("made for a language", _library),
    ("a site's name", _is(Kind.WEBSITE, _named_site)),
    ("heading", _shelves.heading),
    ("a text in a repository", _is(Kind.ARTICLE, lambda s: _places.document(s.url))),
    ("holder", lambda s: None if _lists(s, Kind.CHEATSHEET) else _places.holder(s.url)),
    ("tag", _tagged),
    ("front page of a part", lambda s: _places.index(s.url)),
    ("title of a text", _text),
    ("a school's name", _is(Kind.COURSE, lambda s: s.url is None and _names.school(s.title))),
    ("a textbook's title", _is(Kind.BOOK, lambda s: _names.textbook(s.title) and not _places.path(s.url))),
    ("file in a list of books", _is(Kind.BOOK, lambda s: _lists(s, Kind.BOOK))),
    ("file type", lambda s: None if _lists(s, Kind.CHEATSHEET) else _places.file(s.url)),
    ("document title", lambda s: signed(_shelves.document(s), s)),
    ("front page", _front.kind_of_front),
    ("path", lambda s: _places.path(s.url)),
    ("how the name looks", _mere_name),
)
