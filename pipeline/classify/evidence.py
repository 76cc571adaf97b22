"""What a topic is read from, and what is read: the two nouns of this stage."""

import re
from dataclasses import field, fields
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

from pipeline.classify.headings import language, telling
from pipeline.records import dataclass

_EXTENSION = re.compile(r"\.\w{1,5}$")
# Folders of a server that say how a page is made, not what it is about: "/jargon/html/entry".
_MADE_AS = re.compile(r"/(?:x?html?|php|cgi-bin)(?=/|$)", re.IGNORECASE)

_CLAUSE = re.compile(r"[^,;.!?\n]{0,80}")


class Place(StrEnum):
    """Where in the evidence a word stands, the nearest to the resource first."""

    TITLE = "title"
    SECTION = "section"  # the innermost heading that says more than "Books"
    LANGUAGE = "language"  # a heading that tells apart what things are written in: "Python"
    URL = "url"
    BESIDE = "beside"  # in the note, the words behind the resource's own name
    NOTE = "note"
    TRAINED = "trained"  # no place: what the trained half makes of title and note
    HEADINGS = "headings"  # the outer headings
    DOCUMENT = "document"  # the document's own title
    COMPANY = "company"  # what most of the document's other resources are about
    WRITTEN = "written"  # in a note that names nothing else, the language in which the resource is written


Texts = list[tuple[Place, str]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a document says about one resource and that may tell its topics."""

    title: str | None = None
    note: str | None = None
    section: tuple[str, ...] = ()  # outermost first
    url: str | None = None
    document_title: str | None = None
    # The document's title, and titles and headings of all its resources: the same tuple for each of them. Too long to
    # be hashed for each of them, too.
    company: tuple[str, ...] = field(default=(), hash=False)

    @property
    def digest(self) -> str:
        """A hash of the fields, equal for equal evidence: the key that topics are stored by."""
        return blake2b(repr([getattr(self, f.name) for f in fields(self)]).encode(), digest_size=12).hexdigest()

    def texts(self) -> Texts:
        """Each text with its place; texts that say nothing are left out."""
        outer, inner = telling(self.section)
        found = (
            (Place.TITLE, self.title),
            (Place.SECTION, inner),
            (Place.LANGUAGE, language(self.section)),
            (Place.URL, url_words(self.url)),
            (Place.BESIDE, self._beside()),
            (Place.NOTE, self.note),
            (Place.HEADINGS, "\n".join(outer)),
            (Place.DOCUMENT, self.document_title),
        )
        return [(place, text) for place, text in found if text]

    def _beside(self) -> str:
        """What a note that several resources share says of this one: "A for algebra, *B for geometry*, C for chess"."""
        if not self.title or not self.note:
            return ""
        before, name, behind = self.note.partition(self.title)
        return _CLAUSE.match(behind)[0] if name and before else ""  # type: ignore[index]


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics that count, most certain first, each with its score and what it rests on."""

    slugs: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()  # 0 to 1, 3 decimals
    evidence: tuple[str, ...] = ()  # "title: 'linear algebra' 0.80", of every topic that counts


@lru_cache(maxsize=16384)
def url_words(url: str | None) -> str:
    """Host and path of a URL as text: no scheme, no top-level domain (``.ai`` and ``.ml`` are no topics), no query."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracketed host that is no address
        return ""
    host = (parts.hostname or "").removeprefix("www.").rpartition(".")[0]
    path = _EXTENSION.sub("", unquote(parts.path))
    return f"{host} {_MADE_AS.sub('', path)}".replace("/", " ").replace(".", " ")
