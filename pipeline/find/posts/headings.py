"""What the headings of an article say: names of what is linked below them, works without a link, remarks on linked headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from pipeline.find.posts.lines import Line
from pipeline.find.posts.names import OWN_NAMES
from pipeline.find.posts.naming import Heads, Section, hollow, naming, section_below
from pipeline.find.posts.shape import mostly_capitals
from pipeline.find.posts.spans import Work, byline_of
from pipeline.find.posts.titles import byline_end
from pipeline.find.posts.words import SHELF
from pipeline.model import Candidate, Document, Entry, Role, Span
from pipeline.records import replace
from pipeline.text.letters import run_together


def under_headings(
    document: Document, candidates: Sequence[Candidate], entries: Sequence[Entry], posts: Sequence[list[Line]]
) -> tuple[list[Entry], list[Work]]:
    """The entries of an article, and the works that it names without a link, by what its headings say."""
    heads, lines = naming(document, candidates), _below(document, posts)
    makers = {section: byline for section in heads if (byline := byline_of(lines.get(section, ())))}
    called = _by_heading(document, heads, makers, entries, candidates)
    named = _told_below(document, called, candidates, lines)
    return named, list(_unlinked(document, heads, named, candidates, lines))


def _by_heading(
    document: Document, heads: Heads, makers: Heads, entries: Sequence[Entry], candidates: Sequence[Candidate]
) -> list[Entry]:
    """The entries; what is linked below such a heading is called so, and no entry stands below its own name.

    Where several links stand below and none has a name, they open one thing at several places. `makers` is who a line
    below a heading says has made it.
    """
    below: dict[Section, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.section in heads:
            below.setdefault(entry.section, []).append(at)
    named = dict(enumerate(entries))
    for section, places in below.items():
        heading, links = document.text_of(heads[section]), [candidates[entries[at].main] for at in places]
        own = [at for at, link in zip(places, links, strict=True) if _alike(heading, link)]
        if own and not _nameless(entries[own[0]], candidates[entries[own[0]].main]):
            named[own[0]] = replace(entries[own[0]], section=section[:-1])
        elif len(places) == 1 and _nameless(entries[places[0]], links[0]):
            named[places[0]] = _called(document, [entries[places[0]]], heads, makers, section, candidates)
        elif all(map(hollow, links)):
            named[places[0]] = _called(document, [named.pop(at) for at in places], heads, makers, section, candidates)
        elif own:
            named[own[0]] = _called(document, [entries[own[0]]], heads, makers, section, candidates)
    return [named[at] for at in sorted(named)]


def _alike(heading: str, link: Candidate) -> bool:
    """Most of the heading's words stand in the link's, or the site is called so."""
    said, label = ({run_together(word) for word in text.split()} - {""} for text in (heading, link.label))
    return run_together(heading) in run_together(link.label) or len(said & label) * 2 > max(len(said), len(label))


def _nameless(entry: Entry, link: Candidate) -> bool:
    """No name of its own beside the link, or one that is none."""
    return entry.rule not in OWN_NAMES or hollow(link)


def _called(
    document: Document,
    entries: Sequence[Entry],
    heads: Heads,
    makers: Heads,
    section: Section,
    candidates: Sequence[Candidate],
) -> Entry:
    """One entry under the name of the heading above `section`; what was taken for a name in words is said of it."""
    first, *others = entries
    companions = (*first.companions, *(link for entry in others for link in (entry.main, *entry.companions)))
    name, maker = _parts(document, heads[section])
    byline = maker or makers.get(section) or first.byline
    said = dict.fromkeys(note for entry in entries for note in (*_said(entry), *entry.notes))
    links = [candidates[link] for link in (first.main, *companions)]
    kept = (_before_bid(document, note, links) for note in said if byline is None or not _within(note, byline))
    notes = tuple(note for note in kept if note.start < note.end)
    return replace(
        first, companions=companions, name=name, byline=byline, notes=notes, section=section[:-1], rule="heading"
    )


def _before_bid(document: Document, note: Span, links: Sequence[Candidate]) -> Span:
    """The remark without a link behind its last sentence that only opens what is spoken of: "Firm. Buy on Amazon"."""
    text = document.blocks[note.block].text
    for link in links:
        inside = link.block == note.block and note.start < link.start < link.end <= note.end
        said = text[note.start : link.start].rstrip() if inside and hollow(link) else ""
        if said.endswith((".", "!", "?", "…")) and not re.search(r"\w", text[link.end : note.end]):
            return Span(note.block, note.start, note.start + len(said))
    return note


def _within(part: Span, whole: Span) -> bool:
    return part.block == whole.block and whole.start <= part.start and part.end <= whole.end


def _parts(document: Document, heading: Span) -> tuple[Span, Span | None]:
    """The name that a heading gives, and its maker."""
    maker = byline_end(document.text_of(heading))
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


def _below(document: Document, posts: Sequence[list[Line]]) -> Mapping[Section, list[Line]]:
    """The lines that stand directly below each heading."""
    found: dict[Section, list[Line]] = {}
    for line in (line for lines in posts for line in lines):
        found.setdefault(document.blocks[line.block].section, []).append(line)
    return found


def _told_below(
    document: Document, entries: Sequence[Entry], candidates: Sequence[Candidate], lines: Mapping[Section, list[Line]]
) -> list[Entry]:
    """The entries; what stands below a linked heading, up to the next link, is said of it and of no other, or by whom it is."""
    whose: dict[Span, int] = {}
    makers: dict[int, Span] = {}
    for at, entry in enumerate(entries):
        heading = candidates[entry.main].block
        if document.blocks[heading].role is Role.HEADING and not entry.notes:
            spoken = list(takewhile(lambda line: not line.links, lines.get(section_below(document, heading), ())))
            whose |= {line.span: at for line in spoken}
            if entry.byline is None and (maker := byline_of(spoken)):
                makers[at] = maker
    told: dict[int, list[Span]] = {}
    for span, at in whose.items():
        if span != makers.get(at):
            told.setdefault(at, []).append(span)
    return [
        replace(
            entry,
            byline=makers.get(at, entry.byline),
            notes=(*(note for note in entry.notes if note not in whose), *told.get(at, ())),
        )
        for at, entry in enumerate(entries)
    ]


def _unlinked(
    document: Document,
    heads: Heads,
    entries: Sequence[Entry],
    candidates: Sequence[Candidate],
    lines: Mapping[Section, list[Line]],
) -> Iterator[Work]:
    """The works that such headings name and nothing below them links.

    The article's title announces works ("5 books on bread"), or most of the other headings name what is linked.
    """
    places = [(document.blocks[candidates[entry.main].block].section, entry.section) for entry in entries]
    linked = {place for place, _ in places}
    named = {place for place, section in places if place != section}
    shelf = SHELF.holds(document.title or "")
    asking = sum(document.text_of(name).endswith("?") for name in heads.values())  # "1. The best book of the year?"
    if asking * 2 > len(heads) or not (shelf or len(named & heads.keys()) * 2 > len(heads)):
        return
    for section, name in heads.items():
        title = document.text_of(name)
        if section in named or (not shelf and (section in linked or not _is_title(title))):
            continue
        title_span, maker = _parts(document, name)
        below = lines.get(section, ())
        byline = maker or byline_of(below)
        notes = tuple(line.span for line in below if line.span != byline and not _only_opens(line, candidates))
        yield Work(title_span, byline, notes, "heading")


def _only_opens(line: Line, candidates: Sequence[Candidate]) -> bool:
    """True for a line of nothing but links without a name: "Check price"."""
    links = [candidates[link] for link in line.links]
    labels = run_together("".join(link.label for link in links))
    return bool(links) and all(map(hollow, links)) and labels == run_together(line.words)


def _is_title(text: str) -> bool:
    return " " in text and mostly_capitals(text.split())
