"""Which element of a page holds what its author wrote: the deepest one with most of the page's running text.

Running text is the text of paragraphs, items, cells, quotes and code outside of the page's navigation. Elements that
markup names as content (``itemprop="articleBody"``, ``.e-content``, ``<article>``, ``<main>``) need a smaller share.
"""

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from pipeline.parse._boilerplate import region_of
from pipeline.parse._walk import SILENT

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_RUNNING = _HEADINGS | {"p", "li", "dd", "dt", "td", "th", "blockquote", "pre"}
# A list or a table is a part of what is written, however much of it; a cell may be the page in a layout of tables.
_PARTS = _RUNNING - {"td"} | {"ul", "ol", "dl", "menu", "table", "thead", "tbody", "tr"}
_LINK_WEIGHT = 0.4  # of a character inside a link: navigation is links, but so are lists of resources
_SHARE = 0.6  # of the running text that the main element holds at least
_NAMED_SHARE = 0.45
# Classes that themes and generators give to the text alone.
_NAMES = """e-content entry-content post-content article-content article-body post-body articlebody markdown-body
    story-body post__content article__content blog-content available-content post-full-content single-content"""
_NAMED = frozenset(_NAMES.split())


def main_content(soup: BeautifulSoup) -> Tag:
    """The element of the page's content; the body where nothing stands out."""
    body = soup.body or soup
    weighed = _weights(body)
    total = weighed[0][1]
    best: Tag = body
    for tag, weight in weighed:
        text_alone = tag.attrs.get("itemprop") == "articleBody" or not _NAMED.isdisjoint(tag.attrs.get("class") or ())
        named = text_alone or tag.name in ("article", "main") or tag.attrs.get("role") == "main"
        if (
            weight
            and weight >= total * (_NAMED_SHARE if named else _SHARE)
            and tag.name not in _PARTS
            and (named or not _is_one_of_several(tag))
        ):
            best = tag
            if text_alone:
                break
    return best


def _is_one_of_several(tag: Tag) -> bool:
    """A section under its own heading, beside another under one of the same rank: ``<section><h2>``, ``<section><h2>``."""
    rank = _rank(tag)
    if rank is None or tag.parent is None:
        return False
    return any(
        isinstance(other, Tag) and other is not tag and other.name == tag.name and _rank(other) == rank
        for other in tag.parent.contents
    )


def _rank(tag: Tag) -> str | None:
    """The heading that an element opens with."""
    first = next((child for child in tag.contents if isinstance(child, Tag)), None)
    return first.name if first is not None and first.name in _HEADINGS else None


def _weights(body: Tag) -> list[tuple[Tag, float]]:
    """Each element with the weight of the running text inside of it, in document order."""
    tags, weights, parents = [body], [0.0], [-1]
    stack = [(0, iter(body.contents), False, False)]
    while stack:
        at, children, running, linked = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
        elif isinstance(child, Tag):
            if child.name in SILENT or (child.name not in ("article", "main") and region_of(child) is not None):
                continue
            tags.append(child)
            weights.append(0.0)
            parents.append(at)
            inside = running or child.name in _RUNNING
            stack.append((len(tags) - 1, iter(child.contents), inside, linked or child.name == "a"))
        elif running and isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            weights[at] += len(child.strip()) * (_LINK_WEIGHT if linked else 1.0)
    for number in range(len(tags) - 1, 0, -1):
        weights[parents[number]] += weights[number]
    return list(zip(tags, weights, strict=True))
