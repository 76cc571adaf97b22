"""Links that hide their target."""

from collections.abc import Collection

import can_ada

from pipeline.links.rules import words

SHORTENERS = words("shorteners")


def is_short(url: str, extra: Collection[str] = ()) -> bool:
    """True for a shortener's link, whose target it does not show; `extra` are further hosts. Never raises."""
    try:
        parsed = can_ada.parse(url if "://" in url else f"https://{url}")
    except (ValueError, TypeError):
        return False
    host = parsed.hostname.removeprefix("www.")
    return (host in SHORTENERS or host in extra) and len(parsed.pathname) > 1
