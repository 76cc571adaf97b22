"""What a resource is called in the lines that speak of it: one function a rule, tried in order of trust."""

import re
from collections.abc import Callable, Sequence

from pipeline.find.posts.inside import capitalised, inner_title, noun_phrase, quoted, with_maker
from pipeline.find.posts.lines import Line, shows_url
from pipeline.find.posts.shape import LONGEST_NAME, SENTENCE_END, TRAILING, is_name
from pipeline.find.posts.spans import Name, line_at, text_in, trimmed
from pipeline.find.posts.words import (
    BY_LINE_ONLY,
    BYLINE,
    EMPTY_LABELS,
    KIND_LABEL,
    LEAD_INS,
    LEVEL_WORD,
    REMARK,
    SENTENCE,
    STRONG_PRAISE,
    TELLS,
)
from pipeline.model import Candidate, Span

_THANKS = re.compile(r"\s*\((?:h/t|ht|via|by|thanks|c/o)\b[^()]{0,60}\)?$", re.I)
_OPENS = re.compile(r"(?:for|on|in|to|with|as|if|when|from|at)\b", re.I)  # a topic, not a name: "For probability: ..."
_SPLIT = re.compile(r",\s+(?=(?:the|a|an)\s+[a-z]|(?:which|who)\s)|\s*[:：]\s+|\s+[-–—|]\s+|\s*—\s*|\s+-(?=\w)")


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
    line = line_at(lines, span)
    return Name(span, "label", line is not None and len(line.words.split()) <= len(label.split()) + 1)


def before_link(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The words before the link on its own line: "Name: URL", "Name - remark URL", "remark: Name URL"."""
    line = line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    if line is None:
        return None
    begin = max((b for _, b in line.spans if b <= candidate.start), default=line.start)
    span = trimmed(line, max(begin, line.start), min(candidate.start, line.end))
    if span is None or (line.text[: candidate.start - line.start].rstrip().endswith(".") and _others(lines, line)):
        return None  # a sentence before the link; the name stands on another line
    after = trimmed(line, min(candidate.end, line.end), line.end)
    return _named(line, span, "before link", after)


def _others(lines: Sequence[Line], line: Line) -> bool:
    return any(x.words for x in lines if x is not line)


def line_name(line: Line) -> Name | None:
    """The name that a line without a link is, or opens with."""
    span = trimmed(line, line.start, line.end)
    return _named(line, _without_thanks(line, span), "own line", None) if span else None


def own_line(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The first line that says something is a name and nothing else, above the link or the remark."""
    for line in lines:
        if not line.words:
            continue
        holds = line.block == candidate.block and line.start <= candidate.start < line.end
        span = trimmed(line, line.start, candidate.start if holds else line.end)
        alone = all(x is line or not x.words for x in lines)
        span = _without_thanks(line, span) if span else None
        if span and is_name(text_in(line, span)) and any(BY_LINE_ONLY.match(x.words) for x in lines if x is not line):
            return Name(span, "own line", True)  # its maker stands on a line of their own
        name = _named(line, span, "before link" if alone else "own line", None) if span else None
        if name is not None or not BY_LINE_ONLY.match(line.words):
            return name
    return None


def _without_thanks(line: Line, span: Span) -> Span:
    """The name without "(h/t @somebody)" behind it."""
    match = _THANKS.search(text_in(line, span))
    return Span(span.block, span.start, span.start + match.start()) if match and match.start() else span


def question(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A question that opens the text is what the resource answers; so is a sentence before a verbless remark."""
    for line in lines[:1]:
        match = re.match(r"[^.!?\n]{8,200}([.?!])['\"”]?(?=\s)", line.text)
        rest = line.words[match.end() :].strip() if match else ""
        if match and rest and (match[1] == "?" or (REMARK.match(rest) and len(rest.split()) <= 14)):
            span = Span(line.block, line.start, line.start + match.end())
            return Name(span, "question", True, trimmed(line, span.end, line.end))
    return None


def first_sentence(lines: Sequence[Line], _: Candidate) -> Name | None:
    """The first sentence that is short enough to stand for a name."""
    for line in lines:
        if not line.words or LEVEL_WORD.match(line.words) or LEAD_INS.fullmatch(line.words.strip(TRAILING)):
            continue
        end = SENTENCE_END.search(line.text)
        tells = TELLS.match(line.text)
        begin = line.start + (tells.end() if tells and tells.end() > 3 else 0)
        span = trimmed(line, begin, line.start + (end.start() if end else len(line.text)))
        if span and 2 <= len(text_in(line, span).split()) <= LONGEST_NAME * 2:
            fragment = not SENTENCE.search(text_in(line, span))
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
    text = text_in(line, span)
    cut = _SPLIT.search(text)
    if cut and (halves := _halves(text[: cut.start()], text[cut.end() :])):
        left = Span(span.block, span.start, span.start + cut.start())
        right = trimmed(line, span.start + cut.end(), span.end)
        if right and halves == "name first":
            return Name(left, rule, True, right)
        if right:
            return Name(right, rule, True, None if KIND_LABEL.fullmatch(text[: cut.start()].strip()) else left)
    if not is_name(text):
        return None
    return _without_byline(line, span, rule, after)


def _halves(left: str, right: str) -> str | None:
    """Which half is the name: "Name - what it is", "praise: Name"; None where both are one name or none is."""
    if left.count("(") > left.count(")"):
        return None
    if KIND_LABEL.fullmatch(left.strip()) and is_name(right):
        return "name last"
    lower = right.lstrip("(")[:1].islower() or right.startswith("@")
    if (
        is_name(left)
        and left.lstrip("@")[:1].isupper()
        and not _OPENS.match(left)
        and lower
        and len(right.split()) >= 3
        and not is_question(right)
    ):
        return "name first"
    praises = any(w.strip("*_,").lower() in STRONG_PRAISE for w in left.split()) or SENTENCE.search(left)
    if praises and (is_question(right) or (right[:1].isupper() and is_name(right))):
        return "name last" if len(right.split()) >= 2 else None
    return None


def is_question(text: str) -> bool:
    """Ends with a question mark."""
    return text.rstrip().endswith("?")


def _without_byline(line: Line, span: Span, rule: str, after: Span | None) -> Name:
    """The name before "by Maker"; a maker with more to say (a chair, a school) makes the whole a remark."""
    match = BYLINE.search(text_in(line, span))
    if match is None or match.start() < 3 or "by" not in match[0].lower():
        return Name(span, rule, True, after)
    name = Span(span.block, span.start, span.start + match.start())
    return Name(name, rule, True, after or (span if rule == "before link" else None))
