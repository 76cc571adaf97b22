"""Lines in which little is prose: what stands around each link of them, so that cost grows with the line, not its square."""

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter

from pipeline.find.posts.lines import START, Line, part
from pipeline.model import Candidate

_END = itemgetter(1)  # of the place of a link
_CROWD = 60  # links on a line: more are a run of links
_LONG = 300  # signs without a blank: a picture or a program as text; what rules look for ends there
_LONG_WORD = re.compile(rf"[!-~]{{{_LONG},}}")


def near(line: Line, link: Candidate, candidates: tuple[Candidate, ...]) -> Line:
    """Of a line that is a run of links, whose words would be searched for each of them, what stands around this one.

    Of one with a word that is none, what stands between that and the link.
    """
    if line.block != link.block or not line.start <= link.start < line.end:
        return line
    before, behind = _between_links(line, link) if len(line.links) > _CROWD else (line.start, line.end)
    if behind - before > _LONG:
        before, behind = _between_words(line, link, before, behind)
    return line if (before, behind) == (line.start, line.end) else part(line, before, behind, candidates)


def _between_links(line: Line, link: Candidate) -> tuple[int, int]:
    """Where the link before this one ends, and where the one behind it begins."""
    above = bisect_right(line.spans, link.start, key=_END)
    below = bisect_left(line.spans, link.end, key=START)
    before = line.spans[above - 1][1] if above else line.start
    return before, line.spans[below][0] if below < len(line.spans) else line.end


def _between_words(line: Line, link: Candidate, before: int, behind: int) -> tuple[int, int]:
    """The same with a long word for a border, where one stands between these."""
    for word in _LONG_WORD.finditer(line.text, before - line.start, behind - line.start):
        start, end = line.start + word.start(), line.start + word.end()
        if end <= link.start:
            before = end
        elif start >= link.end:
            return before, start
    return before, behind
