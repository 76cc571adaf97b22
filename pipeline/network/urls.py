"""What is asked of a URL: http or https, a host, a harmless port, no credentials."""

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from pipeline.errors import Forbidden, NetworkError, Outcome
from pipeline.network.addresses import BAD_PORTS

SCHEMES = frozenset({"http", "https"})
_ILLEGAL = re.compile(r"[\x00-\x20\x7f\"<>]")  # what careless servers put into Location
_LONGEST = 8_000  # characters; servers refuse longer ones


def askable(url: str) -> str:
    """`url` without its user name and password.

    Raises Forbidden for another scheme or a closed port, NetworkError for what is no URL.
    """
    parts = _split(url)
    if parts.scheme not in SCHEMES:
        raise Forbidden(f"{url[:200]}: only http and https are asked, not {parts.scheme or 'no scheme'!r}")
    try:
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise NetworkError(f"{url[:200]}: {error}", Outcome.PROTOCOL) from error
    if not host or len(url) > _LONGEST or any(c <= " " or c == "\\" for c in parts.netloc):
        raise NetworkError(f"{url[:200]}: this is no URL that a browser opens", Outcome.PROTOCOL)
    if port in BAD_PORTS:
        raise Forbidden(f"{url[:200]}: port {port} is not the web's and never asked")
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def redirected(here: str, location: str) -> str:
    """Where a redirect from `here` to `location` leads; the fragment stays unless a new one is given (RFC 9110)."""
    clean = _ILLEGAL.sub(lambda found: quote(found[0]), location.strip())
    _split(clean)  # urljoin raises what it does not like
    target = _split(urljoin(here, clean))
    if not target.fragment:
        target = target._replace(fragment=_split(here).fragment)
    return askable(urlunsplit(target))


def bare(url: str) -> str:
    """`url` without its fragment: what a server sees."""
    return url.partition("#")[0]


def origin(url: str) -> str:
    """Scheme, host and port: whose robots.txt counts."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def host(url: str) -> str:
    """Host and, where one is written, port in lower case: who is paced; '' for what is no URL. Never raises."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url.strip())
    except ValueError as error:
        raise NetworkError(f"{url[:200]}: {error}", Outcome.PROTOCOL) from error
