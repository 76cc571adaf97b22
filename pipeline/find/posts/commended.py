"""Works without a link that sentences of an article tell readers to read: "For sand, read Universal Buckets by Ida Frost"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.posts.lines import Line, sentences
from pipeline.find.posts.spans import Work, given
from pipeline.find.posts.titles import CITED, titles_by
from pipeline.find.posts.words import WORK_NOUNS
from pipeline.model import Document

_FEW = 2  # sentences that tell of one
_BEFORE = r"\s+(?:(?:the|an?|his|her|their)\s+)?(?:[a-z-]+\s+){0,2}[\"“]?$"
# What tells readers to read: an order or advice, no report of what somebody read.
_ORDER = re.compile(
    r"(?:(?:^|[,;:(–—-]\s*|\b(?:should|must|please|also|then|first|next|can|could)\s+)"
    r"(?:read|check out|pick up|start with|begin with|work through|go through|try|watch|get|lies|lest|lea|leia|lisez)"
    rf"|\b(?:I|we|['’]d|would|highly|strongly|also|can|definitely)\s+recommend(?:\s+reading)?){_BEFORE}",
    re.I,
)
# "The best book about gravel is"
_BEST = re.compile(
    r"\b(?:best|favou?rite|standard|classic|definitive|recommended|good|great|excellent)\s+(?:\w+\s+){0,2}"
    r"(?:books?|textbooks?|papers?|novels?|introduction|texts?|references?|treatments?)\b[^.!?]{0,80}\b(?:is|was|are|remains)\s+[\"“]?$",
    re.I,
)


def commended(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """Such works, where two sentences or more name one and the document speaks of works."""
    lines = [line for lines in posts for line in lines]
    found = [work for line in lines if not line.links for work in _told(line)]
    speaks = len(found) >= _FEW and any(
        WORK_NOUNS.holds(text) for text in (document.title or "", *(x.text for x in lines))
    )
    return found if speaks else []


def _told(line: Line) -> Iterator[Work]:
    if not any(" " in match["title"] for match in titles_by(line.text)):
        return
    for said in sentences(line, ()):
        for match in CITED.finditer(said.text):
            before = said.text[: match.start()]
            if " " in match["title"] and (_ORDER.search(before) or _BEST.search(before)):
                yield given(said, match, (said.span,), "commended with its maker")
