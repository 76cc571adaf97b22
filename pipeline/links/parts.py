"""A URL taken apart: the pieces that rules of identity look at."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_plus

import can_ada

from pipeline.links.suffix import registrable

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=//)")
_AMPERSAND = re.compile(r"&(?:amp;)+|&#0*38;", re.IGNORECASE)  # left over from HTML
_JUNK = "".join(map(chr, range(33))) + "\u00a0\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c\u3000"
# Hosts that serve the same pages to small screens, by the first label.
_MOBILE = ("www.", "m.", "mobile.", "amp.")


@dataclass(frozen=True, slots=True)
class Parts:
    """A parsed http(s) URL; host in punycode without ``www.`` and ``m.``, path and query as WHATWG URL spells them."""

    scheme: str
    user: str  # "name:password@" or ''
    host: str
    port: str  # '' for the scheme's own
    path: str
    query: str  # without "?"
    fragment: str  # without "#"

    @property
    def segments(self) -> list[str]:
        """The pieces of the path between slashes, empty ones left out."""
        return [piece for piece in self.path.split("/") if piece]

    def value(self, name: str) -> str | None:
        """The first value of a query parameter, unescaped; None where it is missing."""
        for pair in self.query.split("&"):
            key, _, value = pair.partition("=")
            if key == name:
                return unquote_plus(value)
        return None


def split(url: str) -> Parts | None:
    """The parts of an http or https URL; a missing scheme is taken as https; None for anything else."""
    url = url.strip(_JUNK)
    if "&" in url:
        url = _AMPERSAND.sub("&", url)
    if url[:4].lower() == "doi:":
        url = f"https://doi.org/{url[4:].strip()}"
    if not _SCHEME.match(url):
        url = f"https://{url.removeprefix('//')}" if _looks_like_host(url) else url
    try:
        parsed = can_ada.parse(url)
    except (ValueError, TypeError):
        return None
    scheme = parsed.protocol[:-1]
    host = _plain_host(parsed.hostname)
    if scheme not in ("http", "https") or not host:
        return None
    user = ""
    if parsed.username or parsed.password:
        user = f"{parsed.username}:{parsed.password}@" if parsed.password else f"{parsed.username}@"
    return Parts(scheme, user, host, parsed.port, parsed.pathname, parsed.search[1:], parsed.hash[1:])


def _looks_like_host(url: str) -> bool:
    head = re.split(r"[/?#]", url.removeprefix("//"), maxsplit=1)[0]
    name, _, rest = head.partition(":")
    return ("." in name and (not rest or rest.isdigit())) or url.startswith("//")


def _plain_host(host: str) -> str:
    host = host.rstrip(".")
    while label := next((label for label in _MOBILE if host.startswith(label)), None):
        rest = host[len(label) :]
        if "." not in rest or registrable(rest) is None:
            break
        host = rest
    return _MOBILE_INSIDE.sub(r"\1.\2", host) if ".m." in host else host


# Language first, then "m": en.m.wikipedia.org.
_MOBILE_INSIDE = re.compile(r"\A([a-z-]{2,12})\.m\.(wik[a-z]+\.org)\Z")
