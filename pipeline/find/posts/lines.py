"""Posts as lines: what stands on each one when numbering, bullets, arrows and URLs are left out."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from pipeline.model import Block, Candidate, Document, Role, Span
from pipeline.records import dataclass, replace

# What people put before a line to number or mark it: "(3 / 18)", "3/12", "4)", "5.", "#6", a bullet, an arrow, an emoji.
_COUNTER = r"""
    \(\s*\d{1,3}\s*(?:/|of|von|de)\s*(?:\d{1,3}|[nNxX?])?\s*[^\w\s()]{0,3}\s*\)   # (3 / 18)  (18 / 18 🎉)  (1/x)
  | \(\s*\d{1,3}(?:\s+\#\w{1,60})?\s*\)                                          # (3)  (3 #MyTag)
  | \d{1,3}\s*/\s*(?:\d{1,3}|[nNxX])?(?=[\s.:)]|$)                                # 3/12  3/
  | \[\d{1,2}\]:?                                                                # [1]
  | \#?\d{1,3}\s*[.):\]](?!\d)                                                   # 4)  5.  #6:
  | \#?\d{1,2}\s[-–—]\s(?=\s*["“'«¿¡]?[A-ZÀ-ÖØ-Þ])                                # 7 - Name
"""
# A keycap that lost its frame on the way: "1️ Name", "1️2 Name".
_KEYCAP = r"[0-9]\ufe0f(?:[0-9]\ufe0f?){0,2}(?=\s)"
# The days of an advent calendar or a challenge: "Day 3: ", "Week 2 - ".
_DAY = re.compile(
    r"(?:day|week|month|tag|woche|día|dia|semana|jour|semaine|giorno|settimana)\s*\#?\d{1,3}\s*[:.)–—-]\s+", re.I
)
_MARKS = r"[\-–—*•·・■▪▫●○◦‣►▶→➡➔➜➤⇒↳↓⬇⇓▼>»✓✔✅☑🔗👉👇🧵⚡✨🔥📌\u200b\u200d\ufe0f\u20e3]"
_LEAD = re.compile(
    rf"(?:\s|{_MARKS}|[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF]|[0-9]\ufe0f?\u20e3|{_KEYCAP}|{_COUNTER})+", re.X
)
# What counts posts at their end, "3/12"; but "Rating: 7/10" says something.
_TAIL = re.compile(
    r"(?:\s|[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\ufe0f\u200d\u200b]|[↓⬇⇓]|(?<=\s)(?<!(?i:rating):\s)(?<!(?i:score):\s)\d{1,3}\s?/(?:\s?(?:\d{1,3}|[nNxX]))?(?=\s*$)"
    r"|\(\s*\d{1,3}\s*/\s*(?:\d{1,3}|[nNxX])?\s*\)(?=\s*$))+$"
)
_ENDS = re.compile(r"[a-mo-wyzA-MO-WYZ.,:;!?]|(?<![/\s])[nNxX]")  # the last sign of a line without such a tail
_LABEL = re.compile(r"(?:bonus|p\.?s\.?|update|edit|extra)\s*#?\d*\s*[:.]\s+", re.I)  # "Bonus 2: "


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a post; `start` and `end` bound what it says, numbering and marks left out."""

    block: int
    start: int
    end: int
    text: str  # block.text[start:end]
    links: tuple[int, ...]  # candidates on this line, marked ones left out
    words: str  # text without URLs, spaces joined
    opens: bool  # the first line of its paragraph
    role: Role
    emphatic: bool  # all of it bold, or a heading, or in capitals
    lead: str  # the marks and numbering before it
    spans: tuple[tuple[int, int], ...] = ()  # where `links` stand, in the order of `links`
    italic: tuple[tuple[int, int], ...] = ()  # what the markup emphasises on it: often a work's title

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.block, self.start, self.end)

    @property
    def before(self) -> str:
        """What stands before its first link."""
        return self.text[: self.spans[0][0] - self.start].strip(" (") if self.spans else self.text


