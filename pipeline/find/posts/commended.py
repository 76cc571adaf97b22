"""Works without a link that sentences of an article tell readers to read.

For sand, read Universal Buckets by Ida Frost.      two of these
I recommend Ida Frost's "Universal Buckets".        or one of these
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.find.posts.lines import Line, sentences
from pipeline.find.posts.shape import mostly_capitals
from pipeline.find.posts.shelves import announcing
from pipeline.find.posts.spans import Work, given
from pipeline.find.posts.titles import CITED, MAKER_QUOTED, QUOTED_BY, TITLE_RUN, titles_by
from pipeline.find.posts.words import WORK_NOUNS
from pipeline.model import Document, Span
from pipeline.records import replace

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
    r"\b(?:best|most\s+[a-z-]+|favou?rite|standard|classic|definitive|recommended|good|great|excellent)\s+(?:\w+\s+){0,2}"
    r"(?:books?|textbooks?|papers?|novels?|introduction|texts?|references?|treatments?)\b[^.!?]{0,80}\b(?:is|was|are|remains)\s+[\"“]?$",
    re.I,
)
# An order at the beginning of a sentence has a capital, too: "Start with Silt and Other Stories by ...".
_ORDERED = re.compile(r"(?:Start with|Begin with|Read|Try|Check out|Pick up)\s+(?=\S+\s)")
# "Read An Introduction to Gravel. Then read The Elements of Sand."
_UNSIGNED = re.compile(
    rf"(?:^|[,;:(]\s+|\b(?:then|also|next|first|and|should|must)\s+)[Rr]ead\s+(?P<title>{TITLE_RUN})(?=[.!,;)]|$)"
)
# "I highly recommend Ida Frost's "
_RECOMMENDED = re.compile(
    r"\b(?:I|we|['’]d|would|highly|strongly|also|can|definitely|warmly)\s+recommend(?:\s+(?:reading|you|to you|the|his|her|their|[a-z]+ly))*\s+$",
    re.I,
)
_GOES_ON = re.compile(r"(?:it|this|they|these|he|she|(?:the|this) (?:book|author))(?:['’]s|['’]re)?\b", re.I)
_WORDS = 3  # of a title that nobody signs


def commended(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """Such works, where two sentences or more name one and the document speaks of works."""
    lines = [line for lines in posts for line in lines]
    found = [work for line in lines if not line.links for work in _told(line)]
    speaks = len(found) >= _FEW and any(
        WORK_NOUNS.holds(text) for text in (document.title or "", *(x.text for x in lines))
    )
    recommended = [work for line in lines if not line.links for work in _recommended(line)]
    return (found if speaks else []) or recommended or (_unsigned(lines) if announcing(document) else [])


def _recommended(line: Line) -> Iterator[Work]:
    """The title in quotes beside its maker that a sentence recommends in so many words, and what the next ones say of it."""
    if "recommend" not in line.text:
        return
    told = sentences(line, ())
    for at, said in enumerate(told):
        for match in (*MAKER_QUOTED.finditer(said.text), *QUOTED_BY.finditer(said.text)):
            if _RECOMMENDED.search(said.text[: match.start()]):
                further = takewhile(lambda later: _GOES_ON.match(later.text), told[at + 1 :])
                yield given(said, match, (said.span, *(later.span for later in further)), "recommended")


def _unsigned(lines: Sequence[Line]) -> list[Work]:
    """Titles without their makers that readers are told to read, two or more, in an article that announces works."""
    told = [
        (said, m)
        for line in lines
        if not line.links
        for said in sentences(line, ())
        if (m := _UNSIGNED.search(said.text))
    ]
    titles = [
        (said, m) for said, m in told if len(m["title"].split()) >= _WORDS and mostly_capitals(m["title"].split())
    ]
    return [given(said, m, (said.span,), "commended") for said, m in titles] if len(titles) >= _FEW else []


def _told(line: Line) -> Iterator[Work]:
    if not any(" " in match["title"] for match in titles_by(line.text)):
        return
    for said in sentences(line, ()):
        for match in CITED.finditer(said.text):
            order = _ORDERED.match(match["title"])
            start = match.start() + (order.end() if order else 0)
            before = said.text[:start]
            if " " in said.text[start : match.end("title")] and (_ORDER.search(before) or _BEST.search(before)):
                work = given(said, match, (said.span,), "commended with its maker")
                yield replace(work, name=Span(said.block, said.start + start, work.name.end))
