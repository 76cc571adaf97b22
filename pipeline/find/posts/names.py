"""What a resource is called in the lines that speak of it: one function a rule, tried in order of trust."""

import re
from collections.abc import Callable, Sequence

from pipeline.find.posts.addressed import addressed
from pipeline.find.posts.beside import (
    above_link,
    after_link,
    before_link,
    half_a_sentence,
    host,
    more_on,
    owned,
    right_before,
)
from pipeline.find.posts.citations import citation
from pipeline.find.posts.halves import named
from pipeline.find.posts.inside import announced, capitalised, inner_title, noun_phrase, quoted, set_off, with_maker
from pipeline.find.posts.lines import Line, shows_url
from pipeline.find.posts.shape import LONGEST_NAME, TRAILING, is_name, leads_up, mostly_capitals, sentence_end, size
from pipeline.find.posts.spans import Name, line_at, text_in, trimmed
from pipeline.find.posts.titles import CAPITALS
from pipeline.find.posts.words import (
    BY_LINE_ONLY,
    EMPTY_LABELS,
    LEAD_INS,
    LEVEL_WORD,
    POINTS_ON,
    REMARK,
    SENTENCE,
    STEP,
    TELLS,
)
from pipeline.model import Candidate, Span

_LEAST = 8  # characters of a title before a citation
# What an author calls it beside the link goes before the heading or the step, which may only say what it is good for.
OWN_NAMES = frozenset({"label", "set off", "announced", "quoted", "with its maker", "inner title", "table row"})
_BY_PLACE = frozenset({"before link", "capitalised", "noun phrase", "first sentence"})
_OPENING = re.compile(r"((?:[A-Z]\w+ ){1,3}[A-Z]\w+|[A-Z][a-z]+[A-Z]\w+)\.\s+(?=[A-Z\"“(])")
# A citation that ends a title: "(Vaswani et al., 2017)", "(Kingma & Ba, 2014)"; what it follows is one, whatever its words.
_CITED = re.compile(
    r"(?<![\"”»])\s*\((?:[A-ZÀ-Þ][a-zß-ÿ][\w'’-]*(?:,? (?:&|and) [A-ZÀ-Þ][\w'’-]+|,? et al\.?)?,? (?:19|20)\d\d[a-z]?|[A-ZÀ-Þ][\w'’-]+,? et al\.?)\)[.:]?$"
)
_HANDLE = re.compile(r"@[\w-]+(?:\.[\w-]+)+")  # of a person on a network of sites
_CLAUSES = re.compile("[，；。！？]")  # they part what sentences say, in scripts whose verbs no list here holds
_THANKS = re.compile(r"\s*\((?:h/t|ht|via|by|thanks|c/o)\b[^()]{0,60}\)?$", re.I)


