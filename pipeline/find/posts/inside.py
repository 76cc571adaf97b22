"""Names inside a sentence: quoted, before their maker, behind a capital article, built on a word for a resource."""

import re
from collections.abc import Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.shape import TRAILING, mostly_capitals
from pipeline.find.posts.spans import Name, line_at, text_in, trimmed
from pipeline.find.posts.titles import ANNOUNCES, APPOSED, NEWLY_MADE, POINTED_AT, QUOTED_BY, inner_title_in, titles_by
from pipeline.find.posts.words import COMPLEMENT, KIND_LABEL, LEFT_STOPS, LEVEL_WORD, PRAISE, RESOURCE_NOUN
from pipeline.model import Candidate, Span

_QUOTES = re.compile(
    r"[\"“”„«]([^\"“”„«»\n]{3,160})[\"”“»]|[‘'](?=[A-Z])([^‘’'\n]{6,120})[’'](?!\w)|《([^》\n]{1,80})》|「([^」\n]{2,80})」|『([^』\n]{2,80})』"
)
_STARRED = re.compile(r"(?<![\w*])\*(?=[^\W\d_])([^*\n]{4,120})\*(?![\w*])")
_LONGEST_SAYING = 9  # words of a sentence in quotes that may be a title
_LONGEST_QUOTE = 14  # words of a title in quotes
_SENTENCE = 8  # words around a link that speak of it
_ABOUT = re.compile(r"^(?:book|course|e-?book|textbook)\s+(?:on|about)\s+(?:the\s+)?(?=\S)", re.I)
_OF = re.compile(r"\bof\s+$", re.I)
_COPY = re.compile(r"(?:copy|pdf|preview|version) of (?:the |my |our )?", re.I)
_ORDER = re.compile(
    r"^(?:start with|begin with|then|try|read|watch|see|check out|get|use|buy)\s+", re.I
)  # "Start with Title by Maker"
_SMALL = r"(?:of|the|and|a|an|for|in|to|on|with|from|&|by|is|at|vs\.?|de|la|y|und|der|die|das|des|et|le|les|you|need|your|without|into|as)"
_ENDING = re.compile(rf"(?:\s+{_SMALL}(?![\w]))*\s*$", re.I)  # "Ada Stone is for": small words that go on
_TITLE_CASE = re.compile(rf"(?:(?:[A-Z](?:[\w'’+#-]|\.(?=\w))*|\d{{1,4}})(?:[:,]?\s+(?:{_SMALL}\s+){{0,3}})?)+")

_DEFINED = re.compile(r"\s*[:,–—-]\s+(?=[a-z])")  # what an announced thing is: "Loom: a tool for …"


