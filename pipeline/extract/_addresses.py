"""URLs as parts, and the address patterns of ``kinds.yaml`` that fit them."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from pipeline.extract._kinds import ByKind, kinds
from pipeline.model import Kind
from pipeline.records import dataclass, lazy

_ANY = "*"
_SIGNS = ("@", "~")  # of a person's or project's name in a path
_ARCHIVED = re.compile(r"/web/\d{1,14}\w{0,3}/(?:https?:/{1,2})?([^/].*)")
_NESTED = 3  # copies of copies in an archive that are unwrapped


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


@dataclass(frozen=True)
class Address:
    """A URL taken apart, letters small; several witnesses ask the same of it, which is worked out once."""

    host: tuple[str, ...]  # labels, the top-level domain first, no "www"
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    asks: bool  # has a query at all: "/wiki?SomePage"

    @lazy
    def platform(self) -> Kind | None:
        """The kind of all pages of this shape on a platform that we know."""
        return _longest(self, "platforms")

    @property
    def of_a_platform(self) -> bool:
        """True for a host of which some pages are of a kind that we know, and not all."""
        return self.host in _hosts()

    @lazy
    def holder(self) -> Kind | None:
        """The kind of a platform that holds things of many kinds."""
        return _longest(self, "holders")


@lru_cache(maxsize=4096)
def address(url: str | None) -> Address | None:
    """The parts of a URL, of an archived page those of the page; None for what is no URL."""
    if not url:
        return None
    try:
        parts = urlsplit(_unwrapped(url))
        labels = (parts.hostname or "").lower().removeprefix("www.").split(".")
        query = tuple(parse_qsl(parts.query, max_num_fields=100)) if parts.query else ()
    except ValueError:  # brackets that hold no address; hundreds of fields
        return None
    path = tuple(part for part in unquote(parts.path).lower().split("/") if part)
    return Address(tuple(reversed(labels)), path, query, bool(parts.query))


def _unwrapped(url: str) -> str:
    for _ in range(_NESTED):
        if "archive.org/web/" not in url[:60] or not (archived := _ARCHIVED.search(url)):
            break
        url = f"http://{archived[1]}"
    return url


def _longest(place: Address, table: str) -> Kind | None:
    """The kind of the longest pattern of a table that fits."""
    near = (p for label in place.host for p in _patterns(table).get(label, ()))
    fitting = [p for p in near if _fits(p, place)]
    return max(fitting, key=lambda p: p.length).kind if fitting else None


def _fits(pattern: _Pattern, place: Address) -> bool:
    if len(pattern.path) > len(place.path) or len(pattern.host) > len(place.host):
        return False
    return (
        all(_same_part(want, have) for want, have in zip(pattern.path, place.path, strict=False))
        and _same_host(pattern.host, place.host)
        and (not pattern.key or any(k == pattern.key and v.startswith(pattern.value) for k, v in place.query))
    )


def _same_part(pattern: str, part: str) -> bool:
    return pattern in (_ANY, part) or (pattern in _SIGNS and part.startswith(pattern))


def _same_host(pattern: tuple[str, ...], host: tuple[str, ...]) -> bool:
    if pattern[0] == _ANY:  # "amazon.*": any top-level domain, also of two parts ("co.uk")
        rest = pattern[1:]
        return any(host[cut : cut + len(rest)] == rest for cut in (1, 2))
    return host[: len(pattern)] == pattern


@lru_cache(maxsize=1)
def _hosts() -> frozenset[tuple[str, ...]]:
    """The hosts of the platforms that are told by a path."""
    return frozenset(p.host for near in _patterns("platforms").values() for p in near if p.path)


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
