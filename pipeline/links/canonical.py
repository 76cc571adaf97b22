"""One identity for all spellings of a URL."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote

import can_ada

from pipeline.links.books import isbn
from pipeline.links.hosting import settled
from pipeline.links.parts import JUNK, Parts, split, split_path
from pipeline.links.platforms import recognised
from pipeline.links.suffix import registrable
from pipeline.links.tracking import FROM_NETWORKS, NAMES, PREFIXES, SITES, VIEWS
from pipeline.links.wrappers import target

_DEEPEST = 5  # redirect pages inside redirect pages
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
# RFC 3986 unreserved, RFC 2396 marks, and three that browsers show either way; the others keep their escape.
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!'()*,:@")
_UNESCAPED = {f"{code:02X}": chr(code) if code in _PLAIN else f"%{code:02X}" for code in range(256)}
# Signs that parsers leave raw in some places and escape in others.
_RAW = {ord(sign): f"%{ord(sign):02X}" for sign in '[]\\|^`{}"<>'}
_RAW_SIGN = re.compile(r'[][\\|^`{}"<>]')
# A letter with combining accents behind it, escaped.
_COMBINED = re.compile(r"(?:[A-Za-z]|(?:%[C-F][0-9A-F])(?:%[89AB][0-9A-F]){1,3})(?:%C[CD]%[89AB][0-9A-F]){1,4}")
# Pages that a server shows for the folder itself.
_INDEX = re.compile(r"/(?:index|default)\.(?:x?html?|php|aspx?|shtml|jsp)\Z", re.IGNORECASE)
_AMP_END = re.compile(r"(?:/|(?<=[^./])\.)amp/?\Z|\.amp(?=\.html\Z)")
_AMP_PARAMETERS = frozenset({"amp", "outputtype=amp", "amp=1", "amp=true", "output=amp", "mode=amp", "wpamp"})
_END = re.compile(r"(?:/|(?<!\.)%20)+\Z")  # a blank at the end was copied along
_SLASHES = re.compile(r"(?<!:)//+")
# A fragment that is a route or a state, not a place on the page.
_ROUTE = re.compile(r"[!/=]")
_HOME = ("!", "/", "!/")  # routes to the start page
# How crawlers asked for a route (Google's AJAX crawling scheme, 2009 to 2015).
_CRAWLED = re.compile(r"(?:^|&)_escaped_fragment_=([^&]*)")
_PLACE = re.compile(r":~:|(?:page|t|xtor)=")
_NAMED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?!\s)")
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\\w")  # C:\folder and \\server\folder
# A reference to a page of the same site, by a path from here; ".." depends on where here is, and "C#" is a name.
_RELATIVE = re.compile(r"(?![/?#.])(?!.*(?:\.\.|#\Z))[^\s:<>]{1,2000}")
# A URL as the value of a parameter, its slashes escaped or not.
_CARRIED = re.compile(r"https?:(?:/|%2F){2}", re.IGNORECASE)


def canonical_url(url: str) -> str:
    """A stable identity of `url`, equal for all spellings of the same resource; not for opening. Never raises."""
    return _identified(url)[0]


def identity_keys(url: str) -> tuple[str, ...]:
    """Its ids on platforms (``youtube:video:ID``, ``isbn:``), then ``url:`` and its canonical form."""
    return _identified(url)[1]


@lru_cache(maxsize=16384)  # several stages ask for both of each URL
def _identified(url: str) -> tuple[str, tuple[str, ...]]:
    """The canonical form of `url`, and its keys."""
    parts = _unwrapped(url)
    parts = settled(parts) if parts and parts.in_web else parts
    if parts is None:
        plain = _without_host(url)
        return plain, (f"url:{plain}",)
    identity, book = (recognised(parts), isbn(parts)) if parts.in_web else (None, None)
    ids = [identity.key] if identity else []
    ids += [f"isbn:{book}"] if book else []
    plain = identity.url if identity else _joined(parts)
    return plain, (*ids, f"url:{plain}")


@lru_cache(maxsize=16384)
def site(url: str) -> str | None:
    """The registrable domain of `url` (``bbc.co.uk``); None where it has none."""
    parts = split(url)
    return registrable(parts.host) if parts else None


def _unwrapped(url: str) -> Parts | None:
    """The parts of `url`, or of the target that it carries as a redirect page."""
    parts = split(url)
    for _ in range(_DEEPEST):
        inner = target(parts) if parts and parts.in_web else None
        if inner is None or (unwrapped := split(inner)) is None:
            break
        parts = unwrapped
    return parts


def _without_host(url: str) -> str:
    """A path or a URL of another kind (``file:``) in its plain form; anything else as it is."""
    url = url.strip(JUNK)
    if path := split_path(url):
        return _path(path.path) + _tail(path)
    if _WINDOWS.match(url):
        url = f"file:{url}"
    if _NAMED.match(url):
        return _of_other_kind(url)
    if not _RELATIVE.fullmatch(url) or (path := split_path(f"/{url}")) is None:
        return url
    return _plain(path.path[1:]) + _tail(path)


def _of_other_kind(url: str) -> str:
    """A URL without a host that anybody can ask, as browsers write it; where they refuse it, only in lower case to the host."""
    try:
        parsed = can_ada.parse(url)
    except (ValueError, TypeError):
        head, slashes, rest = url.partition("://")
        host = re.split(r"[/?#]", rest, maxsplit=1)[0] if slashes else ""
        user, at, name = host.rpartition("@")
        return f"{head.lower()}{slashes}{user}{at}{name.lower()}{rest[len(host) :]}" if host else url
    return str(parsed.href)


def _joined(parts: Parts) -> str:
    kept = not parts.in_web or (parts.scheme, parts.port) in (("http", "443"), ("https", "80"))
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme if kept else 'https'}://{parts.user}{parts.host}{port}{_path(parts.path)}{_tail(parts)}"


def _tail(parts: Parts) -> str:
    query, fragment = _query(parts), _fragment(parts.fragment)
    if "_escaped_" in query and (crawled := _CRAWLED.search(query)) and not fragment:
        query = (query[: crawled.start()] + query[crawled.end() :]).lstrip("&")
        fragment = _fragment(f"!{crawled[1]}")
    return f"{query and '?' + query}{fragment and '#' + fragment}"


def _path(path: str) -> str:
    path = _plain(path)
    if "//" in path:
        path = _SLASHES.sub("/", path)
    before = ""
    while path != before:  # each may uncover another
        before = path
        if path.endswith(("/", "%20")):
            path = _END.sub("", path)
        if "amp" in path:
            path = _AMP_END.sub("", path)
        if "." in path:
            path = _INDEX.sub("", path)
    return path


def _plain(text: str) -> str:
    """Escapes of plain characters undone, raw signs escaped, accents composed (NFC)."""
    if "%" in text:
        text = _ESCAPE.sub(lambda found: _UNESCAPED[found[1].upper()], text)
        text = _COMBINED.sub(_composed, text)
    return text.translate(_RAW) if _RAW_SIGN.search(text) else text


def _composed(found: re.Match[str]) -> str:
    try:
        return quote(unicodedata.normalize("NFC", unquote(found[0], errors="strict")))
    except UnicodeDecodeError:
        return found[0]


def _query(parts: Parts) -> str:
    if not parts.query:
        return ""
    domain = registrable(parts.host) or ""
    own = SITES.get(domain, frozenset()) | VIEWS.get(domain, frozenset())
    kept = [_pair(pair) for pair in parts.query.split("&") if pair and not is_tracking(pair, own)]
    return "&".join(sorted(filter(None, kept)))


def is_tracking(pair: str, own: frozenset[str]) -> bool:
    """True for a pair ``name=value`` that says where a reader came from; `own` are the site's own such names."""
    name = pair.partition("=")[0].lower()
    if name in NAMES or name in own or name.startswith(PREFIXES):
        return True
    lowered = pair.lower()
    return lowered in _AMP_PARAMETERS or lowered in FROM_NETWORKS


def _pair(pair: str) -> str:
    name, _, value = pair.partition("=")
    if not value:
        return _plain(name)
    plain = _plain(pair.replace("%20", "+"))
    if "=http" in plain:
        name, _, value = plain.partition("=")
        plain = f"{name}={value.replace('/', '%2F').replace('?', '%3F')}" if _CARRIED.match(value) else plain
    return plain


def _fragment(fragment: str) -> str:
    if not fragment:
        return ""
    fragment = "&".join(pair for pair in fragment.partition(":~:")[0].split("&") if not is_tracking(pair, frozenset()))
    route = fragment not in _HOME and _ROUTE.search(fragment) and not _PLACE.match(fragment)
    return _plain(fragment) if route else ""
