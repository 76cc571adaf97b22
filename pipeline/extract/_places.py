"""What a URL's host, path and file type tell about the kind of a resource."""

import re
from functools import lru_cache
from urllib.parse import unquote

from pipeline.extract._addresses import address as _address
from pipeline.extract._kinds import ByKind, kinds
from pipeline.links import identity_keys
from pipeline.model import Kind

_FRONT = frozenset(
    {"", "index.html", "index.htm", "index.php", "home", "home.html"}
    | {"feed", "rss", "atom", "feed.xml", "rss.xml", "atom.xml", "index.xml"}  # a site's feed stands for the site
)
_VERSION = re.compile(r"v?\d{1,3}(?:\.\d{1,3}){0,3}|latest|stable|master|main|current")
# "/en-us/", "/home-en/"
_IN_A_LANGUAGE = re.compile(r"home[-_][a-z]{2}|(?:en|de|es|fr|pt|zh|ja|ru|it|nl|pl|ko|tr|uk)(?:[-_][a-z]{2})?")
_SENTENCE = 2  # hyphens: "how-i-did-it" is an article's heading, "my-project" a name
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_JOURNALS = frozenset(
    {"blog", "blogs", "news", "posts", "article", "articles", "archives", "story", "stories", "docs", "doc"}
)
_LONG_NUMBER = re.compile(r"\d[\d-]{7}")  # as every book has
_ON_A_BOOK = re.compile(r"_\((?:[\w.]+_)*(?:book|novel|libro|novela|livre|roman|livro|Buch|Roman)\)")
_BOOKS = frozenset({"book", "textbook", "handbook", "cookbook", "ebook"})
_BOOK_NAME = re.compile(r"\w{0,40}book")
_NO_BOOKS = frozenset(
    """
    chromebook codebook facebook gitbook guestbook logbook lookbook macbook notebook phrasebook playbook runbook
    scrapbook storybook yearbook
    """.split()
)


def platform(url: str | None) -> Kind | None:
    """The kind of all pages of this shape on a platform that we know."""
    address = _address(url)
    return address.platform if address else None


def home_of_a_platform(url: str | None) -> bool:
    """True for the front page of a platform of whose other pages we know the kinds: "udemy.com"."""
    address = _address(url)
    return address is not None and address.of_a_platform and front_page(url)


def holder(url: str | None) -> Kind | None:
    """The kind of a platform that holds things of many kinds."""
    address = _address(url)
    return address.holder if address else None


def encyclopedia(url: str | None) -> bool:
    """True for a page of Wikipedia."""
    address = _address(url)
    return address is not None and address.host[:2] == ("org", "wikipedia")


def on_a_book(url: str | None) -> bool:
    """True for an encyclopedia's page whose own name says that it is on a book: "Rivers_(novel)"."""
    return encyclopedia(url) and bool(_ON_A_BOOK.search(unquote(url or "")))


def isbn(url: str | None) -> bool:
    """True where an address ends in a book's number."""
    if not url or not _LONG_NUMBER.search(url):
        return False
    return any(key.startswith("isbn:") for key in identity_keys(url))


def within_a_list(url: str | None) -> bool:
    """True for the page of one video that is opened within a playlist."""
    address = _address(url)
    return address is not None and {"v", "list"} <= {key for key, _ in address.query}


def later_in_a_list(url: str | None) -> bool:
    """True where the page says that it is not the first video of its playlist."""
    address = _address(url)
    place = dict(address.query).get("index", "") if address else ""
    return place.isdecimal() and int(place[:6]) > 1


def file(url: str | None) -> Kind | None:
    """The kind that a file's type tells."""
    address = _address(url)
    if address is None or not address.path:
        return None
    extension = address.path[-1].rpartition(".")[2]
    return _words("files").get(extension) if "." in address.path[-1] else None


def path(url: str | None) -> Kind | None:
    """The kind that a part of the path tells, the last one first, or the beginning of the host."""
    address = _address(url)
    if address is None:
        return None
    words = _words("paths")
    parts = [*reversed(address.path[:-1]), *address.path[-1:], address.host[-1] if address.host else ""]
    return next((words[part] for part in parts if part in words), None)


def dated(url: str | None) -> bool:
    """True for a page of a blog, a paper or a manual: a year and a month, or what stands below "/blog/", "/docs/"."""
    address = _address(url)
    if address is None:
        return False
    if file(url) is not None:
        return False
    below = zip(address.path, address.path[1:], strict=False)
    return any(
        (_YEAR.fullmatch(a) and _MONTH.fullmatch(b)) or (a in _JOURNALS and not b.startswith("index."))
        for a, b in below
    )


def document(url: str | None) -> bool:
    """True for a text in a repository, but for its front page: "/blob/main/how-it-works.md"."""
    address = _address(url)
    if address is None or "blob" not in address.path or not address.path[-1].endswith((".md", ".rst", ".org")):
        return False
    return not address.path[-1].startswith("readme")


def named_book(url: str | None) -> bool:
    """True where a site or a repository is named a book: "deeplearningbook.org", "/thing-book", not "facebook.com"."""
    address = _address(url)
    if address is None or ("book" not in (small := (url or "").lower()) and "%" not in small):
        return False
    host = [word for label in address.host[1:] for word in label.split("-")]
    place = small.partition("#")[2]  # of a page: "#book"
    software = address.holder is Kind.REPOSITORY  # "taskbook" is a project, and no book
    last = re.split(r"[-_.]", address.path[-1]) if address.path and not software else []
    parts = [word for part in (*address.path, place) for word in re.split(r"[-_.]", part)]
    named = [word for word in (*host, *last) if word not in _NO_BOOKS]
    return any(_BOOK_NAME.fullmatch(word) for word in named) or any(word in _BOOKS for word in parts)


def code(url: str) -> bool:
    """True where code or its documentation lives."""
    address = _address(url)
    return holder(url) is Kind.REPOSITORY or bool(address and {"docs", "readthedocs", "github"} & set(address.host))


def index(url: str | None) -> Kind | None:
    """The kind of the front page of a part of a site: "/docs/", "/glossary/"."""
    address = _address(url)
    if address is None or not address.path or address.asks or front_page(url):
        return None
    return _words("indexes").get(address.path[-1])


def front_page(url: str | None) -> bool:
    """True for the first page of a site, or of a person's or project's part of one ("/~name/", "name.github.io/x")."""
    address = _address(url)
    if address is None:
        return False
    path = address.path
    if path and path[0].startswith("~"):
        path = path[1:]
    if len(path) == 1 and address.host[:2] == ("io", "github"):
        return path[0].count("-") < _SENTENCE
    return all(part in _FRONT or _VERSION.fullmatch(part) or _IN_A_LANGUAGE.fullmatch(part) for part in path)


def names(url: str | None) -> str:
    """The parts of host and path as words, for what they may name."""
    address = _address(url)
    return " ".join([*reversed(address.host), *address.path]) if address else ""


@lru_cache(maxsize=4)
def _words(table: str) -> dict[str, Kind]:
    rows: ByKind = getattr(kinds(), table)
    return {word: kind for kind, words in rows.items() for word in words}
