"""One identity for all spellings of a URL."""

import re
from functools import lru_cache

from pipeline.links.parts import Parts, split
from pipeline.links.platforms import Identity, recognised
from pipeline.links.suffix import registrable
from pipeline.links.tracking import NAMES, PREFIXES, SITES
from pipeline.links.wrappers import target

_DEEPEST = 5  # redirect pages inside redirect pages
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
# RFC 3986 unreserved, RFC 2396 marks, and three that browsers show either way; the rest of the reserved ones keep their escape.
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!'()*,:@")
_UNESCAPED = {f"{code:02X}": chr(code) if code in _PLAIN else f"%{code:02X}" for code in range(256)}
# Pages that a server shows for the folder itself.
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|shtml|jsp)\Z", re.IGNORECASE)
_AMP_END = re.compile(r"(?:/amp/?|\.amp)\Z|\.amp(?=\.html\Z)")
_AMP_PARAMETERS = frozenset({"amp", "outputtype=amp", "amp=1", "amp=true", "output=amp"})
_SLASHES = re.compile(r"(?<!:)//+")
# A fragment that is a route or a state, not a place on the page.
_ROUTE = re.compile(r"[!/=]")
_PLACE = re.compile(r":~:|(?:page|t|xtor)=")
_HIDDEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


def canonical_url(url: str) -> str:
    """A stable identity of `url`, equal for all spellings of the same resource; not meant for opening. Never raises."""
    identity, plain = _identified(url)
    return identity.url if identity else plain


def identity_keys(url: str) -> tuple[str, ...]:
    """What `url` is known by: a platform's id where there is one (``youtube:video:ID``), then ``url:`` and the canonical URL."""
    identity, plain = _identified(url)
    return (identity.key, f"url:{identity.url}") if identity else (f"url:{plain}",)


def site(url: str) -> str | None:
    """The registrable domain of `url` (``bbc.co.uk``); None where it has none."""
    parts = split(url)
    return registrable(parts.host) if parts else None


@lru_cache(maxsize=16384)  # asked several times of each URL
def _identified(url: str) -> tuple[Identity | None, str]:
    parts = split(url)
    for _ in range(_DEEPEST):
        inner = target(parts) if parts else None
        if inner is None or (unwrapped := split(inner)) is None:
            break
        parts = unwrapped
    if parts is None:
        return None, url.strip()
    return recognised(parts), _joined(parts)


def _joined(parts: Parts) -> str:
    scheme = parts.scheme if (parts.scheme, parts.port) in (("http", "443"), ("https", "80")) else "https"
    port = f":{parts.port}" if parts.port else ""
    query = _query(parts)
    fragment = _fragment(parts.fragment)
    return f"{scheme}://{parts.user}{parts.host}{port}{_path(parts.path)}{query and '?' + query}{fragment and '#' + fragment}"


def _path(path: str) -> str:
    path = _INDEX.sub("/", _AMP_END.sub("", _SLASHES.sub("/", _plain(path))))
    return path.rstrip("/")


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: _UNESCAPED[found[1].upper()], text) if "%" in text else text


def _query(parts: Parts) -> str:
    if not parts.query:
        return ""
    own = SITES.get(registrable(parts.host) or "", frozenset())
    kept = [_pair(pair) for pair in parts.query.split("&") if pair and not is_tracking(pair, own)]
    kept.sort(key=lambda pair: pair.partition("=")[0])
    return "&".join(kept)


def is_tracking(pair: str, own: frozenset[str]) -> bool:
    """True for a pair ``name=value`` that says where a reader came from; `own` are the site's own such names."""
    name = pair.partition("=")[0].lower()
    return name in NAMES or name in own or name.startswith(PREFIXES) or pair.lower() in _AMP_PARAMETERS


def _pair(pair: str) -> str:
    return _plain(pair.replace("%20", "+")).removesuffix("=") if "=" in pair else _plain(pair)


def _fragment(fragment: str) -> str:
    fragment = fragment.partition(":~:")[0]
    return _plain(fragment) if _ROUTE.search(fragment) and not _PLACE.match(fragment) else ""
