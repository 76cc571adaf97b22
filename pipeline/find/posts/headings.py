"""Articles whose headings name what they recommend.

3. Use The Index, Luke     counted one by one: the words below link it
Gravel by Sam Stone        signed, among others that are
Data Skeptic               no link below such headings has a name, most addresses have this one: "Website: dataskeptic.com"
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.find.posts.lines import Line, shows_url
from pipeline.find.posts.shape import is_name, mostly_capitals
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import BYLINE_END
from pipeline.find.posts.words import EMPTY_LABELS, SHELF
from pipeline.links import site
from pipeline.model import Candidate, Document, Entry, Role, Span
from pipeline.records import replace

Section = tuple[str, ...]
Heads = Mapping[Section, Span]  # the section below a heading, and where its name stands
_COUNT = re.compile(r"\s*(?:#|no\.\s?)?(?P<number>\d{1,3})(?:\s?[.):]|\s[-–—])\s+(?=\S)", re.I)
_FEWEST = 3  # headings that make a list
# What an author calls it beside the link goes before the heading, which may only say what it is good for.
_OWN_NAMES = frozenset({"label", "set off", "announced", "quoted", "with its maker", "inner title"})
_ARTICLE = re.compile(r"^(?:the|an?|der|die|das|el|la|los|las|le|les)\s+", re.I)
_APART = re.compile(r"[\W_]+")
_BIDS = re.compile(
    r"(?:check|see|view|buy|get|order|find|shop|watch|listen|read|visit|open|download)\s[a-z ]{1,40}$", re.I
)
_AT_A_SHOP = re.compile(
    r"\b(?:on|at|from|via) (?:amazon|goodreads|bookshop|audible|kindle|spotify|apple|youtube|leanpub|udemy|coursera)\b",
    re.I,
)
_HOLLOW = EMPTY_LABELS | {
    "listen",
    "listen here",
    "listen now",
    "buy",
    "buy now",
    "buy it",
    "order",
    "get it",
    "read",
    "goodreads",
    "github",
}


def naming(document: Document, candidates: Sequence[Candidate]) -> Heads:
    """The headings that name one thing each."""
    siblings: dict[tuple[Section, int], list[int]] = {}
    for index, block in enumerate(document.blocks):
        if block.role is Role.HEADING and block.mark is None:
            siblings.setdefault((block.section, block.depth), []).append(index)
    links: dict[Section, list[Candidate]] = {}
    for link in candidates:
        block = document.blocks[link.block]
        if block.section and block.mark is None and link.mark is None:
            links.setdefault(block.section, []).append(link)
    runs = (
        run
        for some in siblings.values()
        if len(some) >= _FEWEST
        for run in (_bare(document, some, links), _signed(document, some), _counted(document, some))
    )
    return {_section(document, name.block): name for run in runs for name in run if is_name(_text(document, name))}


def _counted(document: Document, headings: Sequence[int]) -> list[Span]:
    """Where the names stand in those that are counted, if they are counted in turn, up or down."""
    counts = [(i, m) for i in headings if (m := _COUNT.match(document.blocks[i].text))]
    steps = {int(b["number"]) - int(a["number"]) for (_, a), (_, b) in pairwise(counts)}
    if len(counts) < _FEWEST or steps not in ({1}, {-1}):
        return []
    return [Span(i, m.end(), len(document.blocks[i].text.rstrip())) for i, m in counts]


def _signed(document: Document, headings: Sequence[int]) -> list[Span]:
    """Those that end with a maker, whatever counts them."""
    texts = {i: document.blocks[i].text for i in headings}
    spans = [Span(i, m.end() if (m := _COUNT.match(text)) else 0, len(text.rstrip())) for i, text in texts.items()]
    signed = [span for span in spans if BYLINE_END.search(_text(document, span))]
    return signed if len(signed) >= _FEWEST else []


def _bare(document: Document, headings: Sequence[int], links: Mapping[Section, Sequence[Candidate]]) -> list[Span]:
    """Those with links below, if no link below any of them has a name and most addresses hold the heading's: no topics."""
    linked = {i: links[section] for i in headings if (section := _section(document, i)) in links}
    if len(linked) < _FEWEST or not all(_hollow(link) for some in linked.values() for link in some):
        return []
    titles = {i: _letters(_ARTICLE.sub("", document.blocks[i].text)) for i in linked}
    alike = sum(any(titles[i] in _letters(link.url or "") for link in some) for i, some in linked.items())
    return [Span(i, 0, len(document.blocks[i].text.rstrip())) for i in linked] if alike * 2 > len(linked) else []


