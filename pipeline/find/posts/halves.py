"""A stretch of words as a name, or as a name and what is said of it: "Name - remark", "praise: Name", "Name by Maker"."""

import re
from itertools import islice

from pipeline.find.posts.lines import Line
from pipeline.find.posts.shape import is_name, size
from pipeline.find.posts.spans import Name, text_in, trimmed
from pipeline.find.posts.titles import MAKERS_IN_BRACKETS, byline_end, byline_in
from pipeline.find.posts.words import KIND_LABEL, NOTE_LABEL, RESOURCE_NOUN, SENTENCE, STRONG_PRAISE, TOPIC
from pipeline.model import Span

_SPLIT = re.compile(
    r",\s+(?=(?:the|a|an)\s+[a-z]|which\s)|(?<!\s)\s*:\s+|(?<!\s)\s*：\s*|(?<!\s)\s+[-–—|]\s+|(?<!\s)\s*—+\s*|\s-(?=\w)"
)
_PARTING = re.compile("[-–—,:：|]")  # one of them parts
_SPEAKER = re.compile(r"(?:I|It|It's|You|We|They|This|He|She|My|Our|Ich|Wir|Es|Das|Man|Je|On|Yo|Lo|Eu)\s")
_CUTS = 2  # a subtitle's colon, and the dash behind it: "Debt: The First 5,000 Years – a history"
_SHORT = 6  # words; behind a topic and a colon only so many are a name


def named(line: Line, span: Span, rule: str, after: Span | None) -> Name | None:
    """A name that fills `span`, or one half of it where a colon or dash parts name and remark."""
    text = text_in(line, span)
    if NOTE_LABEL.match(text):
        return None
    for cut in islice(_SPLIT.finditer(text), _CUTS) if _PARTING.search(text) else ():
        halves = _halves(text[: cut.start()], text[cut.end() :], cut[0])
        if halves and (name := _half(line, span, rule, cut, halves)):
            return name
    if not is_name(text):
        return None
    return _without_byline(line, span, rule, after)


def _half(line: Line, span: Span, rule: str, cut: re.Match[str], halves: str) -> Name | None:
    """The half that is the name, the other one as its remark."""
    left = Span(span.block, span.start, span.start + cut.start())
    right = trimmed(line, span.start + cut.end(), span.end)
    if right is None or halves == "topic first":
        return Name(right, rule, False) if right else None
    if halves == "name first":
        return Name(left, rule, True, right)
    return Name(right, rule, True, None if KIND_LABEL.fullmatch(text_in(line, left).strip()) else left)


def _halves(left: str, right: str, mark: str) -> str | None:
    """Which half is the name: "Name - what it is", "praise: Name"; None where both are one name or none is."""
    if left.count("(") > left.count(")"):
        return None
    if KIND_LABEL.fullmatch(left.strip()) and is_name(right):
        return "name last"
    if is_name(left) and not left[:1].islower() and not TOPIC.match(left) and _describes(right):
        return "name first"
    if mark.strip() in ("-", "–", "—") and is_name(left) and size(left) <= _SHORT and _tells(left, right):
        return "name first"
    praises = any(w.strip("*_,").lower() in STRONG_PRAISE for w in left.split()) or SENTENCE.holds(left)
    if praises and (is_question(right) or (right[:1].isupper() and is_name(right))):
        return "name last" if len(right.split()) >= 2 else None
    if (
        TOPIC.match(left)
        and mark.strip() in (":", "：")
        and right[:1].isupper()
        and 2 <= size(right) <= _SHORT
        and is_name(right)
    ):
        return "topic first"
    return None


def _describes(right: str) -> bool:
    """Goes on in small letters, or in a script without capitals, for some words."""
    first = right.lstrip("(")[:1]
    return (first == "@" or (first.isalpha() and not first.isupper())) and size(right) >= 3 and not is_question(right)


def _tells(left: str, right: str) -> bool:
    """A whole sentence behind a name's dash: "Loom — I use it every day"."""
    closed = right.endswith((".", "!", "。")) or _SPEAKER.match(right)
    return bool(closed) and size(right) >= 4 and not left[:1].islower() and not TOPIC.match(left)


def is_question(text: str) -> bool:
    """Ends with a question mark."""
    return text.rstrip().endswith("?")


def _without_byline(line: Line, span: Span, rule: str, after: Span | None) -> Name:
    """The name before "by Maker"; a maker with more to say (a chair, a school) makes the whole a remark."""
    text = text_in(line, span)
    match = byline_in(text)
    if match is None or "by" not in match[0].lower():
        match = byline_end(text)
    if match is None and (makers := MAKERS_IN_BRACKETS.search(text)) and not RESOURCE_NOUN.holds(makers["by"]):
        return Name(Span(span.block, span.start, span.start + makers.start()), rule, True, after)
    if match is None or match.start() < 3:
        return Name(span, rule, True, after)
    name = Span(span.block, span.start, span.start + match.start())
    return Name(name, rule, True, after or (span if rule == "before link" else None))
