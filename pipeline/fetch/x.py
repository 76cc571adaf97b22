"""X: shows its threads only to those logged in, so nothing is asked; the error says what to do instead."""

from pipeline.errors import NetworkError, Outcome
from pipeline.fetch._ask import Ask
from pipeline.fetch._files import Saved
from pipeline.fetch._urls import address

_HOSTS = frozenset({"x.com", "twitter.com", "mobile.twitter.com", "mobile.x.com"})


def matches(url: str) -> int:
    """90 for every page of X."""
    return 90 if address(url).host in _HOSTS else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """Never; raises NetworkError (login)."""
    path = address(url).path
    thread = path[2] if len(path) >= 3 and path[1] in ("status", "statuses") and path[2].isdecimal() else None
    unrolled = f"https://threadreaderapp.com/thread/{thread}.html" if thread else "its page on threadreaderapp.com"
    raise NetworkError(
        f"{url}: X shows threads only to those logged in. Save one of these into RAW instead: the page itself, saved "
        f"from your browser once you have scrolled to its end; {unrolled} (`fetch` can do that, once somebody has had "
        "it unrolled); a clip or export of your reading app (Obsidian Web Clipper, Readwise); your X archive.",
        Outcome.LOGIN,
    )
