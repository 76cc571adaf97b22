"""What a page says of itself: title, author, date; from its metadata (JSON-LD, Open Graph) and its marks."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from bs4 import BeautifulSoup, Tag

from pipeline.model import Precision
from pipeline.parse._feed import instant
from pipeline.parse._html import attribute, every, meta, text_of
from pipeline.parse._permalinks import plain
from pipeline.records import dataclass

_ARTICLES = (
    "Article",
    "BlogPosting",
    "NewsArticle",
    "TechArticle",
    "Report",
    "SocialMediaPosting",
    "LiveBlogPosting",
    "WebPage",
)
_BYLINES = (
    "p-author",
    "byline",
    "author-name",
    "author",
    "entry-author",
    "post-author",
    "article-author",
    "meta-author",
    "vcard",
)
_ELEMENTS = ("a", "span", "div", "p", "address", "li", "strong", "h4", "h5", "section")
_BY = re.compile(r"^\s*(?:written |posted |published |geschrieben )?(?:by|von|par|por|door|di|af|av)\b[:\s]+", re.I)
_DATE_IN_BYLINE = re.compile(
    r"[,•·|–-]?\s+(?:on |am |le |\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2}[. ]\s?\w{3,9}\.? \d{4}|\d{4}-\d\d-\d\d).*$", re.S
)
_UNFILLED = re.compile(r"[{}<>]|\[\]")  # what a template left: "map[]", "{{ author }}"
_PARTING = " |·–—"  # the page's name from the site's, where a template has one of them empty


@dataclass(frozen=True, slots=True)
class Headline:
    """What the head of a page says; None for what it does not say."""

    title: str | None
    author: str | None
    posted_at: datetime | None
    precision: Precision | None


def headline_of(soup: BeautifulSoup, main: Tag) -> Headline:
    """Title, author and date of an article."""
    data = next(_articles(soup), {})
    stamp = meta(soup, "article:published_time", "datepublished", "date", "dc.date", "dcterms.created") or _text(
        data.get("datePublished")
    )
    times = (time for within in (main, soup) for time in every(within, "time") if "datetime" in time.attrs)
    if not stamp and (time := next(times, None)) is not None:
        stamp = attribute(time, "datetime")
    when = instant(stamp)
    precision = (Precision.SECOND if len(stamp or "") > 10 else Precision.DAY) if when else None
    return Headline(_title(soup, main, data), _author(soup, main, data), when, precision)


def _title(soup: BeautifulSoup, main: Tag, data: dict[str, Any]) -> str | None:
    """The only first-rank heading of the content or the page, else what the metadata says, else the window's title."""
    for within in (main, soup):
        headings = [plain(text_of(h)) for h in every(within, "h1")]
        if len(headings) == 1 and headings[0]:
            return headings[0]
    title = meta(soup, "og:title", "twitter:title") or _text(data.get("headline")) or text_of(soup.title)
    return title.strip(_PARTING) or None


def _author(soup: BeautifulSoup, main: Tag, data: dict[str, Any]) -> str | None:
    """A person's name."""
    named = meta(
        soup, "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "twitter:creator"
    )
    for candidate in chain((_person(data.get("author")), named), _marked(main), _marked(soup)):
        name = _clean(candidate or "")
        if name and not name.startswith(("http", "@")) and len(name) < 60 and not _UNFILLED.search(name):
            return name
    return None


def _marked(within: Tag) -> Iterator[str]:
    """What the marks of an author hold, the surest mark first."""
    found: dict[str, Tag] = {}
    for tag in every(within, *_ELEMENTS):
        attrs = tag.attrs
        if not attrs:
            continue
        if "author" in (attrs.get("rel") or ()):
            found.setdefault("rel", tag)
        elif attrs.get("itemprop") == "author":
            found.setdefault("itemprop", tag)
        named = attrs.get("class") or ()
        for name in named:
            if name in _BYLINES and not any(other.startswith("comment") for other in named):  # who wrote a comment
                found.setdefault(name, tag)
    for mark in ("rel", "itemprop", *_BYLINES):
        if mark in found:
            tag = found[mark]
            yield text_of(tag.find(None, {"itemprop": "name"}) or tag.find("a") or tag)


def _clean(name: str) -> str:
    return " ".join(_DATE_IN_BYLINE.sub("", _BY.sub("", name)).split()).strip(" ,|·")


def _articles(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe an article."""
    for script in every(soup, "script"):
        if script.attrs.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _objects(data) if _is_article(item))


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = item + waiting
        elif isinstance(item, dict):
            yield item
            waiting.append(item.get("@graph"))


def _is_article(item: dict[str, Any]) -> bool:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return "author" in item and any(k in _ARTICLES for k in kinds)


def _person(value: Any) -> str | None:
    value = value[0] if isinstance(value, list) and value else value
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
