"""Papers without a link that an article cites item by item, their makers and the year first.

Ida Frost et al. (2019), Are Dry Walls Getting Harder To Build? “We find that they are.”
"""

import re
from collections.abc import Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.spans import Work, given
from pipeline.find.posts.titles import PERSONS
from pipeline.model import Document, Span
from pipeline.records import replace

_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)[,.:]")  # asked first, as hardly a line has one
_CITATION = re.compile(
    rf"(?P<by>{PERSONS})(?:,?\s+et al\.?)?\s+{_YEAR.pattern}\s+[\"“]?(?P<title>[A-ZÀ-ÖØ-Þ0-9¿][^\n]{{7,198}}?[?!]|[A-ZÀ-ÖØ-Þ0-9¿][^\n.?!]{{7,198}})[\"”]?(?:\.?$|\.?\s+(?=\S))"
)
_SERIES = 3  # items that cite so
_NEAR = 4  # lines from one to the next, headings among them


def dated(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """Such papers, where enough stand side by side; what the line goes on with is said of them."""
    lines = [line for some in posts for line in some]
    cited = [(at, line) for at, line in enumerate(lines) if not line.links and _YEAR.search(line.text)]
    found = [(at, line, match) for at, line in cited if (match := _CITATION.match(line.text))]
    if len(found) < _SERIES or found[-1][0] - found[0][0] > _NEAR * len(found):
        return []
    return [_paper(document, line, match) for _, line, match in found]


def _paper(document: Document, line: Line, match: re.Match[str]) -> Work:
    rest = Span(line.block, line.start + match.end(), line.end)
    heading = next(iter(document.blocks[line.block].section[-1:]), None)
    notes = (rest,) if rest.start < rest.end else ()
    return replace(given(line, match, notes, "dated citation"), heading=heading)
