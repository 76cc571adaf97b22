"""What a URL's host, path and file type tell about the kind of a resource."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from pipeline.extract._kinds import ByKind, kinds
from pipeline.model import Kind

_ANY = "*"
_SIGNS = ("@", "~")  # of a person's or project's name in a path
_FRONT = frozenset(
    {"", "index.html", "index.htm", "index.php", "home", "home.html", "en", "de", "es", "fr", "pt", "zh", "ja", "ru"}
)


_ARCHIVED = re.compile(r"/web/\d{1,14}\w{0,3}/(?:https?:/{1,2})?([^/].*)")
_VERSION = re.compile(r"v?\d{1,3}(?:\.\d{1,3}){0,3}|latest|stable|master|main|current")
_HOME = re.compile(r"home[-_][a-z]{2}")
_SENTENCE = 2  # hyphens: "how-i-did-it" is an article's heading, "my-project" a name
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_JOURNALS = frozenset(
    {"blog", "blogs", "news", "posts", "article", "articles", "archives", "story", "stories", "docs", "doc"}
)
_BOOKS = frozenset({"book", "textbook", "handbook", "cookbook", "ebook"})
_BOOK_NAME = re.compile(r"\w{0,40}book")
_NO_BOOKS = frozenset({"facebook", "notebook", "macbook", "chromebook", "scrapbook", "gitbook", "storybook"})


@dataclass(frozen=True, slots=True)
class _Pattern:
    host: tuple[str, ...]  # labels, the top-level domain first; "*" any one
    path: tuple[str, ...]
    key: str
    value: str  # how the value of `key` begins
    kind: Kind

    @property
    def length(self) -> tuple[int, int, int]:
        return len(self.path), len(self.key), len(self.host)


@dataclass(frozen=True, slots=True)
class _Address:
    host: tuple[str, ...]
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    asks: bool  # has a query at all: "/wiki?SomePage"


def platform(url: str | None) -> Kind | None:
    """The kind of all pages of this shape on a platform that we know."""
    return _longest(url, _patterns("platforms"))


def holder(url: str | None) -> Kind | None:
    """The kind of a platform that holds things of many kinds."""
    return _longest(url, _patterns("holders"))


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
    return any((_YEAR.fullmatch(a) and _MONTH.fullmatch(b)) or a in _JOURNALS for a, b in below)


def document(url: str | None) -> bool:
    """True for a text in a repository, but for its front page: "/blob/main/how-it-works.md"."""
    address = _address(url)
    if address is None or "blob" not in address.path or not address.path[-1].endswith((".md", ".rst", ".org")):
        return False
    return not address.path[-1].startswith("readme")


def named_book(url: str | None) -> bool:
    """True where a site or a repository is named a book: "deeplearningbook.org", "/thing-book", not "facebook.com"."""
    address = _address(url)
    if address is None:
        return False
    host = [word for label in address.host[1:] for word in label.split("-") if word not in _NO_BOOKS]
    parts = [word for part in address.path[:2] for word in re.split(r"[-_.]", part)]
    return any(_BOOK_NAME.fullmatch(word) for word in host) or any(word in _BOOKS for word in parts)


def code(url: str) -> bool:
    """True where code or its documentation lives."""
    address = _address(url)
    return holder(url) is Kind.REPOSITORY or bool(address and {"docs", "readthedocs", "github"} & set(address.host))


def index(url: str | None) -> Kind | None:
    """The kind of the front page of a part of a site: "/docs/", "/glossary/"."""
    address = _address(url)
    if address is None or not address.path or address.asks:
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
    return all(part in _FRONT or _VERSION.fullmatch(part) or _HOME.fullmatch(part) for part in path)


def names(url: str | None) -> str:
    """The parts of host and path as words, for what they may name."""
    address = _address(url)
    return " ".join([*reversed(address.host), *address.path]) if address else ""


def _longest(url: str | None, patterns: dict[str, list[_Pattern]]) -> Kind | None:
    address = _address(url)
    if address is None:
        return None
    near = (p for label in (*address.host, _ANY) for p in patterns.get(label, ()))
    fitting = [p for p in near if _fits(p, address)]
    return max(fitting, key=lambda p: p.length).kind if fitting else None


def _fits(pattern: _Pattern, address: _Address) -> bool:
    if len(pattern.path) > len(address.path) or len(pattern.host) > len(address.host):
        return False
    return (
        all(_same_part(want, have) for want, have in zip(pattern.path, address.path, strict=False))
        and _same_host(pattern.host, address.host)
        and (not pattern.key or any(k == pattern.key and v.startswith(pattern.value) for k, v in address.query))
    )


def _same_part(pattern: str, part: str) -> bool:
    return pattern in (_ANY, part) or (pattern in _SIGNS and part.startswith(pattern))


def _same_host(pattern: tuple[str, ...], host: tuple[str, ...]) -> bool:
    if pattern[0] == _ANY:  # "amazon.*": any top-level domain, also of two parts ("co.uk")
        rest = pattern[1:]
        return any(host[cut : cut + len(rest)] == rest for cut in (1, 2))
    return host[: len(pattern)] == pattern


@lru_cache(maxsize=2)
def _patterns(table: str) -> dict[str, list[_Pattern]]:
    """The patterns of a table by the first label of their host that is not "*"."""
    found: dict[str, list[_Pattern]] = {}
    rows: ByKind = getattr(kinds(), table)
    for kind, written in rows.items():
        for text in written:
            pattern = _pattern(text, kind)
            label = next(label for label in reversed(pattern.host) if label != _ANY)
            found.setdefault(label, []).append(pattern)
    return found


def _pattern(text: str, kind: Kind) -> _Pattern:
    place, _, query = text.partition("?")
    host, _, rest = place.partition("/")
    key, _, value = query.partition("=")
    return _Pattern(tuple(reversed(host.split("."))), tuple(rest.split("/")) if rest else (), key, value, kind)


@lru_cache(maxsize=4)
def _words(table: str) -> dict[str, Kind]:
    rows: ByKind = getattr(kinds(), table)
    return {word: kind for kind, words in rows.items() for word in words}


@lru_cache(maxsize=4096)
def _address(url: str | None) -> _Address | None:
    if not url:
        return None
    try:
        parts = urlsplit(url)
        labels = (parts.hostname or "").lower().removeprefix("www.").split(".")
        query = tuple(parse_qsl(parts.query, max_num_fields=100))
    except ValueError:  # brackets that hold no address; hundreds of fields
        return None
    if labels[-2:] == ["archive", "org"] and (archived := _ARCHIVED.search(url)):
        return _address(f"http://{archived[1]}")
    path = tuple(part for part in unquote(parts.path).lower().split("/") if part)
    return _Address(tuple(reversed(labels)), path, query, bool(parts.query))
