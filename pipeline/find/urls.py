"""The URLs of a document: those that markup gives and those that stand in the text, each healed where the document can."""

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from pipeline.links import Link, find_links, is_short
from pipeline.model import Anchor, Block, Candidate, Document, Genre, Reason, UrlState
from pipeline.records import replace

_WEB = ("http://", "https://")
# A capitalised name with an ending ("Repl.it", "Cal.com") in an article that links by markup is a product's name.
_PRODUCT = re.compile(r"[A-Z][\w-]*\.[a-z]{2,6}$")
_WORD = re.compile(r"\w")
_NUMBERED = re.compile(r"\d{1,2}\.(?!(?:com|org|net)\b)")  # "3.design/notes.md" is a folder
_ELLIPSES = ("…", "...")
_PLACE = attrgetter("start", "end")


def candidates_of(document: Document, shorteners: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
    """One candidate for each anchor and each bare URL, in order of block and place."""
    found: list[Candidate] = []
    linked = document.genre is Genre.PAGE and any(block.anchors for block in document.blocks)
    for index, block in enumerate(document.blocks):
        here = [_anchored(index, block.text, anchor, shorteners) for anchor in block.anchors] if block.anchors else []
        here += _bare(index, block, products=linked)
        found += sorted(here, key=_PLACE) if len(here) > 1 else here
    return tuple(_healed(found))


def _anchored(index: int, text: str, anchor: Anchor, shorteners: tuple[str, ...]) -> Candidate:
    start, end = anchor.start, anchor.end
    url, state = _target(anchor.url, shorteners)
    written = anchor.written or anchor.url
    return Candidate(index, start, end, url, written, state, "anchor", text[start:end], anchor.mark, anchor.title)


@lru_cache(maxsize=8192)  # the pages of one site link to the same places: five anchors in six
def _target(url: str, shorteners: tuple[str, ...]) -> tuple[str, UrlState]:
    """The URL of an anchor as a reader would type it; a relative one stays as it is."""
    url = url.strip()
    if "://" not in url:
        url = "https:" + url if url.startswith("//") else _typed(url)
    if url.endswith(_ELLIPSES):
        return url.rstrip("….").rstrip("."), UrlState.TRUNCATED
    return url, UrlState.SHORT if is_short(url, shorteners) else UrlState.OK


def _typed(url: str) -> str:
    """A target that lacks only its scheme, as "www.example.org/x", completed; a file of the repository as it is."""
    host = url.split("/", 1)[0]
    if "." not in host or host.startswith((".", "#")) or _NUMBERED.match(host):
        return url
    alone, whole = find_links(host), find_links(url)
    full = len(whole) == len(alone) == 1 and (alone[0].end, whole[0].start, whole[0].end) == (len(host), 0, len(url))
    return whole[0].url if full else url


def _bare(index: int, block: Block, *, products: bool) -> list[Candidate]:
    """URLs in the running text, outside of what markup already links; where it does, names may be those of `products`."""
    text = block.text
    taken = [(a.start, a.end) for a in block.anchors if a.end > a.start] if block.anchors else []
    if taken and not _says_more(text, taken):
        return []
    links = find_links(text)
    if taken and links:
        links = [x for x in links if not any(start < x.end and x.start < end for start, end in taken)]
    return [_candidate(index, text, link, products=products) for link in links]


def _says_more(text: str, taken: list[tuple[int, int]]) -> bool:
    """True where a word stands outside of the links: a list of addresses need not be looked through again."""
    at = 0
    for start, end in sorted(taken) if len(taken) > 1 else taken:
        if start > at and _WORD.search(text, at, start):
            return True
        at = max(at, end)
    return _WORD.search(text, at) is not None


def _candidate(index: int, text: str, link: Link, *, products: bool) -> Candidate:
    written = text[link.start : link.end]
    mark = Reason.OFF_TOPIC if products and _PRODUCT.match(written) else None
    return Candidate(index, link.start, link.end, link.url, written, link.state, "text", mark=mark)


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
