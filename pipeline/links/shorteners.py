"""Links that hide their target."""

import re
from collections.abc import Collection

import can_ada

from pipeline.links.rules import words

SHORTENERS = words("shorteners")
# A URL whose host a parser would take as it stands but for its case; its last label is no number, as addresses have.
_PLAIN = re.compile(r"https?://((?:[A-Za-z0-9_-]+\.)+[A-Za-z][A-Za-z0-9-]*)(?:[/?#]|\Z)")


def is_short(url: str, extra: Collection[str] = ()) -> bool:
    """True for a shortener's link, whose target it does not show; `extra` are further hosts. Never raises."""
    plain = _PLAIN.match(url)
    if plain and not _shortens(plain[1].lower(), extra):
        return False
    try:
        parsed = can_ada.parse(url if "://" in url else f"https://{url}")
    except (ValueError, TypeError):
        return False
    return _shortens(parsed.hostname, extra) and len(parsed.pathname) > 1


def _shortens(host: str, extra: Collection[str]) -> bool:
    host = host.removeprefix("www.")
    return host in SHORTENERS or host in extra
