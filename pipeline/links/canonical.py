"""One identity for all spellings of a URL."""


def canonical_url(url: str) -> str:
    """A stable identity of `url`, equal for the same resource; never raises."""
    return url.strip().rstrip("/")
