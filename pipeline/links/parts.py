"""A URL taken apart: the pieces that rules of identity look at."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote_plus, unquote_to_bytes

import can_ada

from pipeline.links.suffix import registrable

# Browsers read some schemes without their slashes as well (WHATWG URL, "special" schemes; the parser does it for http).
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=//)|(?:ftp|wss?):(?!\s)", re.IGNORECASE)
_BLANK_END = re.compile(r"(?:/|(?<!\.)%20)+\Z")  # was copied along
_SIX = re.compile(r"\[[0-9A-Fa-f:.]{2,45}\](?::\d+)?(?![^/?#])")
# Numbers of papers without the address of their registry, and the addresses that git takes for GitHub.
_NUMBER = re.compile(r"(?:(arxiv:)\s*(?=\d{4}\.|[a-z-]+/)|doi:\s*|(?=10\.\d{4,9}/))", re.IGNORECASE)
_REMOTE = re.compile(r"\A(?:(?:git\+)?(?:https?|ssh|git)://(?:git@)?github\.com/|git@github\.com:)")
_FIRST = frozenset("1aAdDgs")  # what these begin with; most URLs do not
_AMPERSAND = re.compile(r"&(?:amp;)+|&#0*38;", re.IGNORECASE)  # left over from HTML
JUNK = "".join(map(chr, range(33))) + "\u00a0\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c\u3000"
_BREAKS = str.maketrans("", "", "\t\n\r\0")  # browsers pass them over; none was ever typed with a NUL
# Markup behind a URL without a query; quotes may stand in a page's name.
_MARKUP = re.compile(r"\A((?:[^/?#<\"]*//)?+[^/?#<\"]+/[^?#<\"]*)(?:</?[A-Za-z!].*|\"[<>].*|[\"<>]+\Z)", re.DOTALL)
# Another URL right behind a letter or figure that is no part of an escape.
_GLUED = re.compile(r"(?<=[A-Za-z0-9])(?<!%[0-9A-Fa-f]{2})https?://", re.IGNORECASE)
_PORTS = {"ftp": "21", "sftp": "22", "ftps": "990", "ws": "80"}  # those of http and https are left out by the parser
# Hosts that serve the same pages to small screens, by the first label.
_MOBILE = ("www.", "m.", "mobile.", "amp.")


class Parts(NamedTuple):
    """A parsed URL; host in punycode without ``www.`` and ``m.``, path and query as WHATWG URL spells them."""

    scheme: str  # lower case; '' for a path without a host
    user: str  # "name:password@" or ''; left out in the web, where it says who asks, not what for (RFC 9110, 4.2.4)
    host: str
    port: str  # '' for the scheme's own
    path: str
    query: str  # without "?"
    fragment: str  # without "#"

    @property
    def in_web(self) -> bool:
        """True where a browser opens it."""
        return self.scheme in ("http", "https")

    @property
    def tail(self) -> str:
        """What stands behind the host, the fragment left out."""
        return f"{self.path}?{self.query}" if self.query else self.path

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


@lru_cache(maxsize=4096)  # identity and site of a URL are asked one after the other
def split(url: str) -> Parts | None:
    """The parts of a URL with a host; a missing scheme is taken as https; None for anything else."""
    url = _trimmed(url)
    if url[:1] in _FIRST:
        url = _named(url)
    if not (named := _SCHEME.match(url)):
        url = f"https://{url.removeprefix('//')}" if _looks_like_host(url) else url
    name = named[0][:-1].lower() if named else ""
    other = name not in ("", "http", "https")  # read as if it were https: the standard leaves other schemes alone
    try:
        parsed = can_ada.parse(f"https{url[len(name) :]}" if other else url)
    except (ValueError, TypeError):
        return None
    scheme = name if other else parsed.protocol[:-1]
    host = _plain_host(parsed.hostname)
    if not host or scheme == "file" or not (other or scheme in ("http", "https")):
        return None
    user = _user(parsed.username, parsed.password) if other and "@" in url else ""
    port = "" if parsed.port == _PORTS.get(scheme) else parsed.port
    path = parsed.pathname
    if path.endswith(("%20", "%20/")):
        path = _BLANK_END.sub("", path)
    return Parts(scheme, user, host, port, path, parsed.search[1:], parsed.hash[1:])


def _named(url: str) -> str:
    """The address of a paper that is only named by its number, or of a repository that is written for git."""
    if number := _NUMBER.match(url):
        return f"https://{'arxiv.org/abs' if number[1] else 'doi.org'}/{url[number.end() :]}"
    return _REMOTE.sub("https://github.com/", url)


def _user(name: str, password: str) -> str:
    """Name and password as they stand before a host, in one spelling."""
    name, password = (quote(unquote_to_bytes(piece), safe="!$&'()*+,;=") for piece in (name, password))
    return f"{name}:{password}@" if password else f"{name}@" if name else ""


def split_path(path: str) -> Parts | None:
    """The parts of a path from a site's root, whose host is not known; None for anything else."""
    parts = split(f"https://path.invalid{_trimmed(path)}") if path[:1] == "/" and path[1:2] not in ("/", "\\") else None
    return parts._replace(scheme="", host="") if parts else None


def _trimmed(url: str) -> str:
    """Without what stands around a URL that was cut out of a page: blanks, markup, another URL, HTML's ampersands."""
    url = url.strip(JUNK)
    if url[:1] == "<":
        url = url.removeprefix("<![CDATA[").removesuffix("]]>").strip("<>")
    if not url.isprintable():
        url = url.translate(_BREAKS)
    if "&" in url:
        url = _AMPERSAND.sub("&", url)
    if ("<" in url or '"' in url) and (marked := _MARKUP.match(url)):
        url = marked[1]
    if url.find("://", 6) > 0 and (glued := _GLUED.search(url)):
        url = url[: glued.start()]
    return url


def _looks_like_host(url: str) -> bool:
    if url.startswith("\\\\"):  # a folder that a Windows computer shares
        return False
    if url[:1] == "[":
        return _SIX.match(url) is not None
    head = re.split(r"[/?#]", url.removeprefix("//"), maxsplit=1)[0]
    name, _, rest = head.partition(":")
    return ("." in name and (not rest or rest.isdigit())) or url.startswith("//")


def _plain_host(host: str) -> str:
    host = host.rstrip(".")
    while host.startswith(_MOBILE):
        rest = host.partition(".")[2]
        if "." not in rest or registrable(rest) is None:
            break
        host = rest
    return _MOBILE_INSIDE.sub(r"\1.\2", host) if ".m." in host else host


# Language first, then "m": en.m.wikipedia.org.
_MOBILE_INSIDE = re.compile(r"\A([a-z-]{2,12})\.m\.(wik[a-z]+\.org)\Z")