def quoted(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """A name in quotation marks or title brackets; at an edge of its line the rest is the remark."""
    for line in lines:
        if _another(line, lines, candidate):
            continue
        for match in _QUOTES.finditer(line.text):
            group = next(i for i in range(1, 6) if match[i] is not None)
            words = match[group].split()
            if len(words) > _LONGEST_QUOTE and not match[group].endswith("?"):
                continue  # a quotation, not a title
            if len(words) > _LONGEST_SAYING and match[group].endswith("."):
                continue
            if match[group][0].isupper() or group >= 3 or len(words) >= 4:
                start = line.start + match.start(group)
                span = Span(line.block, start, start + len(match[group]))
                return _at_edge(line, span, line.start + match.start(), line.start + match.end())
    return None


def _another(line: Line, lines: Sequence[Line], candidate: Candidate) -> bool:
    """It opens with a signed title of its own, below the line that the link stands in the middle of a sentence of."""
    if line.links or line.block != candidate.block or line.start < candidate.end or not QUOTED_BY.match(line.text):
        return False
    own = line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    return own is not None and len(own.words.split()) >= _SENTENCE


def _at_edge(line: Line, span: Span, start: int, end: int) -> Name:
    before, after = trimmed(line, line.start, start), trimmed(line, end, line.end)
    lead = text_in(line, before) if before else ""
    if before is None or KIND_LABEL.fullmatch(lead):
        closed = text_in(line, span).endswith(("?", ".", "!")) or after is None or line.text[end - line.start] in ":(\n"
        return Name(span, "quoted", True, after) if closed else Name(span, "quoted", False)
    if after is None and line.text[: start - line.start].rstrip().endswith(":"):
        return Name(span, "quoted", True, before)
    return Name(span, "quoted", False)


def set_off(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A title in italics or between stars inside a longer line; emphasis of a word or a sentence is none."""
    for line in lines:
        if not line.italic and "*" not in line.text:
            continue
        starred = ((line.start + m.start(1), line.start + m.end(1)) for m in _STARRED.finditer(line.text))
        for start, end in (*line.italic, *starred):
            words = line.text[start - line.start : end - line.start].split()
            whole = end - start > 0.8 * len(line.text)
            if len(words) >= 2 and words[0][0].isupper() and mostly_capitals(words) and not whole:
                return Name(Span(line.block, start, end), "set off", False)
    return None


def with_maker(lines: Sequence[Line], _: Candidate) -> Name | None:
    """Capitalised words before somebody's name: "Causal Inference: The Mixtape, by Scott Cunningham"."""
    for line in lines:
        for match in titles_by(line.text):
            start, end = match.span("title")
            start += len(match["title"]) - len(_ORDER.sub("", match["title"]))
            if len(line.text[start:end].split()) >= 2:
                return Name(Span(line.block, line.start + start, line.start + end), "with its maker", False)
    return None


def announced(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """What a line introduces: "Announcing ... Loom!", "my new blog post Gravel at Night.", "Take a look at our Sieve Demo:"."""
    for line in lines:
        holds = line.block == candidate.block and line.start <= candidate.start < line.end
        leads = holds and line.spans and line.before.endswith(":")
        pointed = POINTED_AT.search(line.text, 0, line.spans[0][0] - line.start) if leads else None
        if pointed and " " in pointed["title"]:
            return Name(Span(line.block, *(line.start + at for at in pointed.span("title"))), "announced", False)
        fresh = not line.links and any(
            word in line.text for word in ("new", "latest", "recent")
        )  # asked first, as few are
        made = NEWLY_MADE.search(line.text) if fresh else None
        if made and " " in made["title"]:
            return Name(Span(line.block, *(line.start + at for at in made.span("title"))), "announced", False)
        if match := ANNOUNCES.match(line.text):
            start, title = match.start(match.lastgroup or "title"), match["title"] or match["made"]
            end = start + len(_DEFINED.split(title, maxsplit=1)[0])
            alone = not line.words[match.end() :].strip(TRAILING + ".!")
            return Name(Span(line.block, line.start + start, line.start + end), "announced", alone)
    return None


def inner_title(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A title inside a sentence that its capital article gives away: "start with The Effect"."""
    for line in lines:
        apposed = APPOSED.search(line.text)
        if apposed:
            return Name(
                Span(line.block, line.start + apposed.start("title"), line.start + apposed.end("title")),
                "apposed",
                False,
            )
        match = inner_title_in(line.text)
        if match and not mostly_capitals(line.words.split()):
            start, end = match.span("title" if match["title"] else "owned")
            return Name(Span(line.block, line.start + start, line.start + end), "inner title", False)
    return None


def noun_phrase(lines: Sequence[Line], _: Candidate) -> Name | None:
    """A phrase built on a word for a resource: "thread on X", "short introduction to Y", "a book about Z"."""
    for line in lines:
        for noun in RESOURCE_NOUN.words(line.text):
            if any(a <= line.start + noun.start() < b for a, b in line.spans):
                continue  # a word of the URL
            if noun[0].lower() == "course" and _OF.search(line.text, 0, noun.start()):
                continue  # "of course"
            start = _left_edge(line.text, noun.start())
            complement = COMPLEMENT.match(line.text, noun.end())
            end = complement.end() if complement else noun.end()
            about = _ABOUT.match(line.text[noun.start() : end])
            if about and sum(w[:1].isupper() for w in line.text[noun.start() + about.end() : end].split()) >= 2:
                start = noun.start() + about.end()
            copy = _COPY.match(line.text, start)
            start = copy.end() if copy and copy.end() < noun.start() else start
            span = trimmed(line, line.start + start, line.start + end)
            if span and len(text_in(line, span).split()) >= 2:
                return Name(span, "noun phrase", False)
    return None


def _left_edge(text: str, noun: int) -> int:
    """Where the words begin that qualify the noun: at most five, none of them a stop; praise at the front goes."""
    kept: list[re.Match[str]] = []
    for word in reversed(list(re.finditer(r"\S+", text[max(0, noun - 120) : noun]))[-5:]):
        if word[0].lower().strip('*_"“(') in LEFT_STOPS or word[0][-1] in ".,;:!?)" or word[0][0] == "@":
            break
        kept.insert(0, word)
    while kept and kept[0][0].lower().strip("*_,") in PRAISE:
        kept.pop(0)
    edge = max(0, noun - 120) + kept[0].start() if kept else noun
    last = [w for w in kept if w[0] in ("of", "in", "for", "to", "and")]
    return noun if last and last[-1] is kept[-1] else edge


def _without_addresses(line: Line) -> str:
    """The text with bars for the addresses that it shows, which no name reaches into."""
    text = line.text
    for start, end in ((a - line.start, b - line.start) for a, b in line.spans):
        if "://" in text[start:end]:
            text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
    return text


def capitalised(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The run of capitalised words that ends right before the link, else the longest."""
    best: tuple[int, Line, re.Match[str]] | None = None
    for line in lines:
        text = _without_addresses(line)
        if line.block == candidate.block and line.start < candidate.start <= line.end:
            near = _TITLE_CASE.search(text, max(0, candidate.start - line.start - 60), candidate.start - line.start)
            if (
                near
                and not line.text[near.end() : candidate.start - line.start].strip(" :([")
                and len(near[0]) > 3
                and not LEVEL_WORD.match(near[0].strip())
            ):
                span = trimmed(line, line.start + near.start(), line.start + near.end())
                return Name(span, "capitalised", False) if span else None
        for match in _TITLE_CASE.finditer(text):
            strong = [w for w in match[0].split() if w[0].isupper()]
            opens = match.start() == 0 or line.text[: match.start()].rstrip()[-1:] in ".!?"
            if len(strong) - opens >= 2 and (best is None or len(strong) > best[0]):
                best = (len(strong), line, match)
    if best is None:
        return None
    _, line, match = best
    words = match[0][:-80] + _ENDING.sub("", match[0][-80:])
    span = trimmed(line, line.start + match.start(), line.start + match.start() + len(words))
    return Name(span, "capitalised", False) if span else None