def lines_of(
    document: Document, blocks: list[int], candidates: tuple[Candidate, ...], of: dict[int, list[int]]
) -> list[Line]:
    """The lines of `blocks` that say something or carry a link; `of` gives each block's candidates."""
    found: list[Line] = []
    carried = ""  # a number that stands on a line of its own counts the next one
    for index in blocks:
        for line in _block_lines(index, document.blocks[index], candidates, of.get(index, [])):
            if not line.words and not line.links:
                carried = line.lead or carried
                continue
            found.append(replace(line, lead=f"{carried} {line.lead}".strip()) if carried else line)
            carried = ""
    return found


_SERIES = re.compile(r"^(\D{3,40}?)\s*[#№]?\s*(\d{1,3})\s*[.:)]?$")
_OFTEN = 3  # posts that a running label must stand in


def without_series(posts: list[list[Line]]) -> list[list[Line]]:
    """The posts without running labels: "Course #1", "Course #2", ... on lines of their own number, they do not name."""
    labels = [{m[1].strip().lower() for line in lines if (m := _in_series(line.words))} for lines in posts]
    counts = Counter(label for found in labels for label in found)
    running = {label for label, often in counts.items() if often >= _OFTEN}
    return [_renumbered(lines, running) for lines in posts] if running else posts


def _in_series(words: str) -> re.Match[str] | None:
    return _SERIES.match(words) if words and (words[-1].isdecimal() or words[-1] in ".:)") else None


def _renumbered(lines: list[Line], running: set[str]) -> list[Line]:
    out: list[Line] = []
    lead = ""
    for line in lines:
        match = _in_series(line.words)
        if match and match[1].strip().lower() in running and not line.links:
            lead = f"{match[2]}."
        else:
            out.append(replace(line, lead=f"{lead} {line.lead}".strip()) if lead else line)
            lead = ""
    return out


def _block_lines(index: int, block: Block, candidates: tuple[Candidate, ...], here: list[int]) -> Iterator[Line]:
    at = 0
    opens = True
    starts = [candidates[c].start for c in here]
    for raw in block.text.split("\n"):
        near = here[bisect_left(starts, at) : bisect_right(starts, at + len(raw))] if here else here
        links = tuple(c for c in near if _on(candidates[c], at, raw)) if near else ()
        shown = [candidate for c in near if shows_url(candidate := candidates[c])] if near else []
        start, end = _bounds(block.text, at, at + len(raw), candidates, links)
        end = _before_marked(block.text, start, end, shown) if links else end
        text = block.text[start:end]
        words = _without(block.text, start, end, shown)
        if raw.strip() or links:
            lead = block.text[at:start].strip()
            lead = f"{block.marker} {lead}".strip() if opens and block.marker else lead
            links = _unmarked(candidates, links) if links else ()
            yield Line(index, start, end, text, links, words, opens, block.role, _emphatic(block, start, end, words),
                       lead, tuple([(candidates[c].start, candidates[c].end) for c in links]) if links else (),
                       _inside(block.italic, start, end) if block.italic else ())  # fmt: skip
            opens = opens and not words and not links
        at += len(raw) + 1


