"""Targets that mail filters and search engines put into their links in writings of their own."""

import re
from base64 import urlsafe_b64decode
from urllib.parse import unquote

from pipeline.links.parts import Parts

# https://urldefense.com/v3/__TARGET__;CODE!!... ("*" stands for a sign that the code holds; such a target is left).
_DEFENDED = re.compile(r"/v3/__(https?:[^*]+?)__;")
_YAHOO = re.compile(r"/RU=(https?[^/]+)/")
_DASHED = str.maketrans("-_", "%/")  # Proofpoint's second version


def encoded_target(parts: Parts) -> str | None:
    """The URL that a redirect page leads to where it writes it in a code of its own; None for every other link."""
    if parts.host == "urldefense.com":
        found = _DEFENDED.match(parts.tail)
        return found[1] if found else None
    if parts.host == "urldefense.proofpoint.com" and parts.path == "/v2/url":
        return _sound(unquote((parts.value("u") or "").translate(_DASHED)))
    if parts.host == "r.search.yahoo.com":
        found = _YAHOO.search(parts.path)
        return unquote(found[1]) if found else None
    if parts.host == "bing.com" and parts.path == "/ck/a":
        return _from_base64(parts.value("u") or "")
    return None


def _from_base64(code: str) -> str | None:
    try:
        return _sound(urlsafe_b64decode(code[2:] + "==").decode()) if code.startswith("a1") else None
    except ValueError:
        return None


def _sound(url: str) -> str | None:
    return url if url.startswith(("https://", "http://")) else None
