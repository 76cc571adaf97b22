"""Articles that review one site under each heading: the site is the entry, what else is linked there belongs to it.

Glitch                                  the heading names the site of glitch.com
Glitch gives you two templates: ...     its home page is the entry
Click here to get started!              glitch.com/create belongs to it
"""

import re
from collections.abc import Sequence

from pipeline.links import site
from pipeline.model import Candidate, Document, Entry, Genre, Objection, Page, Reason, Role, Span, UrlState
from pipeline.records import dataclass, replace

_REVIEWS = 2  # headings that name a linked site: one alone may be chance
_NUMBER = re.compile(r"^[\W_]*(?:\d{1,3}[.):\s]+)?[\W_]*")
_HOST = re.compile(r"^https?://(?:www\.)?([^/?#:]+)", re.I)
_HOME = re.compile(r"^https?://[^/?#]+/?$", re.I)
# Parts of a site that speak of it.
_ABOUT_IT = frozenset(["blog", "docs", "doc", "help", "support", "developer", "developers", "community", "status"])


@dataclass(frozen=True, slots=True)
class Review:
    """A heading that names a site, and the links that stand below it."""

    brand: str
    heading: Span
    links: tuple[int, ...]  # candidates in order, marked ones left out
    home: int | None  # the first of them that leads to the site's home page


def reviewed(page: Page) -> Page:
    """`page` with what belongs to a reviewed site given to it; unchanged where its headings name no sites."""
    if page.document.genre is not Genre.PAGE:
        return page
    found = _reviews(page)
    return _settled(page, found) if len(found) >= _REVIEWS else page


def _reviews(page: Page) -> list[Review]:
    headings = _headings(page.document)
    if len(headings) < _REVIEWS:
        return []
    brands = {_folded(name) for c in page.candidates if c.url for name in _names(c.url)[:2]}
    heads = [(i, span) for i, span in headings if _folded(page.document.text_of(span)) in brands]
    ends = [*(i for i, _ in heads[1:]), len(page.document.blocks)]
    return [_review(page, span, end) for (_, span), end in zip(heads, ends, strict=False)]


def _headings(document: Document) -> list[tuple[int, Span]]:
    """Each heading of a few words, without its number."""
    short = [(i, b) for i, b in enumerate(document.blocks) if b.role is Role.HEADING and len(b.text.split()) <= 5]
    starts = [(i, b, _NUMBER.match(b.text)) for i, b in short]
    return [(i, Span(i, found.end() if found else 0, len(b.text))) for i, b, found in starts]


def _review(page: Page, heading: Span, end: int) -> Review:
    """The links below a heading; under the last one down to the last that is of its site: an epilogue may follow."""
    brand = _folded(page.document.text_of(heading))
    below = [i for i, c in enumerate(page.candidates) if c.url and heading.block < c.block < end]
    of_it = [page.candidates[i].block for i in below if brand in map(_folded, _names(page.candidates[i].url))]
    last = end if end < len(page.document.blocks) else max(of_it, default=heading.block)
    links = tuple(i for i in below if page.candidates[i].mark is None and page.candidates[i].block <= last)
    home = next((i for i in links if _is_home(page.candidates[i].url or "", brand)), None)
    return Review(brand, heading, links, home)


def _is_home(url: str, brand: str) -> bool:
    return bool(_HOME.match(url)) and brand in map(_folded, _names(url)[:2])


def _settled(page: Page, reviews: Sequence[Review]) -> Page:
    parts = {link: review for review in reviews for link in review.links if _belongs(page, review, link)}
    named = [review for review in reviews if review.home is None and any(parts.get(i) is review for i in review.links)]
    candidates = page.candidates + tuple(_work(page.document, review) for review in named)
    mains = {id(r): len(page.candidates) + at for at, r in enumerate(named)} | {
        id(r): r.home for r in reviews if r.home is not None
    }
    have = {entry.main for entry in page.entries}
    new = [_entry(page, r, mains[id(r)], candidates) for r in reviews if id(r) in mains and mains[id(r)] not in have]
    kept = [e for e in page.entries if e.main not in parts]
    drawn = sorted([*kept, *new], key=lambda e: (candidates[e.main].block, candidates[e.main].start))
    at = {entry.main: index for index, entry in enumerate(drawn)}
    old = [
        replace(o, entry=at.get(page.entries[o.entry].main) if o.entry is not None else None) for o in page.objections
    ]
    ours = [
        Objection(i, Reason.SUPPLEMENTARY, "under a site's review", at.get(mains.get(id(r), -1)))
        for i, r in parts.items()
    ]
    return Page(page.document, candidates, tuple(drawn), (*old, *ours))


def _belongs(page: Page, review: Review, link: int) -> bool:
    """Whether a link is a part of the site or supports what is said of it; an item that it leads stands for itself."""
    if link == review.home:
        return False
    candidate = page.candidates[link]
    names = _names(candidate.url)
    if review.home is None:
        return review.brand in map(_folded, names) and names[-1] in _ABOUT_IT
    if candidate.url == page.candidates[review.home].url:
        return False
    leads = page.document.blocks[candidate.block].role is Role.ITEM and candidate.start <= 1
    return (review.brand in map(_folded, names) and not leads) or candidate.label[:1].islower()


def _entry(page: Page, review: Review, main: int, candidates: Sequence[Candidate]) -> Entry:
    """The entry of a site that no sentence of its own offers: named by its heading, noted by what follows."""
    blocks = page.document.blocks
    block = candidates[main].block if review.home is not None else review.heading.block + 1
    said = blocks[block].text.strip() if block < len(blocks) and blocks[block].mark is None else ""
    notes = (Span(block, 0, len(blocks[block].text)),) if said.endswith((".", "!", "。")) else ()
    name = Span(block, candidates[main].start, candidates[main].end) if review.home is not None else review.heading
    return Entry(main, name=name, notes=notes, section=(blocks[review.heading.block].text,), rule="site's review")


def _work(document: Document, review: Review) -> Candidate:
    text = document.text_of(review.heading)
    return Candidate(review.heading.block, review.heading.start, review.heading.end, None, text, UrlState.MISSING,
                     "site's review", text)  # fmt: skip


def _names(url: str | None) -> list[str]:
    """What a URL's host is called: its registered name without and with the ending, then its other labels."""
    host = _HOST.match(url or "")
    registered = site(url) if url else None
    if host is None or not registered:
        return [""]
    name = registered.split(".")[0]
    others = host[1].lower().removesuffix(registered).rstrip(".").split(".")
    return [name, registered, *(label for label in reversed(others) if label)]


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
