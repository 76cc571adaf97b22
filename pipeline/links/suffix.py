"""Host names: which endings are real, and which part of a host somebody registered.

The data are the public suffix list (https://publicsuffix.org, MPL 2.0) as the package publicsuffixlist ships it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import can_ada
from publicsuffixlist import PSLFILE, PublicSuffixList

_FOR_EXAMPLES = frozenset({"example"})  # RFC 2606: no registry, but what documents write where they invent a host
_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}\Z|\[")


@cache
def _suffixes(*, icann: bool) -> PublicSuffixList:
    return PublicSuffixList(_list(), accept_unknown=False, accept_encoded_idn=False, only_icann=icann)


def _list() -> Iterator[str]:
    """The list's rules, those of other scripts in punycode as well; the package asks for it at every line: twice the time."""
    for line in Path(PSLFILE).read_text(encoding="utf-8").splitlines():
        yield line
        if not line.isascii() and not line.startswith("//"):
            name = line.lstrip("!*.")
            yield line.removesuffix(name) + ascii_host(name)


@cache
def _endings() -> frozenset[str]:
    """Every top-level domain, in punycode and in its own script."""
    return frozenset(suffix.rpartition(".")[2] for suffix in _suffixes(icann=True)._publicsuffix) | _FOR_EXAMPLES


@lru_cache(maxsize=4096)
def is_top_level(label: str) -> bool:
    """True for the last label of a host when it is a real top-level domain; upper and lower case alike."""
    return label.lower() in _endings() or ascii_host(label) in _endings()


@lru_cache(maxsize=16384)
def registrable(host: str) -> str | None:
    """The registrable domain of a host (``bbc.co.uk`` for ``www.bbc.co.uk``); None where nobody can register it."""
    if _ADDRESS.match(host):
        return None
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
