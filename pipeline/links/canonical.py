"""One identity for all spellings of a URL."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote

from pipeline.links.parts import Parts, split
from pipeline.links.platforms import isbn, recognised
from pipeline.links.suffix import registrable
from pipeline.links.tracking import NAMES, PREFIXES, SITES
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
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|shtml|jsp)\Z", re.IGNORECASE)
_AMP_END = re.compile(r"(?:/amp/?|\.amp)\Z|\.amp(?=\.html\Z)")
_AMP_PARAMETERS = frozenset({"amp", "outputtype=amp", "amp=1", "amp=true", "output=amp"})
_SLASHES = re.compile(r"(?<!:)//+")
# A fragment that is a route or a state, not a place on the page.
_ROUTE = re.compile(r"[!/=]")
_PLACE = re.compile(r":~:|(?:page|t|xtor)=")
_HIDDEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


@lru_cache(maxsize=16384)  # asked several times of each URL
def canonical_url(url: str) -> str:
    """A stable identity of `url`, equal for all spellings of the same resource; not for opening. Never raises."""
    parts = _unwrapped(url)
    if parts is None:
        return url.strip()
    identity = recognised(parts)
    return identity.url if identity else _joined(parts)


@lru_cache(maxsize=16384)
def identity_keys(url: str) -> tuple[str, ...]:
    """Its ids on platforms (``youtube:video:ID``, ``isbn:``), then ``url:`` and its canonical form."""
    parts = _unwrapped(url)
    if parts is None:
        return (f"url:{url.strip()}",)
    identity, book = recognised(parts), isbn(parts)
    ids = [identity.key] if identity else []
    ids += [f"isbn:{book}"] if book else []
    return (*ids, f"url:{identity.url if identity else _joined(parts)}")


@lru_cache(maxsize=16384)
def site(url: str) -> str | None:
    """The registrable domain of `url` (``bbc.co.uk``); None where it has none."""
    parts = split(url)
    return registrable(parts.host) if parts else None


def _unwrapped(url: str) -> Parts | None:
    """The parts of `url`, or of the target that it carries as a redirect page."""
    parts = split(url)
    for _ in range(_DEEPEST):
        inner = target(parts) if parts else None
        if inner is None or (unwrapped := split(inner)) is None:
            break
        parts = unwrapped
    return parts


def _joined(parts: Parts) -> str:
    scheme = parts.scheme if (parts.scheme, parts.port) in (("http", "443"), ("https", "80")) else "https"
    port = f":{parts.port}" if parts.port else ""
    query, fragment = _query(parts), _fragment(parts.fragment)
    tail = f"{query and '?' + query}{fragment and '#' + fragment}"
    return f"{scheme}://{parts.user}{parts.host}{port}{_path(parts.path)}{tail}"


def _path(path: str) -> str:
    path = _plain(path)
    if "//" in path:
        path = _SLASHES.sub("/", path)
    if "amp" in path:
        path = _AMP_END.sub("", path)
    if "." in path:
        path = _INDEX.sub("/", path)
    return path.rstrip("/")


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
    own = SITES.get(registrable(parts.host) or "", frozenset())
    kept = [_pair(pair) for pair in parts.query.split("&") if pair and not is_tracking(pair, own)]
    return "&".join(sorted(kept))


def is_tracking(pair: str, own: frozenset[str]) -> bool:
    """True for a pair ``name=value`` that says where a reader came from; `own` are the site's own such names."""
    name = pair.partition("=")[0].lower()
    return name in NAMES or name in own or name.startswith(PREFIXES) or pair.lower() in _AMP_PARAMETERS


def _pair(pair: str) -> str:
    return _plain(pair.replace("%20", "+")).removesuffix("=") if "=" in pair else _plain(pair)


def _fragment(fragment: str) -> str:
    if not fragment:
        return ""
    fragment = "&".join(pair for pair in fragment.partition(":~:")[0].split("&") if not is_tracking(pair, frozenset()))
    return _plain(fragment) if _ROUTE.search(fragment) and not _PLACE.match(fragment) else ""
