"""Host names: which endings are real, and which part of a host somebody registered.

The data are the public suffix list (https://publicsuffix.org, MPL 2.0) as the package publicsuffixlist ships it; no network.
"""

import re
from functools import cache, lru_cache

import can_ada
from publicsuffixlist import PublicSuffixList

# Set aside for documentation by RFC 2606: nobody's, but written as a site's, and read as one.
_DOCUMENTATION = "example"
_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}\Z|\[")


@cache
def _suffixes(*, icann: bool) -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False, only_icann=icann)


@cache
def _endings() -> frozenset[str]:
    """Every top-level domain, in punycode and in its own script."""
    return frozenset(suffix.rpartition(".")[2] for suffix in _suffixes(icann=True)._publicsuffix) | {_DOCUMENTATION}


@lru_cache(maxsize=4096)
def is_top_level(label: str) -> bool:
    """True for the last label of a host when it is a real top-level domain; upper and lower case alike."""
    return label.lower() in _endings() or ascii_host(label) in _endings()


@lru_cache(maxsize=16384)
def registrable(host: str) -> str | None:
    """The registrable domain of a host (``bbc.co.uk`` for ``www.bbc.co.uk``); None for suffixes, addresses, unknown endings."""
    if _ADDRESS.match(host):
        return None
    if host.lower().endswith(f".{_DOCUMENTATION}"):
        return ".".join(host.lower().split(".")[-2:])
    try:
        found: str | None = _suffixes(icann=False).privatesuffix(host.rstrip(".").lower())
    except (ValueError, UnicodeError):
        return None
    return found


@lru_cache(maxsize=16384)
def is_public_suffix(host: str) -> bool:
    """True for a host under which anybody may register (``co.uk``), by the registries' part of the list."""
    lowered = host.lower()
    return bool(_suffixes(icann=True).publicsuffix(lowered) == lowered)


def ascii_host(host: str) -> str:
    """The host as browsers send it: lower case, punycode; unchanged but for its case where it has no such form."""
    try:
        return str(can_ada.parse(f"https://{host}/").hostname)
    except (ValueError, TypeError):
        return host.lower()
