"""Papers cited before their link: who wrote them and when goes first, what is said of them stands behind.

Stone et al., 2017 — Gravel Is All You Need. https://... Start here.
Frost, I., & Lind, B. (2020). Universal sand. https://...
"""

import re
from collections.abc import Sequence

from pipeline.find.posts.lines import Line, shows_url
from pipeline.find.posts.shape import sentence_end
from pipeline.find.posts.spans import Name, line_at, text_in, trimmed
from pipeline.find.posts.titles import SURNAMES
from pipeline.model import Candidate, Span

_YEAR = r"(?:19|20)\d\d[a-z]?"
_APART = r"\s*[:.]\s+|\s+[-–—]\s+"
_MONTHS = r"(?!(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*\b)"
_INITIALED = r"[A-ZÀ-ÖØ-Þ][\w'’-]+,\s+(?:[A-ZÀ-ÖØ-Þ]\.[\s-]?){1,3}"
_CITATION = re.compile(
    rf"{_MONTHS}(?:(?P<et>{SURNAMES},?\s+et\s+al\.?)(?:,\s+{_YEAR}|,?\s+\({_YEAR}\))(?:{_APART})"
    rf"|(?P<comma>{SURNAMES}),\s+{_YEAR}(?:{_APART})"
    rf"|(?P<initials>{_INITIALED}(?:,?\s*(?:&\s+|and\s+)?{_INITIALED}){{0,8}})\s*\({_YEAR}\)\.\s+"
    rf"|(?P<names>{SURNAMES})\s+\({_YEAR}\)\.\s+)(?=[A-ZÀ-ÖØ-Þ0-9\"“])"
)
_DIGIT = re.compile(r"\d{4}")
_LEAST = 2  # words of a title


def citation(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The title of a citation that opens the line of its link, or the one above; words behind the link are the remark."""
    at = line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    line = next((one for one in (at, *lines) if one and one.words), None)
    if at is None or line is None or not shows_url(candidate) or not _DIGIT.search(line.before):
        return None
    until = candidate.start - line.start if line is at else len(line.text)
    match = _CITATION.match(line.text, 0, max(until, 0))
    if match is None:
        return None
    end = sentence_end(line.text[match.end() : until])
    title = trimmed(line, line.start + match.end(), line.start + (match.end() + end.start() if end else until))
    if title is None or len(text_in(line, title).split()) < _LEAST:
        return None
    makers = match.span(match.lastgroup or "names")
    byline = Span(line.block, line.start + makers[0], line.start + makers[1])
    remark = trimmed(line, candidate.end, line.end) if line is at else None
    return Name(title, "citation", True, remark, byline)
