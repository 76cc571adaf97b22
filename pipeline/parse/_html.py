"""HTML for every reader of it: a page parsed once, what its head says of it, its address.

soup = page(saved)                     a tree of BeautifulSoup's (``_tree``), kept for the last few files
blocks_of(soup.body, like=..., ...)    any element as Blocks (``_walk``)
leftovers(soup, seen, ...)             what stands outside of them (``_page_leftovers``)
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from pipeline.model import Block, Role, SavedFile
from pipeline.parse._frame import DEFAULT, Inside, Look
from pipeline.parse._href import anchor_of
from pipeline.parse._once import once_a_file
from pipeline.parse._page_leftovers import leftovers
from pipeline.parse._social import host_of
from pipeline.parse._tree import Tree, tree_of
from pipeline.parse._walk import blocks_of
from pipeline.records import replace
from pipeline.text import mend

__all__ = [
    "DEFAULT",
    "Inside",
    "Look",
    "address",
    "anchor_of",
    "attribute",
    "base_of",
    "blocks_of",
    "every",
    "is_deep",
    "is_html",
    "is_site",
    "leftovers",
    "meta",
    "page",
    "placed",
    "sectioned",
    "text_of",
    "within",
]

_START = re.compile(
    r"(?:\ufeff|\s|(?><!--.{0,4000}?-->)|<\?xml[^>]{0,200}>)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FRAGMENT = re.compile(
    r"\s*<(?:div|p|table|article|section|blockquote|h[1-6]|ul|ol|dl|main|meta|title|center|header|nav|figure|link|style"
    r"|script)[\s>]",
    re.I,
)
# Browsers ("Save as") and SingleFile write the address of the page into a comment at its head.
_SAVED_FROM = re.compile(r"saved from url=\(\d{1,5}\)(\S+)|^[ \t]{0,20}url:[ \t]{0,20}(https?://\S+)", re.M)
# Elements that must be closed: what is open of them is how deep a page nests.
_NESTING = re.compile(
    r"<(/?)(?:div|span|article|section|table|blockquote|ul|ol|b|i|a|font|[a-z]+-[a-z-]+)(?=[\s>])", re.I
)
_DEEPEST = 1000  # real pages stay under 200


def is_html(saved: SavedFile, *, fragment: bool = False) -> bool:
    """True for an HTML page by its first characters; with `fragment` also for a piece of one.

    A bookmark file of Netscape's kind is HTML in name only, and is no page.
    """
    whole, piece = _starts_as_html(saved)
    return whole or (fragment and piece)


def is_site(saved: SavedFile, *, fragment: bool = False) -> bool:
    """True for an HTML page that a site's own reader may take: not one that nests beyond all reason.

    Finding posts asks of each what stands in it, which a page of ten thousand unclosed elements makes dear.
    """
    return is_html(saved, fragment=fragment) and not is_deep(saved)


@once_a_file
def _starts_as_html(saved: SavedFile) -> tuple[bool, bool]:
    """Whether it begins as a page and as a piece of one."""
    head = saved.text[:6000]
    if "<" not in head or "NETSCAPE-Bookmark" in head:
        return False, False
    return _START.match(head) is not None, _FRAGMENT.match(head) is not None


@once_a_file
def is_deep(saved: SavedFile) -> bool:
    """True for a page that was made to be expensive: it nests deeper than a thousand elements."""
    tags = saved.text.count("<")
    if tags <= _DEEPEST or tags - saved.text.count("</") <= _DEEPEST:  # no more elements than that
        return False
    depth = 0
    for tag in _NESTING.finditer(saved.text):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


@once_a_file
def page(saved: SavedFile) -> BeautifulSoup:
    """The tree of a page; nobody changes it."""
    return tree_of(saved.text)


def every(node: Tag, *names: str, classed: str | None = None) -> Iterator[Tag]:
    """The elements of these names inside of `node`, in order; five times faster than ``find_all`` with its filters."""
    inside: Iterable[PageElement] = node.descendants
    if isinstance(node, Tree) and len(names) == 1:
        inside = node.named.get(names[0], ())
    for tag in inside:
        if (
            isinstance(tag, Tag)
            and tag.name in names
            and (classed is None or classed in (tag.attrs.get("class") or ()))
        ):
            yield tag


def attribute(tag: Tag, name: str) -> str:
    """An attribute as one string, mended; '' where there is none."""
    value = tag.attrs.get(name, "")
    text = value if isinstance(value, str) else " ".join(value)
    return text if text.isascii() else mend(text)[0]


def meta(soup: BeautifulSoup, *names: str) -> str | None:
    """The first non-empty ``<meta>`` of these names or properties, in the order of `names`."""
    found: dict[str, str] = {}
    for tag in every(soup, "meta"):
        name = attribute(tag, "property") or attribute(tag, "name") or attribute(tag, "itemprop")
        if name and (content := (attribute(tag, "content") or attribute(tag, "value")).strip()):
            found.setdefault(name.lower(), content)
    return next((found[name] for name in names if name in found), None)


def text_of(tag: Tag | None) -> str:
    """The text of an element on one line, spaces folded; '' for None."""
    if tag is None:
        return ""
    text = " ".join(tag.get_text(" ").split())
    return text if text.isascii() else mend(text)[0]


def within(tag: Tag, outer: Tag) -> bool:
    """True where `tag` stands inside of `outer` (by identity: tags of equal content are equal)."""
    return any(parent is outer for parent in tag.parents)


def address(soup: BeautifulSoup, saved: SavedFile) -> str | None:
    """The page's own URL: canonical link, og:url, the comment of the saving program, or the wrapper's name for it."""
    candidates = [attribute(t, "href") for t in every(soup, "link") if "canonical" in (t.attrs.get("rel") or ())]
    candidates += [attribute(t, "href") for t in every(soup, "a", classed="p-canonical")]
    candidates.append(meta(soup, "og:url", "twitter:url") or "")
    candidates.append(saved_from(saved) or "")
    inner = saved.path.rpartition("!/")[2]
    candidates.append(inner if inner.startswith(("http://", "https://")) else "")
    return next((url for url in candidates if host_of(url)), None)


def base_of(soup: BeautifulSoup, own: str | None) -> str | None:
    """Against what the page's links are resolved: its ``<base>``, else its own address."""
    href = next((attribute(tag, "href") for tag in every(soup, "base") if "href" in tag.attrs), "")
    return resolve(own, href) if host_of(resolve(own, href)) else own