def find_name(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The best name that `lines` give to `candidate`, or None where nothing names it.

    What a step is about ("Step 2: Looms") is its name only where the other lines have none of their own.
    """
    first = next((line for line in lines if line.words), None)
    step = STEP.match(first.text) if first is not None and not first.links else None
    if first is None or step is None:
        return _first_name(lines, candidate)
    name = _first_name([line for line in lines if line is not first], candidate)
    about = Span(first.block, first.start + step.end(), first.end)
    known = (name is not None and name.rule in (*OWN_NAMES, "address")) or not is_name(text_in(first, about))
    return name if known else Name(about, "own line", True)


def _first_name(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    for rule in RULES:
        name = rule(lines, candidate)
        if name is not None and not _hollow(name, lines):
            return name
    return None


def _hollow(name: Name, lines: Sequence[Line]) -> bool:
    """Words that only lead up to the link, or hold one, where no more than their place made them a name; somebody's handle."""
    stands = line_at(lines, name.span) if name.rule == "own line" else None
    if stands is not None and _HANDLE.fullmatch(text_in(stands, name.span)):
        return True
    line = line_at(lines, name.span) if name.rule in _BY_PLACE else None
    if line is None:
        return False
    label = line.text[name.span.end - line.start :].startswith((":", "："))
    return "://" in text_in(line, name.span) or (leads_up(text_in(line, name.span)) and not label)


def by_label(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The text of the link, where it is a name."""
    label = candidate.label.strip()
    if not label or shows_url(candidate) or label.lower().strip(" .:!»→>()[]") in EMPTY_LABELS or _bids(label):
        return None
    return _labelled(lines, candidate, label)


def bidding_label(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """A link text that bids to open the link, where nothing else names it: "Get it from the library"."""
    label = candidate.label.strip()
    return _labelled(lines, candidate, label) if label and not shows_url(candidate) and _bids(label) else None


def _bids(label: str) -> bool:
    return bool(LEAD_INS.match(label)) and len(label.split()) >= 2 and not mostly_capitals(label.split())


def _labelled(lines: Sequence[Line], candidate: Candidate, label: str) -> Name:
    start = candidate.start + len(candidate.label) - len(candidate.label.lstrip())
    span = Span(candidate.block, start, start + len(label))
    line = line_at(lines, span)
    return Name(span, "label", line is not None and len(line.words.split()) <= len(label.split()) + 1)


def line_name(line: Line) -> Name | None:
    """The name that a line without a link is, or opens with."""
    span = trimmed(line, line.start, line.end)
    return named(line, _without_thanks(line, span), "own line", None) if span else None


def own_line(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The first line that says something is a name and nothing else, above the link or the remark."""
    for line in lines:
        if not line.words:
            continue
        holds = line.block == candidate.block and line.start <= candidate.start < line.end
        if holds and half_a_sentence(line, candidate):
            return None
        span = trimmed(line, line.start, candidate.start if holds else line.end)
        alone = all(x is line or not x.words for x in lines)
        span = _without_thanks(line, span) if span else None
        if span and (cited := _CITED.search(line.text[: span.end + 1 - line.start])) and cited.start() > _LEAST:
            return Name(Span(line.block, line.start, line.start + cited.start()), "own line", True)
        if span and _signed(lines, line, text_in(line, span)):
            return Name(span, "own line", True)  # its maker stands on a line of their own
        name = named(line, span, "before link" if alone else "own line", None) if span else None
        if name is not None or not BY_LINE_ONLY.match(line.words):
            return name
    return None


def _signed(lines: Sequence[Line], line: Line, name: str) -> bool:
    """A maker on a line of their own; right below the name it may hold any words, "All You Need to Know"."""
    makers = [at for at, other in enumerate(lines) if other is not line and BY_LINE_ONLY.match(other.words)]
    below = any(at and lines[at - 1] is line and not lines[at].links for at in makers)
    called = below and not line.links and size(name) <= LONGEST_NAME // 2 and not name.endswith((".", ":", ",", "!"))
    return called or (bool(makers) and is_name(name))


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


def opening(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A title in capitals that is a sentence of its own before others: "Seeing Theory. A visual introduction ..."."""
    line = next((line for line in lines if line.words), None)
    match = _OPENING.match(line.text) if line else None
    if line is None or match is None or not (CAPITALS.fullmatch(match[1]) and is_name(match[1])):
        return None
    return Name(Span(line.block, line.start, line.start + match.end(1)), "opening", False)


def first_sentence(lines: Sequence[Line], _: Candidate) -> Name | None:
    """The first sentence that is short enough to stand for a name."""
    for line in lines:
        if not line.words or LEVEL_WORD.match(line.words) or LEAD_INS.fullmatch(line.words.strip(TRAILING)):
            continue
        end = sentence_end(line.text)
        tells = TELLS.match(line.text)
        begin = line.start + (tells.end() if tells and tells.end() > 3 else 0)
        until = line.start + (end.start() if end else len(line.text))
        if line.links and line.words == " ".join(line.before.split()):  # no more than links stands behind it
            until = min(until, line.start + len(line.before))
        span = trimmed(line, begin, until)
        if span and 2 <= size(text_in(line, span)) <= LONGEST_NAME * 2:
            fragment = not SENTENCE.holds(text_in(line, span)) and not _CLAUSES.search(text_in(line, span))
            return Name(
                span,
                "first sentence",
                fragment and end is None and begin == line.start and not POINTS_ON.holds(text_in(line, span)),
            )
    return None


RULES: tuple[Callable[[Sequence[Line], Candidate], Name | None], ...] = (
    by_label,
    set_off,
    announced,
    owned,
    addressed,
    citation,
    before_link,
    after_link,
    own_line,
    above_link,
    more_on,
    quoted,
    with_maker,
    inner_title,
    question,
    opening,
    right_before,
    host,
    bidding_label,
    noun_phrase,
    capitalised,
    first_sentence,
)
