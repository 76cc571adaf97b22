"""Where an element leads: its address, made absolute and cleaned of what markup adds."""

import re
from functools import lru_cache
from urllib.parse import urljoin

from bs4 import Tag

from pipeline.model import Anchor, Reason
from pipeline.text import mend, repair_text

# What stands in most links of a site to itself: joined without a look at dots, parameters and queries.
_ROOTED = re.compile(r"/[\w~%+@=:,-]([\w~%+@=:,/-]|\.(?=[A-Za-z]))*", re.A)
_ORIGIN = re.compile(r"https?://[\w.:-]+(?=/)", re.A)
NO_ADDRESS = ("javascript:", "mailto:", "tel:", "data:", "about:", "blob:", "sms:", "whatsapp:", "chrome:", "cid:")
# Frames that show a work that can be recommended (a video, a recording); other frames are adverts and widgets.
PLAYERS = re.compile(
    r"//(?:www\.)?(?:youtube(?:-nocookie)?\.com/embed/|player\.vimeo\.com/video/|open\.spotify\.com/embed|w\.soundcloud\.com/player"
    r"|codesandbox\.io/embed|archive\.org/embed/)"
)


def href_of(tag: Tag, base: str | None, *names: str) -> tuple[str, str] | None:
    """(absolute URL, as written) of the first of the attributes `names` that holds one; None for none or a script."""
    for name in names:
        value = tag.attrs.get(name)
        if value and (found := (_led if len(value) < _LONG else _led.__wrapped__)(str(value), base)):
            return found
    return None


_LONG = 2000  # characters: pictures written into the page are not remembered


@lru_cache(maxsize=4096)  # a page's links are asked for by the walk and by its leftovers, menus on every page of a site
def _led(value: str, base: str | None) -> tuple[str, str] | None:
    written = value.strip()
    if not written or written[0] == "#" or written[:11].lower().startswith(NO_ADDRESS):
        return None
    url = written if written.isascii() else mend(written)[0]
    if not url.isprintable():
        url = url.replace("\n", "").replace("\t", "").replace("\r", "")
    return absolute(url, base), written


def absolute(url: str, base: str | None) -> str:
    """`url` against the page's address; as it is where that cannot be done."""
    if not base or "://" in url[:12]:
        return url
    if _ROOTED.fullmatch(url) and (origin := _origin(base)):
        return origin + url
    try:
        return urljoin(base, url)
    except ValueError:
        return url


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    """Scheme and host of an ordinary address; '' for others."""
    found = _ORIGIN.match(base)
    return found[0] if found else ""


def anchor_of(tag: Tag, base: str | None, *, mark: Reason | None = None, attribute: str = "href") -> Anchor | None:
    """The Anchor of a link element, at 0 (the walk sets its place); None where it leads nowhere."""
    found = href_of(tag, base, attribute)
    if found is None:
        return None
    url, written = found
    title = tag.attrs.get("title")
    return Anchor(0, 0, url, written if written != url else "", mark, _title(str(title)) if title else None)


def _title(title: str) -> str | None:
    """What a link's title says, on one line; None where it is but an address."""
    title = " ".join(title.split())
    return None if title.startswith(("http://", "https://")) else repair_text(title) or None
