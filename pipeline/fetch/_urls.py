"""What fetchers look at in a URL."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Address:
    """A URL in parts."""

    host: str  # lower case, without port and "www."
    path: tuple[str, ...]  # unescaped, without empty parts
    query: dict[str, str]


def address(url: str) -> Address:
    """The parts of `url`; all empty for what is no http URL. Never raises."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
    except ValueError:
        host = ""
    if not host:
        return Address("", (), {})
    query = {name: values[0] for name, values in parse_qs(parts.query, max_num_fields=None).items()}
    return Address(host, tuple(unquote(part) for part in parts.path.split("/") if part), query)
