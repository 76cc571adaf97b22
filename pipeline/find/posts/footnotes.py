"""Links that stand as "[1] URL" below the text that speaks of them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.find.posts.lines import Line, part, sentences
from pipeline.find.posts.scope import Scope
from pipeline.find.posts.shape import is_name
from pipeline.find.posts.words import OPENERS
from pipeline.model import Candidate
from pipeline.records import replace

_FOOTNOTE = re.compile(r"(?:[-=_*]{3,}\s+)?\[(\d{1,2})\]:?$")  # a rule may stand above the first
_BRACKET = re.compile(r"\(([^()\n\[\]]{3,200})(?:\[\d{1,2}\])+[^()\n\[\]]{0,80}\)")
_MARK = re.compile(r"\[(\d{1,2})\]")
_TITLED = re.compile(r"[^\n.]{3,150}[^\s.,;:]\s\[\d{1,2}\]")
_SEVERAL = 2  # links on one line, numbers in one sentence
_SAYS = 3  # words of a remark in brackets
_ORDINALS = (
    re.compile(r"(?:the (?:first|former)|d(?:er|ie|as) erste|(?:el|la) primer[oa]|[oa] primeir[oa]|l[ea] premi[eè]re?)\b", re.I),
    re.compile(r"(?:the (?:second|latter)|d(?:er|ie|as) zweite|(?:el|la) segund[oa]|[oa] segund[oa]|l[ea] (?:deuxi[eè]me|seconde?))\b", re.I),
)  # fmt: skip


def footnotes(lines: Sequence[Line], candidates: tuple[Candidate, ...]) -> list[Scope]:
    """A scope for each footnote, in order; none where links stand elsewhere too, or nothing speaks of a footnote."""
    first = next((line for line in lines if line.links), None)
    if first is None or not _FOOTNOTE.match(first.lead):
        return []
    lines = [one for line in lines for one in _apart(line)]
    notes = [line for line in lines if line.links]
    numbers = [_FOOTNOTE.match(line.lead) for line in notes]
    if not all(numbers) or any(line.words for line in notes):
        return []
    if titles := _titles(lines[: lines.index(notes[0])], notes, [f"[{m[1]}]" for m in numbers if m], candidates):
        return titles
    text = [piece for line in lines if not line.links for piece in sentences(line, candidates)]
    found = []
    for line, number in zip(notes, numbers, strict=True):
        said = [piece for piece in text if number and f"[{number[1]}]" in piece.text]
        if not said:
            return _below(lines, notes)
        found.append(Scope(line.links, (_clause(said[0], number[1] if number else "", candidates), line)))
    return found


def _titles(
    lines: Sequence[Line], notes: Sequence[Line], numbers: Sequence[str], candidates: tuple[Candidate, ...]
) -> list[Scope]:
    """Titles alone on their lines that each end with a number, and what is said below them, each of its number's link.

    Sand in Winter (8 minute read) [1]
    Why it freezes last.
    """
    at = [i for i, line in enumerate(lines) if _TITLED.fullmatch(line.text) and is_name(_MARK.sub("", line.text))]
    marks = [lines[i].text.rindex("[") for i in at]
    if [lines[i].text[mark:] for i, mark in zip(at, marks, strict=True)] != numbers:
        return []
    ends = [*at[1:], len(lines)]
    said = [_said(lines[i + 1 : end]) for i, end in zip(at, ends, strict=True)]
    if sum(map(bool, said)) * 2 < len(at):
        return []  # items of a list, perhaps with words behind them all
    titles = [
        part(lines[i], lines[i].start, lines[i].start + mark, candidates) for i, mark in zip(at, marks, strict=True)
    ]
    return [Scope(note.links, (title, *below, note)) for title, below, note in zip(titles, said, notes, strict=True)]


def _said(below: Sequence[Line]) -> Sequence[Line]:
    """What is said below a title, up to the heading above the next one, or above the links."""
    last = len(below)
    while last and (
        is_name(below[last - 1].words) or not below[last - 1].words or OPENERS.match(below[last - 1].words)
    ):
        last -= 1
    return below[:last]


def _apart(line: Line) -> list[Line]:
    """A line that lost its breaks, "[0] URL [1] URL", as one line for each."""
    if len(line.links) < _SEVERAL or not _FOOTNOTE.match(line.lead):
        return [line]
    spans = list(zip(line.links, line.spans, strict=True))
    between = [line.text[a - line.start : b - line.start].strip() for (_, (_, a)), (_, (b, _)) in pairwise(spans)]
    if not all(map(_FOOTNOTE.match, between)) or spans[-1][1][1] < line.end:
        return [line]
    return [
        replace(line, start=a, end=b, text=line.text[a - line.start : b - line.start], links=(link,), words="", lead=lead, spans=((a, b),))
        for lead, (link, (a, b)) in zip((line.lead, *between), spans, strict=True)
    ]  # fmt: skip


def _clause(line: Line, number: str, candidates: tuple[Candidate, ...]) -> Line:
    """Of a sentence the bracket that carries the number, or what leads to it from the number before; all where they say little."""
    match = next((m for m in _BRACKET.finditer(line.text) if f"[{number}]" in m[0]), None)
    start, end = match.span(1) if match else _stretch(line.text, number)
    if len(line.text[start:end].split()) < _SAYS:
        bare = line.text.removesuffix(f"[{number}]").rstrip()
        return part(line, line.start, line.start + len(bare), candidates) if bare else line
    return part(line, line.start + start, line.start + end, candidates)


def _stretch(text: str, number: str) -> tuple[int, int]:
    """The words before a number that shares its sentence with others; none where it stands alone."""
    marks = list(_MARK.finditer(text))
    at = next((i for i, mark in enumerate(marks) if mark[1] == number), None)
    if at is None or len(marks) < _SEVERAL:
        return 0, 0
    start = marks[at - 1].end() if at else 0
    return start + len(text[start:]) - len(text[start:].lstrip(" ,;.:)")), marks[at].start()


def _below(lines: Sequence[Line], notes: Sequence[Line]) -> list[Scope]:
    """Numbered links below a colon: what stands above is said of each, "The first one ..." behind them of the first."""
    first, last = lines.index(notes[0]), lines.index(notes[-1])
    above = lines[:first]
    if not above or not above[-1].text.endswith((":", "：")):
        return []
    opens = max((i for i, line in enumerate(above) if line.opens), default=0)
    said: list[list[Line]] = [[] for _ in notes]
    for line in lines[last + 1 :]:
        at = next((i for i, which in enumerate(_ORDINALS) if which.match(line.words)), len(notes) - 1)
        said[min(at, len(notes) - 1)].append(line)
    return [Scope(line.links, (*above[opens:], line, *own)) for line, own in zip(notes, said, strict=True)]
