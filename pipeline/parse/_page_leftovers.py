"""The URLs of a page that stand in no block: in attributes, styles, scripts and comments."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._href import NO_ADDRESS, absolute, href_of

Marker = Callable[[str, str, str], Reason | None]  # (tag name, attribute, URL) -> what it is; None: the default

_ADDRESSES = frozenset(
    ("href", "src", "srcset", "action", "poster", "cite", "background", "data-src", "longdesc", "formaction")
)
_SETS = frozenset(("srcset", "data-srcset", "imagesrcset"))
_WITH_ADDRESSES = _ADDRESSES | _SETS
_URL = re.compile(r"[hH][tT]{2}[pP][sS]?:(?:\\?/){2}[^\s\"'<>`{}|^…]{3,2000}")  # with re.I it would be ten times slower
_PICTURES = frozenset(("img", "video", "audio", "source", "picture", "image"))
_PICTURE_END = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|ico|avif|mp4|webm|m3u8|bmp)(?:[?#:]|$)", re.I)
_PICTURE_HOSTS = ("//pbs.twimg.com/", "//video.twimg.com/")
# Where a URL in a script or a style ends although no space follows: an escaped quote, the closing of a call.
_SCRIPT_END = re.compile(r"\\(?!/|u002[fF]|u0026)|&quot;|&#34;|[)\]]*[;,]$")


def leftovers(
    soup: BeautifulSoup, seen: Iterable[Block], *, base: str | None = None, mark: Marker = lambda tag, name, url: None
) -> Iterator[Block]:
    """NOISE blocks with the URLs that no anchor of `seen` holds: a block a reason, each URL once on its own line.

    The page's own address is SELF, pictures are MEDIA, what `mark` says goes before both, all else is CHROME.
    """
    known: set[str] = set()
    for block in seen:
        known.update(url for a in block.anchors for url in (a.url, a.written))
        if "http" in block.text:
            known.update(_in_text(block.text))
    groups: dict[Reason, dict[str, str]] = {}
    for tag, name, url, written in _urls(soup, base, known):
        if url in known or written in known:
            continue
        known.add(url)
        reason = mark(tag, name, url) or _default(tag, url, base)
        groups.setdefault(reason, {})[url] = written
    for reason, urls in groups.items():
        yield _listed(reason, urls)


def _default(tag: str, url: str, base: str | None) -> Reason:
    if url == base:
        return Reason.SELF
    return Reason.MEDIA if tag in _PICTURES or _is_picture(url) else Reason.CHROME


@lru_cache(maxsize=4096)  # a site's pages carry the same scripts and pictures
def _is_picture(url: str) -> bool:
    """Asked apart, as a pattern is quick that begins with a letter, and slow that begins with a choice."""
    if _PICTURE_END.search(url):
        return True
    folded = url.lower()
    return folded.startswith("data:image") or any(host in folded for host in _PICTURE_HOSTS)


def _listed(reason: Reason, urls: dict[str, str]) -> Block:
    anchors, at = [], 0
    for url, written in urls.items():
        anchors.append(Anchor(at, at + len(url), url, written if written != url else "", reason))
        at += len(url) + 1
    return Block(Role.NOISE, "\n".join(urls), tuple(anchors), mark=reason, rule="page-markup")


def _urls(soup: BeautifulSoup, base: str | None, known: Container[str]) -> Iterator[tuple[str, str, str, str]]:
    """(tag name, attribute, URL, as written) of all that the tree holds outside of its visible text.

    Most addresses are those of links, which are `known` as they are written.
    """
    for node in soup.descendants:
        if isinstance(node, Tag):
            for name, value in node.attrs.items():
                text = value if isinstance(value, str) else " ".join(value)
                if (name in _WITH_ADDRESSES or "/" in text) and text not in known:
                    yield from _of_attribute(node, name, text, base)
        elif (
            isinstance(node, NavigableString) and "http" in node
        ):  # a script, a style, a comment, a title; what is visible stands in the blocks' text
            for url in _in_text(str(node)):
                yield node.parent.name if node.parent else "", "", url, url


def _of_attribute(tag: Tag, name: str, value: str, base: str | None) -> Iterator[tuple[str, str, str, str]]:
    if name in _SETS:
        for piece in value.split(", "):
            if url := piece.strip().partition(" ")[0]:
                yield from ((tag.name, name, *found) for found in _one(url, base))
    elif name in _ADDRESSES:
        yield from ((tag.name, name, *found) for found in _one(value, base, tag, name))
    elif "://" in value or ":\\/\\/" in value:
        yield from ((tag.name, name, url, url) for url in _in_text(value))


def _one(value: str, base: str | None, tag: Tag | None = None, name: str = "") -> Iterator[tuple[str, str]]:
    if tag is not None:
        found = href_of(tag, base, name)
        if found:
            yield found
    elif not value.startswith(NO_ADDRESS):
        yield absolute(value, base), value


def _in_text(text: str) -> Iterator[str]:
    """The URLs in a script, a style or JSON, its escapes undone."""
    for match in _URL.finditer(text):
        url = match[0]
        if "\\" in url or "&" in url or url[-1] in ";,":
            end = _SCRIPT_END.search(url)
            url = url[: end.start()] if end else url
            url = url.replace("\\/", "/").replace("\\u002F", "/").replace("\\u002f", "/").replace("\\u0026", "&")
        url = url.rstrip(").,;:*]\\")
        if len(url) > 10:
            yield url