def _hollow(link: Candidate) -> bool:
    """Called by its address, by the place that it leads to ("YouTube"), or by words that only open it ("Check price on Amazon")."""
    label = link.label.strip(" .:!→>")
    place = (site(link.url) or "").partition(".")[0] if link.url else ""
    known = not label or shows_url(link) or _letters(label) == _letters(place)
    return known or label.lower() in _HOLLOW or bool(_BIDS.match(label) or _AT_A_SHOP.search(label))


def by_heading(
    document: Document, heads: Heads, entries: Sequence[Entry], candidates: Sequence[Candidate]
) -> list[Entry]:
    """The entries; what is linked below such a heading is called so, and no entry stands below its own name.

    Where several links stand below and none has a name, they open one thing at several places.
    """
    below: dict[Section, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.section in heads:
            below.setdefault(entry.section, []).append(at)
    named = dict(enumerate(entries))
    for section, places in below.items():
        heading, links = _text(document, heads[section]), [candidates[entries[at].main] for at in places]
        own = [at for at, link in zip(places, links, strict=True) if _alike(heading, link)]
        if own and not _nameless(entries[own[0]], candidates[entries[own[0]].main]):
            named[own[0]] = replace(entries[own[0]], section=section[:-1])
        elif len(places) == 1 and _nameless(entries[places[0]], links[0]):
            named[places[0]] = _called(document, [entries[places[0]]], heads[section], section[:-1])
        elif all(map(_hollow, links)):
            named[places[0]] = _called(document, [named.pop(at) for at in places], heads[section], section[:-1])
        elif own:
            named[own[0]] = _called(document, [entries[own[0]]], heads[section], section[:-1])
    return [named[at] for at in sorted(named)]


def _alike(heading: str, link: Candidate) -> bool:
    """Most of the heading's words stand in the link's, or the site is called so."""
    said, label = ({_letters(word) for word in text.split()} - {""} for text in (heading, link.label))
    return _letters(heading) in _letters(link.label) or len(said & label) * 2 > max(len(said), len(label))


def _nameless(entry: Entry, link: Candidate) -> bool:
    """No name of its own beside the link, or one that is none."""
    return entry.rule not in _OWN_NAMES or _hollow(link)


def _called(document: Document, entries: Sequence[Entry], heading: Span, section: Section) -> Entry:
    """One entry under the heading's name; what was taken for a name in words is said of it."""
    first, *others = entries
    companions = (*first.companions, *(link for entry in others for link in (entry.main, *entry.companions)))
    notes = dict.fromkeys(note for entry in entries for note in (*_said(entry), *entry.notes))
    name, byline = _parts(document, heading)
    byline = byline or first.byline
    return replace(
        first, companions=companions, name=name, byline=byline, notes=tuple(notes), section=section, rule="heading"
    )


def _parts(document: Document, heading: Span) -> tuple[Span, Span | None]:
    """The name that a heading gives, and its maker."""
    maker = BYLINE_END.search(_text(document, heading))
    if maker is None:
        return heading, None
    cut = heading.start + maker.start()
    return Span(heading.block, heading.start, cut), Span(heading.block, cut, heading.end)


def _said(entry: Entry) -> tuple[Span, ...]:
    """The words that were taken for the entry's name, unless they are the link's or stand in its notes."""
    name = entry.name
    if name is None or entry.rule in ("label", "host"):
        return ()
    told = any(note.block == name.block and note.start <= name.start < note.end for note in entry.notes)
    return () if told else (name,)


def unlinked(
    document: Document,
    heads: Heads,
    entries: Sequence[Entry],
    candidates: Sequence[Candidate],
    posts: Sequence[list[Line]],
) -> Iterator[Work]:
    """The works that such headings name and nothing below them links.

    The article's title announces works ("5 books on bread"), or most of the other headings name what is linked.
    """
    places = [(document.blocks[candidates[entry.main].block].section, entry.section) for entry in entries]
    linked = {place for place, _ in places}
    named = {place for place, section in places if place != section}
    shelf = SHELF.holds(document.title or "")
    if not (shelf or len(named & heads.keys()) * 2 > len(heads)):
        return
    for section, name in heads.items():
        title = _text(document, name)
        if section in named or (not shelf and (section in linked or not _is_title(title))):
            continue
        lines = [line for lines in posts for line in lines if document.blocks[line.block].section == section]
        yield Work(*_parts(document, name), tuple(line.span for line in lines), "heading")


def _is_title(text: str) -> bool:
    return " " in text and mostly_capitals(text.split())


def _section(document: Document, heading: int) -> Section:
    block = document.blocks[heading]
    return (*block.section, block.text)


def _text(document: Document, span: Span) -> str:
    return document.blocks[span.block].text[span.start : span.end]


def _letters(text: str) -> str:
    return _APART.sub("", text.casefold())
