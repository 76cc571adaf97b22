"""Pieces of a line as spans: the words between two places, without what frames them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.find.posts.lines import Line, shows_url
from pipeline.find.posts.shape import POINTERS, TRAILING
from pipeline.find.posts.words import BY_LINE_ONLY, NOTE_LABEL
from pipeline.model import Candidate, Span
from pipeline.records import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands, by which rule.

    `alone`: the rest of its line says nothing of the resource; `remark` is the part of the line that does.
    """

    span: Span
    rule: str
    alone: bool
    remark: Span | None = None
    byline: Span | None = None  # who made it, where the rule saw that


@dataclass(frozen=True, slots=True)
class Work:
    """A named work: where its name, maker and remarks stand, and the heading inside its post."""

    name: Span
    byline: Span | None
    notes: tuple[Span, ...]
    rule: str
    heading: str | None = None


def given(line: Line, match: re.Match[str], notes: tuple[Span, ...], rule: str) -> Work:
    """The work that a pattern with the groups `title` and perhaps `by` found."""
    title = Span(line.block, line.start + match.start("title"), line.start + match.end("title"))
    maker = match.span("by") if "by" in match.groupdict() else None
    return Work(title, Span(line.block, line.start + maker[0], line.start + maker[1]) if maker else None, notes, rule)


def said(line: Line) -> Span:
    """What the line says behind a label such as "Note:"."""
    label = NOTE_LABEL.match(line.text)
    return Span(line.block, line.start + (label.end() if label else 0), line.end)


def without(span: Span, links: Iterable[Candidate]) -> Iterator[Span]:
    """What is left of `span` between the addresses that it shows."""
    at = span.start
    for link in links:
        if shows_url(link) and at <= link.start and link.end <= span.end:
            if at < link.start:
                yield Span(span.block, at, link.start)
            at = link.end
    if at < span.end:
        yield Span(span.block, at, span.end)


def byline_of(lines: Sequence[Line]) -> Span | None:
    """The line that says who made it, and nothing else."""
    return next((line.span for line in lines if not line.links and BY_LINE_ONLY.match(line.text)), None)


def text_in(line: Line, span: Span) -> str:
    """The characters of a span of `line`."""
    return line.text[span.start - line.start : span.end - line.start]


def trimmed(line: Line, start: int, end: int) -> Span | None:
    """The words between `start` and `end` without quotes, dashes and the URLs that end them; None where none are left."""
    if line.spans:
        end = min([end, *(a for a, b in line.spans if start < a < end and b >= end - 2)])
    text = line.text[start - line.start : end - line.start]
    left = len(text) - len(text.lstrip(' \t-–—:*_•"“,;.)'))
    right = len(text.rstrip(TRAILING + '*_"”' + POINTERS))
    right += _closes(text[left:right], text[right : right + 1])
    return Span(line.block, start + left, start + right) if left < right else None


def _closes(words: str, mark: str) -> bool:
    """True where `mark` is the end of a quotation that begins within the words, and so is part of them."""
    return (mark == '"' and words.count('"') % 2 == 1) or (mark == "”" and words.count("“") > words.count("”"))


def line_at(lines: Sequence[Line], span: Span) -> Line | None:
    """The line on which `span` begins."""
    return next((x for x in lines if x.block == span.block and x.start <= span.start <= x.end), None)
