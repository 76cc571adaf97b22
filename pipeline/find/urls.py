"""The URLs of a document: those that markup gives and those that stand in the text, each healed where the document can."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from pipeline.links import Link, find_links, is_short
from pipeline.model import Anchor, Block, Candidate, Document, Genre, Reason, UrlState
from pipeline.records import replace

_WEB = ("http://", "https://")
# A capitalised name with an ending ("Repl.it", "Cal.com") in an article that links by markup is a product's name.
_PRODUCT = re.compile(r"[A-Z][\w-]*\.[a-z]{2,6}$")
_WORD = re.compile(r"\w")
_ELLIPSES = ("…", "...")
_PLACE = attrgetter("start", "end")


def candidates_of(document: Document, shorteners: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
    """One candidate for each anchor and each bare URL, in order of block and place."""
    found: list[Candidate] = []
    linked = document.genre is Genre.PAGE and any(block.anchors for block in document.blocks)
    for index, block in enumerate(document.blocks):
        here = [*_anchored(index, block, shorteners), *_bare(index, block, products=linked)]
        found += sorted(here, key=_PLACE) if len(here) > 1 else here
    return tuple(_healed(found))


def _anchored(index: int, block: Block, shorteners: tuple[str, ...]) -> Iterator[Candidate]:
    for anchor in block.anchors:
        label = block.text[anchor.start : anchor.end]
        url, state = _target(anchor, shorteners)
        yield Candidate(
            index, anchor.start, anchor.end, url, anchor.written or anchor.url, state, "anchor", label, anchor.mark,
            anchor.title,
        )  # fmt: skip


def _target(anchor: Anchor, shorteners: tuple[str, ...]) -> tuple[str, UrlState]:
    """The anchor's URL as a reader would type it; a relative one stays as it is."""
    url = anchor.url.strip()
    if url.startswith("//"):
        url = "https:" + url
    if url.endswith(_ELLIPSES):
        return url.rstrip("….").rstrip("."), UrlState.TRUNCATED
    return url, UrlState.SHORT if is_short(url, shorteners) else UrlState.OK


def _bare(index: int, block: Block, *, products: bool) -> Iterator[Candidate]:
    """URLs in the running text, outside of what markup already links; where it does, names may be those of `products`."""
    taken = [(a.start, a.end) for a in block.anchors if a.end > a.start]
    if taken and not _says_more(block.text, taken):
        return
    for link in find_links(block.text):
        if not any(start < link.end and link.start < end for start, end in taken):
            candidate = _candidate(index, block.text, link)
            named = products and _PRODUCT.match(candidate.written)
            yield replace(candidate, mark=Reason.OFF_TOPIC) if named else candidate


def _says_more(text: str, taken: list[tuple[int, int]]) -> bool:
    """True where a word stands outside of the links: a list of addresses need not be looked through again."""
    at = 0
    for start, end in sorted(taken):
        if start > at and _WORD.search(text, at, start):
            return True
        at = max(at, end)
    return _WORD.search(text, at) is not None


def _candidate(index: int, text: str, link: Link) -> Candidate:
    return Candidate(index, link.start, link.end, link.url, text[link.start : link.end], link.state, "text")


def _healed(found: list[Candidate]) -> Iterable[Candidate]:
    """A short link whose target stands elsewhere in the document gets it; so does a cut one with one fuller form."""
    if all(c.state is UrlState.OK for c in found):
        return found
    targets = {c.written: c.url for c in found if c.url and c.written != c.url and c.state is UrlState.OK}
    whole = sorted({c.url for c in found if c.url and c.state is UrlState.OK and c.url.startswith(_WEB)})
    return [_whole(candidate, targets, whole) for candidate in found]


def _whole(candidate: Candidate, targets: dict[str, str], whole: list[str]) -> Candidate:
    if candidate.state is UrlState.SHORT and candidate.url in targets:
        return replace(candidate, url=targets[candidate.url], state=UrlState.OK)
    if candidate.state is UrlState.TRUNCATED and (fuller := _fuller(candidate.url or "", whole)):
        return replace(candidate, url=fuller, state=UrlState.OK)
    return candidate


def _fuller(beginning: str, whole: list[str]) -> str | None:
    """The only URL of `whole` that begins so, scheme and www. aside."""
    bare = _bare_form(beginning)
    fits = {_bare_form(url): url for url in whole if _bare_form(url).startswith(bare) and _bare_form(url) != bare}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _bare_form(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.")
