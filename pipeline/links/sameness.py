"""Spellings of one URL that no reader would tell apart: scheme, www., host case, a final slash."""

from functools import lru_cache
from urllib.parse import unquote

_DEFAULT_PORTS = (":80", ":443")


@lru_cache(maxsize=16384)  # asked several times of each URL
def same_spelling(url: str) -> str:
    """Equal for two spellings of one address; weaker than canonical_url, which knows sites and tracking. Never raises."""
    rest = url.strip()
    scheme, sep, after = rest.partition("://")
    rest = after if sep and scheme.lower() in ("http", "https") else rest
    cut = min((i for i in map(rest.find, "/?#") if i >= 0), default=len(rest))
    host, tail = rest[:cut].lower().rstrip("."), rest[cut:]
    host = host.removeprefix("www.")
    for port in _DEFAULT_PORTS:
        host = host.removesuffix(port)
    path, mark, fragment = tail.partition("#")
    path, question, query = path.partition("?")
    return (
        host
        + unquote(path).rstrip("/")
        + (question + unquote(query) if query else "")
        + (mark + fragment if fragment else "")
    )