def saved_from(saved: SavedFile) -> str | None:
    """The address that the saving program noted in a comment at the head."""
    found = _SAVED_FROM.search(saved.text[:4000])
    return (found[1] or found[2]) if found else None


def sectioned(blocks: Iterable[Block], *, title: str | None = None) -> Iterator[Block]:
    """The blocks with the headings above them as ``section``; a heading equal to the document's title is no section."""
    above: list[tuple[int, str]] = []
    for block in blocks:
        if block.role is Role.HEADING and block.mark is None:
            while above and above[-1][0] >= block.depth:
                above.pop()
            yield replace(block, section=tuple(name for _, name in above))
            if block.text and block.text != title:
                above.append((block.depth, block.text))
        else:
            yield replace(block, section=tuple(name for _, name in above)) if above and block.mark is None else block


def placed(blocks: Iterable[Block], saved: SavedFile) -> Iterator[Block]:
    """The blocks with ``where``: the line and column of their first words, sought onwards from the block before."""
    source, last, line, counted, searches = saved.text, 0, 1, 0, _FAR_SEARCHES
    for block in blocks:
        found = -1
        for needle in _needles(block):
            found = source.find(needle, last, last + _NEAR)
            if found < 0 and searches:
                searches -= 1
                found = source.find(needle, last)
            if found >= 0:
                break
        found = max(found, last)
        line += source.count("\n", counted, found)
        counted = last = found
        yield replace(block, where=f"{line}:{found - source.rfind(chr(10), 0, found)}")


_NEAR = 50_000  # characters in which a block's words are sought
_FAR_SEARCHES = 100  # that go to the end of the file: pictures and styles written into it stand between two blocks


_ENDS = re.compile(r"[&<>\"'\n\t\xa0]")  # what may stand otherwise in the source


def _needles(block: Block) -> Iterator[str]:
    words = _ENDS.split(block.text[:80], maxsplit=1)[0].strip()
    if len(words) >= 8:
        yield words[:40]
    for anchor in block.anchors[:1]:
        yield (anchor.written or anchor.url).replace("&", "&amp;")
        yield anchor.written or anchor.url
    if 2 <= len(words) < 8:
        yield words


def resolve(base: str | None, href: str) -> str:
    """`href` against the page's address; as it is where that cannot be done."""
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return href
