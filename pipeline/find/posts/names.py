"""What a resource is called in the lines that speak of it: one function a rule, tried in order of trust."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.find.posts.lines import Line, shows_url
from pipeline.find.posts.words import (
    BY_LINE_ONLY,
    BYLINE,
    EMPTY_LABELS,
    INNER_TITLE,
    LEAD_INS,
    LEVEL_LABEL,
    NOTE_LABEL,
    POINTS_ON,
    RESOURCE_NOUNS,
    SENTENCE,
    TITLE_BY,
)
from pipeline.model import Candidate, Span

_QUOTES = re.compile(r"[\"“”„«]([^\"“”„«»\n]{3,160})[\"”“»]|[‘'](?=[A-Z])([^‘’'\n]{6,120})[’'](?!\w)|《([^》\n]{1,80})》|「([^」\n]{2,80})」|『([^』\n]{2,80})』")  # fmt: skip
_NOUN = re.compile(rf"(?<![\w-])(?:{RESOURCE_NOUNS})(?![\w-])", re.I)
_COMPLEMENT = re.compile(
    r"\s+(?:on|about|of|to|for|in|how|why|by|from|explaining|exploring|covering|introducing)\b[^,;:.!?\n()]{3,140}|\s+\([^()\n]{2,30}\)",
    re.I,
)
_ABOUT = re.compile(r"^(?:book|course|e-?book|textbook)\s+(?:on|about)\s+(?:the\s+)?(?=\S)", re.I)
_TITLE_CASE = re.compile(
    r"(?:(?:[A-Z][\w'’.+#-]*|\d{1,4})(?:[:,]?\s+(?:(?:of|the|and|a|an|for|in|to|on|with|from|&|by|is|at|vs\.?|de|la|y|und|der|die|das|"
    r"des|et|le|les|you|need|your|without|into|as)\s+){0,3})?)+"
)
_SENTENCE_END = re.compile(r"[.!?。！？]['\"”’)]?(?:\s|$)")
_TRAILING = " \t:：-–—=→➡>|,;(["
# Words that end a noun phrase to the left, and praise that is no part of a name.
_LEFT_STOPS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "these",
        "that",
        "those",
        "another",
        "my",
        "our",
        "your",
        "his",
        "her",
        "its",
        "their",
        "some",
        "any",
        "each",
        "every",
        "all",
        "both",
        "which",
        "who",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "i",
        "you",
        "we",
        "he",
        "she",
        "they",
        "it",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "as",
        "so",
        "if",
        "when",
        "while",
        "also",
        "just",
        "not",
        "no",
        "into",
        "about",
        "check",
        "read",
        "see",
        "watch",
        "made",
        "make",
        "wrote",
        "write",
        "writing",
        "created",
        "create",
        "built",
        "build",
        "published",
        "started",
        "found",
        "find",
        "released",
        "recommend",
        "love",
        "loved",
        "like",
        "liked",
        "enjoyed",
        "out",
        "here",
        "there",
        "up",
        "gives",
        "give",
        "introducing",
        "thinking",
        "think",
        "favorite",
        "favourite",
        "one",
        "two",
        "three",
        "four",
        "five",
        "several",
        "many",
        "few",
        "really",
        "very",
        "quite",
        "most",
        "more",
    ]
)
_PRAISE = frozenset(
    [
        "good",
        "great",
        "nice",
        "excellent",
        "awesome",
        "amazing",
        "fantastic",
        "wonderful",
        "beautiful",
        "superb",
        "fabulous",
        "thoughtful",
        "stimulating",
        "free",
        "new",
        "latest",
        "must-read",
        "brilliant",
        "incredible",
        "insightful",
        "interesting",
        "fascinating",
        "useful",
        "helpful",
        "best",
        "recent",
        "short-ish",
        "own",
        "entire",
        "full",
        "detailed",
        "practical",
        "remarkable",
        "lovely",
        "fine",
        "solid",
        "perfect",
        "cool",
    ]
)
_OPEN_END = re.compile(r"\b(?:and so on|etc|and more|and others)$", re.I)
LONGEST_NAME = 18  # words; longer ones are remarks


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands, by which rule; `alone` says that its line says nothing else."""

    span: Span
    rule: str
    alone: bool


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
    """The words before the link on its own line: "Name: URL"."""
    line = _line_of(lines, candidate)
    if line is None:
        return None
    begin = max((b for _, b in line.spans if b <= candidate.start), default=line.start)
    span = _trimmed(line, max(begin, line.start), min(candidate.start, line.end))
    if span is None or not is_name(_text(line, span)):
        return None
    alone = not line.text[max(0, candidate.end - line.start) :].strip(" .)!")
    return _without_byline(line, span, "before link", alone=alone)


