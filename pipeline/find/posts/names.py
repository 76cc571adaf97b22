"""What a resource is called in the lines that speak of it: one function a rule, tried in order of trust."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.find.posts.lines import Line, shows_url
from pipeline.find.posts.shape import LONGEST_NAME, SENTENCE_END, TRAILING, is_name
from pipeline.find.posts.words import (
    BY_LINE_ONLY,
    BYLINE,
    COMPLEMENT,
    EMPTY_LABELS,
    INNER_TITLE,
    KIND_LABEL,
    LEAD_INS,
    LEFT_STOPS,
    PRAISE,
    RESOURCE_NOUN,
    SENTENCE,
    TITLE_BY,
)
from pipeline.model import Candidate, Span

_QUOTES = re.compile(
    r"[\"“”„«]([^\"“”„«»\n]{3,160})[\"”“»]|[‘'](?=[A-Z])([^‘’'\n]{6,120})[’'](?!\w)|《([^》\n]{1,80})》|「([^」\n]{2,80})」|『([^』\n]{2,80})』"
)
_ABOUT = re.compile(r"^(?:book|course|e-?book|textbook)\s+(?:on|about)\s+(?:the\s+)?(?=\S)", re.I)
_SMALL = r"(?:of|the|and|a|an|for|in|to|on|with|from|&|by|is|at|vs\.?|de|la|y|und|der|die|das|des|et|le|les|you|need|your|without|into|as)"
_TITLE_CASE = re.compile(rf"(?:(?:[A-Z][\w'’.+#-]*|\d{{1,4}})(?:[:,]?\s+(?:{_SMALL}\s+){{0,3}})?)+")
# A verbless remark behind a sentence that names: "How do people organise their reading? Many terrific replies".
_REMARK = re.compile(
    r"^(?:\(|many\b|with\b|great\b|really\b|very\b|highly\b|so (?:good|great)|such\b|thoughtful\b|must.read|recommended)",
    re.I,
)
_LONGEST_QUOTE = 14  # words of a title in quotes
_SPLIT = re.compile(r",\s+(?=(?:the|a|an)\s+[a-z])|\s*[:：]\s+|\s+[-–—|]\s+|\s*—\s*|\s+-(?=\w)")


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands, by which rule.

    `alone`: the rest of its line says nothing of the resource; `remark` is the part of the line that does.
    """

    span: Span
    rule: str
    alone: bool
    remark: Span | None = None


