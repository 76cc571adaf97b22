"""What an address cannot be, whatever its page is called."""

from pipeline.extract import _looks, _places
from pipeline.extract._seen import Seen
from pipeline.model import Kind

# What is named without its address and with its makers is a work; these have owners.
_OWNED = frozenset(
    {Kind.WEBSITE, Kind.COMMUNITY, Kind.LIBRARY, Kind.REPOSITORY, Kind.TOOL, Kind.NEWSLETTER, Kind.THREAD}
)


def site(url: str | None) -> bool:
    """True for what can be a whole site; a page of it is none, whatever its title ends with."""
    return url is None or _places.front_page(url) or _places.index(url) is not None


def possible(called: Kind | None, url: str | None) -> bool:
    """False for a library without code (it has shelves), a repository that is an article, a page that is a site, a tool in a PDF."""
    if url is None or called is None:
        return True
    if called is Kind.PAPER:
        return not _places.front_page(url)
    if called in (Kind.LIBRARY, Kind.REPOSITORY):
        return _places.code(url)
    if called in (Kind.TOOL, Kind.DATASET):  # "Gravel: A Tool for Sieving" tells of one
        return _places.file(url) is not Kind.PAPER
    if called in (Kind.ARTICLE, Kind.THREAD, Kind.COMMUNITY) and _places.holder(url) is Kind.REPOSITORY:
        return False  # "Green threads for Lua", "papers that the community reads"
    if called is Kind.THREAD:
        return not _places.front_page(url) and not _places.path(url)
    return called is not Kind.WEBSITE or site(url)


def signed(called: Kind | None, seen: Seen) -> Kind | None:
    """What it is called, but for "Slack", by Tom DeMarco, which is no place to talk: makers stand beside a name without a link."""
    made = seen.url is None and any(not _looks.domain(maker) for maker in seen.creators)
    return None if made and called in _OWNED else called
