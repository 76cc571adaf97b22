"""Lines that are runs of links: what stands around each of them, so that cost grows with the line and not with its square."""

from bisect import bisect_left, bisect_right
from operator import itemgetter

from pipeline.find.posts.lines import Line, part
from pipeline.model import Candidate

_START, _END = itemgetter(0), itemgetter(1)  # of the place of a link
_CROWD = 60  # links on a line: more are a run of links


def near(line: Line, link: Candidate, candidates: tuple[Candidate, ...]) -> Line:
    """Of a line that is a run of links, whose words would be searched for each of them, what stands around this one."""
    if len(line.links) <= _CROWD or line.block != link.block or not line.start <= link.start < line.end:
        return line
    above = bisect_right(line.spans, link.start, key=_END)
    below = bisect_left(line.spans, link.end, key=_START)
    before = line.spans[above - 1][1] if above else line.start
    behind = line.spans[below][0] if below < len(line.spans) else line.end
    return part(line, before, behind, candidates)
