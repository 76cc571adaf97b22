"""The link to open: as a source gave it, without what only says where a reader came from."""

from pipeline.links.canonical import is_tracking
from pipeline.links.parts import split
from pipeline.links.suffix import registrable
from pipeline.links.tracking import SITES


def open_url(url: str) -> str:
    """`url` without tracking parameters; nothing else is changed. Never raises."""
    head, question, rest = url.partition("?")
    query, sharp, fragment = rest.partition("#")
    if not question or "#" in head:
        return url
    parts = split(url)
    own = SITES.get(registrable(parts.host) or "", frozenset()) if parts else frozenset()
    pairs = query.split("&")
    kept = [pair for pair in pairs if not is_tracking(pair, own)]
    if len(kept) == len(pairs):
        return url
    query = "&".join(kept)
    return f"{head}{query and '?' + query}{sharp}{fragment}"