def _inside(spans: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple(span for span in spans if start <= span[0] and span[1] <= end)


def _on(candidate: Candidate, at: int, raw: str) -> bool:
    return candidate.start < at + len(raw) or candidate.start == at + len(raw) == candidate.end or not raw


def _unmarked(candidates: tuple[Candidate, ...], links: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(c for c in links if candidates[c].mark is None)


def _bounds(
    text: str, start: int, end: int, candidates: tuple[Candidate, ...], links: tuple[int, ...]
) -> tuple[int, int]:
    """The line without what numbers it; a link is never cut."""
    first, last = end, start  # before the first link, behind the last
    if links:
        first = min(end, max(start, min([candidates[c].start for c in links])))
        last = min(end, max([candidates[c].end for c in links]))
    lettered = text[start : start + 1].isalpha()  # no mark and no number is a letter
    lead = None if lettered else _LEAD.match(text, start, first)
    begin = lead.end() if lead else start
    label = _DAY.match(text, begin, first) or _LABEL.match(text, begin, first)
    begin = label.end() if label else begin
    tail = _TAIL.search(text, max(begin, last), end) if not _ENDS.match(text, end - 1, end) else None
    return begin, tail.start() if tail else end


def _before_marked(text: str, start: int, end: int, shown: list[Candidate]) -> int:
    """Where the line ends without bare links behind it that are no entries: to its own picture, to a post that it quotes."""
    for link in reversed(shown):
        if link.mark is None or not start <= link.start <= link.end <= end or text[link.end : end].strip():
            continue
        end = start + len(text[start : link.start].rstrip())
    return end


def _without(text: str, start: int, end: int, links: list[Candidate]) -> str:
    """text[start:end] without the URLs that it shows, which are `links` in order; names that carry a link stay."""
    if not links:
        return " ".join(text[start:end].split())
    pieces, at = [], start
    for link in links:
        if start <= link.start < end:
            pieces.append(text[at : link.start])
            at = max(at, min(link.end, end))
    pieces.append(text[at:end])
    return " ".join("".join(pieces).split()).strip()


def shows_url(link: Candidate) -> bool:
    """True where the text of a link is its URL and no name."""
    label = link.label or link.written
    return link.rule == "text" or not label.strip() or bool(_URLISH.match(label.strip()))


_URLISH = re.compile(r"^[‹<\[(]?(?:https?://|www\.)|^[\w.-]+\.[a-z]{2,24}(?:/\S*)?(?:…|\.\.\.)?$", re.I)


_SITE = re.compile(r"(?:[\w-]+\.){1,2}[a-z]{2,12}")


def opens_with_site(line: Line) -> bool:
    """Its only link is the name of a site that the line opens with: "Sieve.io", "Sieve.io - sorts sand"."""
    site = len(line.spans) == 1 and line.spans[0][0] == line.start
    return site and bool(_SITE.fullmatch(line.text[: line.spans[0][1] - line.start]))


START = itemgetter(0)  # of the place of a link
_SMALL = re.compile("[a-z]")
_SHOUT = 4  # letters
_SENTENCES = re.compile(
    r"(?<=[.!?。！？])(?<!\s[A-Z]\.)[\"'”’)]?\s+(?=[\"'“‘(@#]?[A-Z0-9ÀÉÖÜ@#\U0001F000-\U0001FAFF])|(?<=[。！？])(?=\S)"
)


def sentences(line: Line, candidates: tuple[Candidate, ...]) -> list[Line]:
    """The sentences of a line, each as a line of its own; a link is never cut."""
    cuts = [line.start + m.end() for m in _SENTENCES.finditer(line.text)]
    cuts = [c for c in cuts if not any(a < c < b for a, b in line.spans)]
    bounds = [line.start, *cuts, line.end]
    return [part(line, a, b, candidates) for a, b in zip(bounds, bounds[1:], strict=False) if a < b]


def part(line: Line, start: int, end: int, candidates: tuple[Candidate, ...]) -> Line:
    """What stands between `start` and `end` of its block, as a line of its own."""
    last = bisect_right if end == line.end else bisect_left
    inside = slice(bisect_left(line.spans, start, key=START), last(line.spans, end, key=START))
    links = line.links[inside]
    text = line.text[start - line.start : end - line.start]
    words = _cut(text, start, [candidates[c] for c in links])
    return replace(line, start=start, end=start + len(text.rstrip()), text=text.rstrip(), words=words,
                   links=links, spans=line.spans[inside], opens=line.opens and start == line.start)  # fmt: skip


def _cut(text: str, offset: int, links: list[Candidate]) -> str:
    for link in sorted(links, key=lambda c: -c.start):
        if shows_url(link):
            text = text[: link.start - offset] + text[link.end - offset :]
    return " ".join(text.split()).strip()


def _emphatic(block: Block, start: int, end: int, words: str) -> bool:
    if block.role is Role.HEADING:
        return True
    shouted = len(words) >= _SHOUT and not _SMALL.search(words) and _in_capitals([c for c in words if c.isalpha()])
    return shouted or (bool(block.bold) and any(a <= start and end <= b + 1 for a, b in block.bold))


def _in_capitals(letters: list[str]) -> bool:
    return len(letters) >= _SHOUT and not any(c.islower() for c in letters) and any(c.isupper() for c in letters)
