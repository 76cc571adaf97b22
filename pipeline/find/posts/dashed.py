"""Makers in the names of what is linked, where the document speaks of works.

Deep Work — Cal Newport    behind a dash
Deep Work by Cal Newport   behind a word
Deep Work (Cal Newport)    in brackets
"""

import re
from collections.abc import Sequence

from pipeline.find.posts.shape import is_name
from pipeline.find.posts.titles import may_be_person
from pipeline.find.posts.words import WORK_NOUNS
from pipeline.model import Document, Entry, Span
from pipeline.records import replace

_HALVES = re.compile(
    r"(?P<title>[^\n–—]{2,120}?)(?:(?:\s+[-–—]|,?\s+by)\s+(?P<by>[^\n–—()]{4,60})|\s+\((?P<within>[^\n–—()]{4,60})\))"
)
# What stands in such a place and is nobody: "(Second Edition)", "(Free Online)".
_NOBODY = re.compile(
    r"\b(?:editions?|versions?|vol(?:ume)?s?|parts?|series|course|e?book|pdf|online|free|audio|university|press)\b",
    re.I,
)
_LEAST = 2  # entries that are named so
_OPENING = 4  # blocks that say what the document is about


def with_makers(document: Document, entries: Sequence[Entry]) -> list[Entry]:
    """The entries, the makers cut off their names, where most names have such a half and it could be somebody."""
    cut = {at: parts for at, entry in enumerate(entries) if (parts := _parts(document, entry))}
    named = sum(entry.name is not None for entry in entries)
    if len(cut) < _LEAST or len(cut) * 2 <= named or not _about_works(document):
        return list(entries)
    return [replace(e, name=cut[at][0], byline=cut[at][1]) if at in cut else e for at, e in enumerate(entries)]


def _about_works(document: Document) -> bool:
    opening = (block.text for block in document.blocks[:_OPENING] if block.mark is None)
    return bool(WORK_NOUNS.holds(" ".join([document.title or "", *opening])))


def _parts(document: Document, entry: Entry) -> tuple[Span, Span] | None:
    """The title and the maker in an entry's name."""
    if entry.name is None or entry.byline is not None:
        return None
    block, start = entry.name.block, entry.name.start
    match = _HALVES.fullmatch(document.blocks[block].text[start : entry.name.end])
    if match is None or not is_name(match["title"]):
        return None
    side = "by" if match["by"] else "within"
    if not may_be_person(match[side]) or (side == "within" and _NOBODY.search(match[side])):
        return None
    title, maker = match.span("title"), match.span(side)
    return Span(block, start + title[0], start + title[1]), Span(block, start + maker[0], start + maker[1])