def find_name(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The best name that `lines` give to `candidate`, or None where nothing names it."""
    for rule in RULES:
        name = rule(lines, candidate)
        if name is not None:
            return name
    return None


def by_label(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The text of the link, where it is a name."""
    label = candidate.label.strip()
    if not label or shows_url(candidate) or label.lower().strip(" .:!»→>()[]") in EMPTY_LABELS:
        return None
    start = candidate.start + len(candidate.label) - len(candidate.label.lstrip())
    span = Span(candidate.block, start, start + len(label))
    line = _line_at(lines, span)
    return Name(span, "label", line is not None and len(line.words.split()) <= len(label.split()) + 1)


def before_link(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The words before the link on its own line: "Name: URL", "Name - remark URL", "remark: Name URL"."""
    line = _line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    if line is None:
        return None
    begin = max((b for _, b in line.spans if b <= candidate.start), default=line.start)
    span = _trimmed(line, max(begin, line.start), min(candidate.start, line.end))
    if span is None:
        return None
    after = _trimmed(line, min(candidate.end, line.end), line.end)
    return _named(line, span, "before link", after)


def own_line(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The first line that says something is a name and nothing else, above the link or the remark."""
    for line in lines:
        if not line.words:
            continue
        holds = line.block == candidate.block and line.start <= candidate.start < line.end
        span = _trimmed(line, line.start, candidate.start if holds else line.end)
        alone = all(x is line or not x.words for x in lines)
        name = _named(line, span, "before link" if alone else "own line", None) if span else None
        if name is not None or not BY_LINE_ONLY.match(line.words):
            return name
    return None


def quoted(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A name in quotation marks or title brackets; at an edge of its line the rest is the remark."""
    for line in lines:
        for match in _QUOTES.finditer(line.text):
            group = next(i for i in range(1, 6) if match[i] is not None)
            words = match[group].split()
            if len(words) > _LONGEST_QUOTE and not match[group].endswith("?"):
                continue  # a quotation, not a title
            if match[group][0].isupper() or group >= 3 or len(words) >= 4:
                start = line.start + match.start(group)
                span = Span(line.block, start, start + len(match[group]))
                return _at_edge(line, span, line.start + match.start(), line.start + match.end())
    return None


def _at_edge(line: Line, span: Span, start: int, end: int) -> Name:
    before, after = _trimmed(line, line.start, start), _trimmed(line, end, line.end)
    lead = _text(line, before) if before else ""
    if before is None or KIND_LABEL.fullmatch(lead):
        closed = _text(line, span).endswith(("?", ".", "!")) or after is None or line.text[end - line.start] in ":(\n"
        return Name(span, "quoted", True, after) if closed else Name(span, "quoted", False)
    if after is None and line.text[: start - line.start].rstrip().endswith(":"):
        return Name(span, "quoted", True, before)
    return Name(span, "quoted", False)


def with_maker(lines: Sequence[Line], _: Candidate) -> Name | None:
    """Capitalised words before somebody's name: "Causal Inference: The Mixtape, by Scott Cunningham"."""
    for line in lines:
        for match in TITLE_BY.finditer(line.text):
            if len(match["title"].split()) >= 2:
                start, end = match.span("title")
                return Name(Span(line.block, line.start + start, line.start + end), "with its maker", False)
    return None


def inner_title(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A title inside a sentence that its capital article gives away: "start with The Effect"."""
    for line in lines:
        match = INNER_TITLE.search(line.text)
        if match:
            start, end = match.span("title" if match["title"] else "owned")
            return Name(Span(line.block, line.start + start, line.start + end), "inner title", False)
    return None


def question(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A question that opens the text is what the resource answers; so is a sentence before a verbless remark."""
    for line in lines[:1]:
        match = re.match(r"[^.!?\n]{8,200}([.?!])['\"”]?(?=\s)", line.text)
        rest = line.words[match.end() :].strip() if match else ""
        if match and rest and (match[1] == "?" or (_REMARK.match(rest) and len(rest.split()) <= 14)):
            span = Span(line.block, line.start, line.start + match.end())
            return Name(span, "question", True, _trimmed(line, span.end, line.end))
    return None


def noun_phrase(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A phrase built on a word for a resource: "thread on X", "short introduction to Y", "a book about Z"."""
    for line in lines:
        for noun in RESOURCE_NOUN.finditer(line.text):
            start = _left_edge(line.text, noun.start())
            complement = COMPLEMENT.match(line.text, noun.end())
            end = complement.end() if complement else noun.end()
            about = _ABOUT.match(line.text[noun.start() : end])
            if about and sum(w[:1].isupper() for w in line.text[noun.start() + about.end() : end].split()) >= 2:
                start = noun.start() + about.end()
            span = _trimmed(line, line.start + start, line.start + end)
            if span and len(_text(line, span).split()) >= 2:
                return Name(span, "noun phrase", False)
    return None


def _left_edge(text: str, noun: int) -> int:
    """Where the words begin that qualify the noun: at most five, none of them a stop; praise at the front goes."""
    kept: list[re.Match[str]] = []
    for word in reversed(list(re.finditer(r"\S+", text[max(0, noun - 120) : noun]))[-5:]):
        if word[0].lower().strip('*_"“(') in LEFT_STOPS or word[0][-1] in ".,;:!?)":
            break
        kept.insert(0, word)
    while kept and kept[0][0].lower().strip("*_,") in PRAISE:
        kept.pop(0)
    edge = max(0, noun - 120) + kept[0].start() if kept else noun
    last = [w for w in kept if w[0] in ("of", "in", "for", "to", "and")]
    return noun if last and last[-1] is kept[-1] else edge


def capitalised(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The run of capitalised words that ends right before the link, else the longest."""
    best: tuple[int, Line, re.Match[str]] | None = None
    for line in lines:
        if line.block == candidate.block and line.start < candidate.start <= line.end:
            near = _TITLE_CASE.search(
                line.text, max(0, candidate.start - line.start - 60), candidate.start - line.start
            )
            if near and not line.text[near.end() : candidate.start - line.start].strip(" :([") and len(near[0]) > 3:
                span = _trimmed(line, line.start + near.start(), line.start + near.end())
                return Name(span, "capitalised", False) if span else None
        for match in _TITLE_CASE.finditer(line.text):
            strong = [w for w in match[0].split() if w[0].isupper()]
            opens = match.start() == 0 or line.text[: match.start()].rstrip()[-1:] in ".!?"
            if len(strong) - opens >= 2 and (best is None or len(strong) > best[0]):
                best = (len(strong), line, match)
    if best is None:
        return None
    _, line, match = best
    span = _trimmed(line, line.start + match.start(), line.start + match.start() + len(match[0].rstrip()))
    return Name(span, "capitalised", False) if span else None


def first_sentence(lines: Sequence[Line], _: Candidate) -> Name | None:
    """The first sentence that is short enough to stand for a name."""
    for line in lines:
        if not line.words or LEAD_INS.fullmatch(line.words.strip(TRAILING)):
            continue
        end = SENTENCE_END.search(line.text)
        span = _trimmed(line, line.start, line.start + (end.start() if end else len(line.text)))
        if span and 2 <= len(_text(line, span).split()) <= LONGEST_NAME * 2:
            fragment = not SENTENCE.search(_text(line, span))
            return Name(span, "first sentence", fragment and end is None)
    return None


RULES: tuple[Callable[[Sequence[Line], Candidate], Name | None], ...] = (
    by_label,
    before_link,
    own_line,
    quoted,
    with_maker,
    inner_title,
    question,
    noun_phrase,
    capitalised,
    first_sentence,
)


def _named(line: Line, span: Span, rule: str, after: Span | None) -> Name | None:
    """A name that fills `span`, or one half of it where a colon or dash parts name and remark."""
    text = _text(line, span)
    cut = _SPLIT.search(text)
    if cut and (halves := _halves(text[: cut.start()], text[cut.end() :])):
        left = Span(span.block, span.start, span.start + cut.start())
        right = _trimmed(line, span.start + cut.end(), span.end)
        if right and halves == "name first":
            return Name(left, rule, True, right)
        if right:
            return Name(right, rule, True, None if KIND_LABEL.fullmatch(text[: cut.start()].strip()) else left)
    if not is_name(text):
        return None
    return _without_byline(line, span, rule, after)


def _halves(left: str, right: str) -> str | None:
    """Which half is the name: "Name - what it is", "praise: Name"; None where both are one name or none is."""
    if KIND_LABEL.fullmatch(left.strip()) and is_name(right):
        return "name last"
    lower = right.lstrip("(")[:1].islower() or right.startswith("@")
    if (
        is_name(left)
        and left.lstrip("@")[:1].isupper()
        and lower
        and len(right.split()) >= 3
        and not is_question(right)
    ):
        return "name first"
    praises = any(w.strip("*_,").lower() in PRAISE for w in left.split()) or SENTENCE.search(left)
    if praises and (is_question(right) or (right[:1].isupper() and is_name(right))):
        return "name last" if len(right.split()) >= 2 else None
    return None


def is_question(text: str) -> bool:
    """Ends with a question mark."""
    return text.rstrip().endswith("?")


def _without_byline(line: Line, span: Span, rule: str, after: Span | None) -> Name:
    """The name before "by Maker"; a maker with more to say (a chair, a school) makes the whole a remark."""
    match = BYLINE.search(_text(line, span))
    if match is None or match.start() < 3 or "by" not in match[0].lower():
        return Name(span, rule, True, after)
    name = Span(span.block, span.start, span.start + match.start())
    return Name(name, rule, True, after or (span if rule == "before link" else None))


def _text(line: Line, span: Span) -> str:
    return line.text[span.start - line.start : span.end - line.start]


def _trimmed(line: Line, start: int, end: int) -> Span | None:
    """The words between `start` and `end` without quotes, dashes and the URLs that end them; None where none are left."""
    end = min([end, *(a for a, b in line.spans if start < a < end and b >= end - 2)])
    text = line.text[start - line.start : end - line.start]
    left = len(text) - len(text.lstrip(' \t-–—:*_•"“,;.)'))
    right = len(text.rstrip(TRAILING + '*_"”'))
    return Span(line.block, start + left, start + right) if left < right else None


def _line_at(lines: Sequence[Line], span: Span) -> Line | None:
    return next((x for x in lines if x.block == span.block and x.start <= span.start <= x.end), None)