def own_line(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """A line that is a name and nothing else, above the link or the remark."""
    for line in lines:
        if candidate.block == line.block and line.start <= candidate.start < line.end and not line.words:
            continue
        text = line.words
        if line.links and any(True for _ in line.links) and len(lines) > 1 and not text:
            continue
        span = _trimmed(line, line.start, _before_urls(line, candidate))
        if span and is_name(_text(line, span)):
            return _without_byline(line, span, "own line", alone=True)
        if text and not BY_LINE_ONLY.match(text):
            return None
    return None


def quoted(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A name in quotation marks or title brackets."""
    for line in lines:
        for match in _QUOTES.finditer(line.text):
            group = next(i for i in range(1, 6) if match[i] is not None)
            words = match[group].split()
            if match[group][0].isupper() or group >= 3 or len(words) >= 3:
                start = line.start + match.start(group)
                span = Span(line.block, start, start + len(match[group]))
                return Name(span, "quoted", len(line.words.split()) <= len(words) + 1)
    return None


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
    """A question that opens the text is what the resource answers."""
    for line in lines[:1]:
        match = re.match(r"[^.!?\n]{8,200}\?", line.text)
        if match and line.text[match.end() :].strip():
            return Name(Span(line.block, line.start, line.start + match.end()), "question", False)
    return None


def capitalised(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The longest run of capitalised words, nearest to the link."""
    best: tuple[int, Line, re.Match[str]] | None = None
    for line in lines:
        for match in _TITLE_CASE.finditer(line.text):
            words = match[0].split()
            strong = [w for w in words if w[0].isupper()]
            first = match.start() == 0 or line.text[: match.start()].rstrip()[-1:] in ".!?"
            if len(strong) - first >= 2 and (best is None or len(strong) > best[0]):
                best = (len(strong), line, match)
    if best is None:
        return None
    _, line, match = best
    span = _trimmed(line, line.start + match.start(), line.start + len(match[0].rstrip()) + match.start())
    return Name(span, "capitalised", False) if span else None


def noun_phrase(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A phrase built on a word for a resource: "thread on X", "short introduction to Y", "a book about Z"."""
    for line in lines:
        for noun in _NOUN.finditer(line.text):
            start = _left_edge(line.text, noun.start())
            complement = _COMPLEMENT.match(line.text, noun.end())
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
    words = list(re.finditer(r"\S+", text[:noun]))[-5:]
    edge = noun
    kept: list[re.Match[str]] = []
    for word in reversed(words):
        if word[0].lower().strip('*_"“(') in _LEFT_STOPS or word[0][-1] in ".,;:!?)":
            break
        kept.insert(0, word)
    while kept and kept[0][0].lower().strip("*_,") in _PRAISE:
        kept.pop(0)
    return kept[0].start() if kept else edge


def first_sentence(lines: Sequence[Line], _: Candidate) -> Name | None:
    """The first sentence that is short enough to stand for a name."""
    for line in lines:
        text = line.words
        if not text or LEAD_INS.fullmatch(text.strip(_TRAILING)):
            continue
        end = _SENTENCE_END.search(line.text)
        span = _trimmed(line, line.start, line.start + (end.start() if end else len(line.text)))
        if span and 2 <= len(_text(line, span).split()) <= LONGEST_NAME * 2:
            fragment = not SENTENCE.search(_text(line, span))
            return Name(span, "first sentence", fragment and end is None)
    return None


RULES: tuple[Callable[[Sequence[Line], Candidate], Name | None], ...] = (
    by_label, before_link, own_line, quoted, with_maker, inner_title, question, noun_phrase, capitalised, first_sentence,
)  # fmt: skip


def is_name(text: str) -> bool:
    """True for words that could stand on a cover: short, no sentence, no mere pointer."""
    bare = text.strip(_TRAILING + ".!")
    words = bare.split()
    if not 1 <= len(words) <= LONGEST_NAME or len(bare) > 160 or not any(c.isalnum() for c in bare):
        return False
    if (len(words) > 6 and text.rstrip().endswith((".", "。"))) or _OPEN_END.search(bare) or POINTS_ON.search(bare):
        return False
    if INNER_TITLE.search(bare):
        return False
    if (
        LEVEL_LABEL.match(bare)
        or bare.lower() in EMPTY_LABELS
        or LEAD_INS.match(bare)
        or NOTE_LABEL.match(text)
        or BY_LINE_ONLY.match(bare)
    ):
        return False
    inner = _SENTENCE_END.search(bare)
    if inner and inner.end() < len(bare) and bare[inner.start()] != "?":
        return False
    return not _says_something(bare, len(words))


def _says_something(bare: str, words: int) -> bool:
    """A sentence with a verb or a person in it; titles in capitals may hold those words too."""
    capitals = sum(w[0].isupper() for w in bare.split() if w[0].isalpha())
    return bool(SENTENCE.search(bare)) and capitals < 0.6 * words and not bare.endswith("?")


def _without_byline(line: Line, span: Span, rule: str, *, alone: bool) -> Name:
    text = _text(line, span)
    match = BYLINE.search(text)
    if match and match.start() > 2 and match[0].strip(" ,–—(-").lower().startswith(("by", "von", "par", "por")):
        return Name(Span(span.block, span.start, span.start + match.start()), rule, alone)
    return Name(span, rule, alone)


def _text(line: Line, span: Span) -> str:
    return line.text[span.start - line.start : span.end - line.start]


def _trimmed(line: Line, start: int, end: int) -> Span | None:
    """The words between `start` and `end` without quotes, dashes and the URLs that end them; None where none are left."""
    end = min([end, *(a for a, b in line.spans if start < a < end and b >= end - 2)])
    text = line.text[start - line.start : end - line.start]
    left = len(text) - len(text.lstrip(" \t-–—:*_•\"“"))
    right = len(text.rstrip(_TRAILING + "*_\"”"))
    return Span(line.block, start + left, start + right) if left < right else None


def _line_of(lines: Sequence[Line], candidate: Candidate) -> Line | None:
    return next((l for l in lines if l.block == candidate.block and l.start <= candidate.start <= l.end), None)


def _line_at(lines: Sequence[Line], span: Span) -> Line | None:
    return next((l for l in lines if l.block == span.block and l.start <= span.start <= l.end), None)


def _before_urls(line: Line, candidate: Candidate) -> int:
    inside = line.block == candidate.block and line.start <= candidate.start < line.end
    return candidate.start if inside else line.end
