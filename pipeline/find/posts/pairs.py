"""Titles with nothing but their maker on the next line.

A Short History of Gravel
Sam Stone
"""

from collections.abc import Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.openings import Head
from pipeline.find.posts.shape import is_name, mostly_capitals, size
from pipeline.find.posts.titles import CAPITALS, PERSONS_ONLY
from pipeline.model import Role, Span

SERIES = 3  # pairs that make a series
_TOLD = 8  # words of a remark
_NEAR = 3  # lines below a maker, one of which is a remark


def pairs(lines: Sequence[Line], ends: Sequence[int]) -> list[Head]:
    """Titles and makers with what is said of them below; within a series of such that may be short."""
    found = []
    for second in ends:
        match = PERSONS_ONLY.match(lines[second].text)
        if match and second and is_title(lines[second - 1]) and lines[second].role is not Role.ITEM:
            start, end = (lines[second].start + place for place in match.span("by"))
            maker = Span(lines[second].block, start, end)
            found.append(Head(second - 1, second + 1, lines[second - 1].span, maker))
    told = [head for head in found if told_near(lines, head)]
    if len(told) < SERIES:
        return told
    headed = lines[told[0].at].role is Role.HEADING  # then those above the first with a remark are no interface
    return [h for h in found if h.at >= told[0].at or (headed and lines[h.at].role is Role.HEADING)]


def is_title(line: Line) -> bool:
    """A name set in capitals, and nothing else."""
    capital = mostly_capitals(line.text.split()) or CAPITALS.fullmatch(line.text)
    return not line.links and is_name(line.text) and bool(capital) and not line.text.endswith((".", ":"))


def told_near(lines: Sequence[Line], head: Head) -> bool:
    """A remark stands right below."""
    return any(map(remarks, lines[head.below : head.below + _NEAR]))


def remarks(line: Line) -> bool:
    """It says something, and is no name."""
    return size(line.words) >= _TOLD and not is_name(line.words)
