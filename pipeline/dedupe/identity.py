"""Stands in until ``pipeline.links`` offers these: identity keys, the URL to open, the registrable domain."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from publicsuffixlist import PublicSuffixList

_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|ref|ref_src|si|feature)$")


@lru_cache(maxsize=1)
def _psl() -> PublicSuffixList:
    return PublicSuffixList()


def host(url: str) -> str:
    """The host without www."""
    try:
        return (urlsplit(url if "://" in url else f"https://{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def site(url: str) -> str | None:
    """The registrable domain."""
    found = host(url)
    return str(_psl().privatesuffix(found) or found) or None


def open_url(url: str) -> str:
    """The URL without tracking parameters."""
    base, mark, query = url.partition("?")
    if not mark:
        return url
    query, hash_, rest = query.partition("#")
    kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _TRACKING.match(k)]
    return base + ("?" + urlencode(kept) if kept else "") + hash_ + rest


def canonical_url(url: str) -> str:
    """A stable identity."""
    try:
        parts = urlsplit(open_url(url if "://" in url else f"https://{url}"))
    except ValueError:
        return url
    path = re.sub(r"/index\.html?$", "", parts.path).rstrip("/")
    query = "?" + parts.query if parts.query else ""
    return f"https://{host(url)}{path}{query}" + (f"#{parts.fragment}" if parts.fragment else "")


def identity_keys(url: str) -> tuple[str, ...]:
    """The identities of a URL."""
    canonical = canonical_url(url)
    parts = urlsplit(canonical)
    pieces = [p for p in parts.path.split("/") if p]
    own: list[str] = []
    query = dict(parse_qsl(parts.query))
    if parts.hostname == "github.com" and len(pieces) >= 2 and not parts.fragment:
        if len(pieces) == 2 or (len(pieces) == 4 and pieces[2:] in (["tree", "master"], ["tree", "main"])):
            own.append(f"github:{pieces[0].lower()}/{pieces[1].lower().removesuffix('.git')}")
            canonical = f"https://github.com/{own[0][7:]}"
    elif parts.hostname in ("youtube.com", "youtu.be", "m.youtube.com"):
        if query.get("list"):
            own.append(f"youtube:playlist:{query['list']}")
            canonical = f"https://youtube.com/playlist?list={query['list']}"
        elif query.get("v"):
            own.append(f"youtube:video:{query['v']}")
    return (*own, f"url:{canonical}")
