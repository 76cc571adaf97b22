"""Makers before their titles.

Stone's “Gravel” https://...             in quotes, where several lines begin so
Frost “Sand for Everyone” https://...    beside such a line
Sam Stone's THE LONG WALL                in capitals, wherever it is named so
Sam Stone's The Long Wall                without a link, where nearly all works are named so
"""

import re
from collections.abc import Sequence
from typing import TypeVar

from pipeline.find.posts.shape import leads_up
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import PERSON, PERSONS, SURNAMES, may_be_person
from pipeline.find.posts.words import KIND_LABEL, RESOURCE_NOUN, WORK_NOUNS
from pipeline.model import Document, Entry, Span
from pipeline.records import replace

_BEFORE = re.compile(rf"[\W\d_]*(?P<by>{PERSONS}|{SURNAMES})(?<!['’])(?<!['’]s)(?P<owns>['’]s?)?\s+[\"“„«]")
_CAPITALS = re.compile(rf"(?P<by>{PERSONS})['’]s?\s+(?P<title>[^\n]+)")
_OWNED = re.compile(rf"(?P<by>{PERSON})(?:['’]s|(?<=s)['’])\s+(?P<title>[A-ZÀ-ÖØ-Þ0-9][^\n]*)")
_Named = TypeVar("_Named", Work, Entry)
_LEAST = 2  # lines that begin so
_SERIES = 3  # works without a link that do
# What stands so and is nobody: "Here's “Gravel”", "This Week's “Gravel”", "Friday's “Gravel”".
_NOBODY = re.compile(
    r"(?:here|there|it|that|this|what|who|he|she|let|today|yesterday|tomorrow|tonight|world|(?:this |last )?(?:week|month|year)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)


def with_owners(document: Document, entries: Sequence[Entry]) -> list[Entry]:
    """The entries, with the makers before their quoted titles, where words above the first speak of works."""
    entries = [_without_owner(document, entry) for entry in entries]
    found = {at: match for at, entry in enumerate(entries) if (match := _before(document, entry))}
    owning = {_block(entries[at]) for at, match in found.items() if match["owns"]}
    named = {at: match for at, match in found.items() if _block(entries[at]) in owning}
    if len(named) < _LEAST or not _speaks_of_works(document, min(owning)):
        return entries
    return [
        replace(entry, byline=_maker(entry, named[at])) if at in named else entry for at, entry in enumerate(entries)
    ]


def without_owners(document: Document, works: Sequence[Work]) -> list[Work]:
    """The works called by their titles alone, where nearly all have somebody before theirs."""
    found = {
        at: match for at, work in enumerate(works) if work.byline is None and (match := _owned(document, work.name))
    }
    if len(found) < _SERIES or len(found) * 5 < len(works) * 4:
        return list(works)
    return [_called(work, work.name.block, found[at]) if at in found else work for at, work in enumerate(works)]


def _owned(document: Document, name: Span) -> re.Match[str] | None:
    match = _OWNED.fullmatch(document.blocks[name.block].text, name.start, name.end)
    return match if match and may_be_person(match["by"]) else None


def _called(work: _Named, block: int, match: re.Match[str]) -> _Named:
    """The work or entry called by the title alone that stands there, and signed by who stands before it."""
    return replace(work, name=Span(block, *match.span("title")), byline=Span(block, *match.span("by")))


def _without_owner(document: Document, entry: Entry) -> Entry:
    """The entry called by its title alone, where that stands in capitals behind somebody's name."""
    if entry.name is None or entry.byline is not None:
        return entry
    start = entry.name.start
    match = _CAPITALS.fullmatch(document.blocks[entry.name.block].text, start, entry.name.end)
    if match is None or not match["title"].isupper() or " " not in match["title"]:
        return entry
    return _called(entry, entry.name.block, match)


def _before(document: Document, entry: Entry) -> re.Match[str] | None:
    """What stands before the quoted name, from where its line begins."""
    if entry.name is None or entry.byline is not None:
        return None
    text, end = document.blocks[entry.name.block].text, entry.name.start
    match = _BEFORE.fullmatch(text, text.rfind("\n", 0, end) + 1, end)
    return match if match and not _NOBODY.match(match["by"]) and not _labels(match["by"]) else None


def _labels(words: str) -> bool:
    """They say what follows or lead up to it: "Course “Gravel”", "See “Gravel”"."""
    return bool(KIND_LABEL.fullmatch(words)) or leads_up(words) or RESOURCE_NOUN.holds(words)


def _speaks_of_works(document: Document, until: int) -> bool:
    texts = (block.text for block in document.blocks[: until + 1] if block.mark is None)
    return any(map(WORK_NOUNS.holds, texts))


def _block(entry: Entry) -> int:
    return entry.name.block if entry.name else -1


def _maker(entry: Entry, match: re.Match[str]) -> Span:
    return Span(_block(entry), *match.span("by"))
