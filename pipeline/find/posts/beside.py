"""Names that stand right beside a link: before it, behind it, above it, or in its own host."""

import re
from collections.abc import Sequence

from pipeline.find.posts.halves import named
from pipeline.find.posts.lines import Line, shows_url
from pipeline.find.posts.shape import POINTERS, TRAILING, is_name, mostly_capitals, size
from pipeline.find.posts.spans import Name, line_at, text_in, trimmed
from pipeline.find.posts.titles import APPOSITION, BOOK_BRACKETS, BRACKETED, OWNED, QUOTED_BY, TITLE_BY, USED
from pipeline.find.posts.words import BY_LINE_ONLY, KIND_LABEL, POINTS_ON, SENTENCE, TOPIC
from pipeline.model import Candidate, Span

_QUOTED_END = re.compile(r"[\"“„«]([^\"“”„«»\n]{3,160})[\"“”»]\s*[:：]?\s*$")
_PARTED = re.compile(r"\s*(?:[-–—:|]+|：)\s*(?=\S)")
_FEW = 4  # words; a shorter announcement before a quoted name makes one remark with it
_SAYING = 9  # words; a longer sentence in quotes is a quotation
_LONGEST = 12  # words of a name above its link
_HOST = re.compile(r"[\w-]+(?:\s?\.\s?[\w-]+){1,3}/?$")
# What readers find behind a link, in its label: "More info on CIDR:", "Learn more about dry walls here".
_MORE_ON = re.compile(
    r"(?:\b(?:more|further)(?:\s+(?:info|information|details|reading|background))?|\b(?:info|information|details|background)|"
    r"\b(?:más|mehr|mais)(?:\s+(?:info|información|informações|informationen|detalles|detalhes))?)\s+"
    r"(?:about|on|sobre|zu|zum|zur|über)\s+(?!(?:it|this|that|these|those|them|me|us|him|her|my|our|their|eso|isso|dies\w*)\b"
    r"|(?:the\s+)?(?:arxiv|github|gitlab|twitter|x|youtube|medium|linkedin|substack|reddit|wikipedia|website|web ?site|site|page|blog|forum|thread)\b)"
    r"(?P<about>[^\n.!?:：,;]{2,60}?)(?:\s+(?:here|at|in|below|aquí|aqui|hier))?\s*[:：👇→➡>-]*\s*$",
    re.I,
)
_MOST = 7  # words of it


