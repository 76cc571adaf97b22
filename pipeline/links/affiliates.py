"""Links that pay who recommends: the networks count the click and lead on to the shop, whose address the link carries.

Networks by their domain (or host), and the query parameters that hold the target; read off the deep links that their own
link builders make. A brand of Impact has a host of its own there: coursera.pxf.io, imp.i384100.net.
"""

import re
from urllib.parse import unquote

from pipeline.links.parts import Parts

_NETWORKS: dict[str, tuple[str, ...]] = {
    "linksynergy.com": ("murl",),  # Rakuten
    "skimresources.com": ("url",),
    "redirectingat.com": ("url",),
    "viglink.com": ("u", "out"),
    "awin1.com": ("ued", "p"),
    "shareasale.com": ("urllink",),
    "pxf.io": ("u",),  # Impact
    "sjv.io": ("u",),
    "evyy.net": ("u",),
    "7eer.net": ("u",),
    "anrdoezrs.net": ("url",),  # Commission Junction
    "dpbolvw.net": ("url",),
    "jdoqocy.com": ("url",),
    "kqzyfj.com": ("url",),
    "tkqlhce.com": ("url",),
    "prf.hn": (),  # Partnerize
    "tradedoubler.com": ("url",),
    "adtraction.com": ("url",),
    "partner.bol.com": ("url",),
}
_IMPACT = re.compile(r"i\d{4,7}\.net\Z")
_IN_PATH = re.compile(r"(?:/|destination:)(https?(?::|%3A)//?.+|https?%3A%2F%2F.+)\Z", re.IGNORECASE)
_URL = re.compile(r"(https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#]|\Z)", re.IGNORECASE)


def affiliate_target(parts: Parts) -> str | None:
    """The URL that a network's link leads to, where the link carries it; None for every other link."""
    names = _NETWORKS.get(_domain(parts.host), _NETWORKS.get(parts.host))
    if names is None:
        if not _IMPACT.match(_domain(parts.host)):
            return None
        names = ("u",)
    for name in names:
        if found := _shown(unquote(parts.value(name) or "")):
            return found
    carried = _IN_PATH.search(parts.tail)
    return _shown(unquote(carried[1]) if "%3a" in carried[1].lower() else carried[1]) if carried else None


def _domain(host: str) -> str:
    return host[host.rfind(".", 0, host.rfind(".")) + 1 :]


def _shown(target: str) -> str | None:
    """The target as a URL: Awin puts brackets around it, ShareASale leaves the scheme out."""
    target = target.removeprefix("[[").removesuffix("]]")
    found = _URL.match(target)
    return None if found is None else target if found[1] else f"https://{target}"