def before_link(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The words before the link on its own line: "Name: URL", "Name - remark URL", "remark: Name URL"."""
    line = line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    if line is None or half_a_sentence(line, candidate):
        return None
    begin = _behind_links(line, candidate)
    span = trimmed(line, max(begin, line.start), min(candidate.start, line.end))
    match = APPOSITION.search(line.text[: candidate.start - line.start].rstrip(" :([-–—"))
    if match:
        at = line.start + match.start("title")
        return Name(Span(line.block, at, line.start + match.end("title")), "apposition", False)
    if span and (made := TITLE_BY.search(text_in(line, span))) and _leads_up(text_in(line, span)[: made.start()]):
        return Name(
            Span(line.block, span.start + made.start("title"), span.start + made.end("title")), "with its maker", False
        )
    before = line.text[: candidate.start - line.start].rstrip(TRAILING + POINTERS)
    if span is None or (before.endswith(".") and _others(lines, line)):
        return None  # a sentence before the link; the name stands on another line
    if cited := _cited(line, candidate):
        return cited
    if len(line.links) > 1 and SENTENCE.holds(line.words):
        return right_before(lines, candidate)  # one sentence names several
    if begin > line.start and (name := right_before(lines, candidate)):
        return name
    after = trimmed(line, min(candidate.end, line.end), line.end)
    return named(line, span, "before link", after)


def _behind_links(line: Line, candidate: Candidate) -> int:
    """Where the last link of the line before this one ends, else where the line begins."""
    return max((b for _, b in line.spans if b <= candidate.start), default=line.start)


def half_a_sentence(line: Line, candidate: Candidate) -> bool:
    """The words before a link text end in a comma: "For the whole story, read it here"."""
    return not shows_url(candidate) and line.text[: candidate.start - line.start].rstrip().endswith(",")


def _leads_up(before: str) -> bool:
    """Words of a sentence before a title, not its beginning: "For tubes, nothing beats"."""
    return len(before.split()) >= 2 and ("," in before or bool(SENTENCE.holds(before) or TOPIC.match(before)))


def _others(lines: Sequence[Line], line: Line) -> bool:
    return any(x.words for x in lines if x is not line)


def _cited(line: Line, candidate: Candidate) -> Name | None:
    """The title in quotes that ends right before the link: 'Just published: "Title" URL'."""
    text = line.text[: candidate.start - line.start]
    match = _QUOTED_END.search(text) or QUOTED_BY.search(text) or BOOK_BRACKETS.search(text)
    if match is None or (match[1].endswith(".") and size(match[1]) > _SAYING):
        return None
    begins, ends = match.span("title" if "title" in match.groupdict() else 1)
    name = Span(line.block, line.start + begins, line.start + ends)
    before = trimmed(line, line.start, line.start + match.start())
    words = text_in(line, before) if before else ""
    if trimmed(line, line.start + match.end(), candidate.start):
        return Name(name, "quoted", False)
    if not words or KIND_LABEL.fullmatch(words):
        return Name(name, "quoted", True, trimmed(line, min(candidate.end, line.end), line.end))
    colon = line.text[: match.start()].rstrip().endswith((":", "："))
    return Name(name, "quoted", True, before) if colon and size(words) >= _FEW else Name(name, "quoted", False)


def after_link(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """A URL that opens its line: its host where it shows no more than that, or the name behind it and a dash."""
    line = line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    if line is None or candidate.start > line.start or not shows_url(candidate):
        return None
    match = _PARTED.match(line.text, candidate.end - line.start)
    rest = trimmed(line, line.start + match.end(), line.end) if match else None
    if rest is None:
        return None
    if _bare_host(line, candidate):
        return Name(Span(line.block, candidate.start, candidate.end), "host", True, rest)
    words = text_in(line, rest)
    if words[:1].isupper() and mostly_capitals(words.split()) and is_name(words):
        return named(line, rest, "behind link", None)
    return None


def more_on(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """What the link tells more of, as the words before it or the line right above it say: "More info on CIDR:"."""
    at = next(
        (i for i, x in enumerate(lines) if x.block == candidate.block and x.start <= candidate.start <= x.end), None
    )
    if at is None or not shows_url(candidate):
        return None
    line = lines[at] if lines[at].words or not at else lines[at - 1]
    before = line.text[: candidate.start - line.start] if line is lines[at] else line.text
    match = _MORE_ON.search(before)
    if match is None or size(match["about"]) > _MOST:
        return None
    return Name(Span(line.block, line.start + match.start("about"), line.start + match.end("about")), "more on", False)


def described(lines: Sequence[Line], candidate: Candidate) -> Span | None:
    """What stands behind a URL that opens its line and a dash: a remark, where nothing else is said."""
    line = line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    if line is None or candidate.start > line.start or not shows_url(candidate) or len(lines) > 1:
        return None
    match = _PARTED.match(line.text, candidate.end - line.start)
    return trimmed(line, line.start + match.end(), line.end) if match else None


def host(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """A bare host inside a sentence names itself: "check it at Example.io"."""
    line = line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    if line is None or not _bare_host(line, candidate):
        return None
    return Name(Span(line.block, candidate.start, candidate.end), "host", False)


def _bare_host(line: Line, candidate: Candidate) -> bool:
    text = line.text[candidate.start - line.start : candidate.end - line.start]
    return bool(_HOST.match(text)) and not text.lower().startswith("www.")


def owned(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """What a bare host has made, or else the host: "I read example.org's Gravel Weekly", "example.org's weekly"."""
    line = line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    if line is None or not _bare_host(line, candidate):
        return None
    match = OWNED.match(line.text, candidate.end - line.start)
    if match is None:
        return None
    title = match["title"]
    if not title or " " not in title or not is_name(title):
        return Name(Span(line.block, candidate.start, candidate.end), "host", False)
    return Name(Span(line.block, line.start + match.start("title"), line.start + match.end("title")), "owned", False)


def right_before(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """The capitalised words right before the link, where a bracket or a verb of use says that they name it."""
    line = line_at(lines, Span(candidate.block, candidate.start, candidate.start))
    if line is None or not shows_url(candidate):
        return None
    begin = _behind_links(line, candidate)
    text = " " * (begin - line.start) + line.text[begin - line.start : candidate.start - line.start].rstrip(" :-–—")
    match = BRACKETED.search(text) or USED.search(text) or APPOSITION.search(text)
    if match is None or line.start + match.end() < candidate.start - 4:
        return None
    return Name(
        Span(line.block, line.start + match.start("title"), line.start + match.end("title")), "right before", False
    )


def above_link(lines: Sequence[Line], candidate: Candidate) -> Name | None:
    """A name right above a bare link, below sentences that speak of it."""
    spoken = [line for line in lines if line.words]
    at = next(
        (
            i
            for i, line in enumerate(lines)
            if candidate.start in range(line.start, line.end + 1) and line.block == candidate.block
        ),
        0,
    )
    if at < 2 or lines[at].words or spoken[:1] != [lines[0]] or lines[at - 1].links:
        return None
    line = lines[at - 1]
    span = trimmed(line, line.start, line.end)
    fits = span is not None and size(line.words) <= _LONGEST and not BY_LINE_ONLY.match(line.words)
    if span is None or not fits or not is_name(line.words) or POINTS_ON.holds(line.words) or line.text.endswith(":"):
        return None
    return Name(span, "above link", True) if not is_name(lines[0].words) else None
