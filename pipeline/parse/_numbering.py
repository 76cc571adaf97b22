"""The numbers that authors give their posts, and where posts part by them.

1/ …   2/7 …   (3/7) …   4. …   … (5 / 18)   … ↓ 6/9   (7 #ABookADay) …   8/N …   Step 9: …   Weeks 10-12 - …
"""

import re
from collections import Counter as Counts
from collections.abc import Sequence
from itertools import pairwise

from pipeline.parse._draft import Line, trimmed
from pipeline.records import dataclass

_SLASH = re.compile(r"[/⁄／](?:(?<=\d.)|(?<=\d\s.))")
_TOTAL = r"(?:\d{1,3}|[NnXxKk∞]|\?{1,2}|end|fin)"
_FRACTION = rf"[(\[]?\s?(?P<n>\d{{1,3}})\s?[/⁄／]\s?(?P<total>{_TOTAL})?\s?[^\w\s)\]]{{0,3}}[)\]]?"
_HANDLES = r"(?:@\w{1,30}\s+){0,12}"  # some dumps repeat at every post whom it answers
_LEADING = re.compile(r"^(?P<handle>@\w{1,30})\s+\S")
_SIGNS = r"(?:(?:[🧵↓⬇👇🔽]\ufe0f?|(?:tweet|post)\b)\s*){0,3}"
_OPENING = re.compile(rf"^\s*{_HANDLES}{_SIGNS}{_FRACTION}(?=[\s.:\-–—]|$)", re.I)
_TAGGED = re.compile(r"^\s*\((?P<n>\d{1,3})\s+#\w+\)")
_LISTED = re.compile(rf"^\s*{_HANDLES}(?P<n>\d{{1,3}})(?:\\?[.)]|️?⃣)(?=\s|$|[^\d\s])")
_STEP = re.compile(
    r"^\s*(?:step|day|week|month|year|phase|stage|level|lesson|part|tip|rule|semester|paso|semana|mes|d[ií]a|etapa|passo|schritt|woche|monat|tag|étape|semaine)s?"
    r"\s?#?(?P<n>\d{1,3})(?:\s?(?:-|–|—|to|&|and)\s?\d{1,3})?\s?(?:[:.)|\-–—]|$)",
    re.I,
)
_CLOSING = re.compile(rf"(?:^|(?<=[^\w/]))(?:{_SIGNS}){_FRACTION}(?:\s*[^\w\s]{{1,3}})?(?:\s?Image){{0,4}}\s*$")


_ROW = 3  # bare numbers at the ends of posts that make a row


@dataclass(frozen=True, slots=True)
class Counter:
    """One number of the author's: at which line, at its beginning or end."""

    line: int  # index into the lines
    number: int
    bounded: bool  # "n/m", not just "n/" or "n."


def opening(text: str) -> tuple[int, bool] | None:
    """The number that `text` begins with, and whether it is one of many ("3/9")."""
    found = _OPENING.match(text) if _SLASH.search(text) else None
    if found:
        return int(found["n"]), bool(found["total"])
    tagged = _TAGGED.match(text)
    return (int(tagged["n"]), False) if tagged else None


def listed(text: str) -> int | None:
    """The number of a line written like an item of a list: "3." or "3)"."""
    found = _LISTED.match(text)
    return int(found["n"]) if found else None


def step(text: str) -> int | None:
    """The number of a step that the line begins: "Step 3:", "Weeks 4-6 - Algebra"."""
    found = _STEP.match(text)
    return int(found["n"]) if found else None


def closing(text: str) -> tuple[int, bool] | None:
    """The number that `text` ends with, and whether it is one of many ("3/9"); a bare "3/" counts only in a row of them."""
    end = text[-40:]
    found = _CLOSING.search(end) if _SLASH.search(end) else None
    if not found:
        return None
    number, total = int(found["n"]), found["total"]
    return None if total and total.isdigit() and number > int(total) else (number, bool(total))


def counters(lines: Sequence[Line], read: str) -> list[Counter]:
    """The author's numbers, read as "opening", "closing", "listed" or "step", as far as they grow."""
    found: list[Counter] = []
    for i, line in enumerate(lines):
        if line.blank:
            continue
        if read == "opening":
            number, bounded = opening(line.text) or (None, False)
        elif read == "closing":
            number, bounded = closing(line.text) or (None, False)
        else:
            number, bounded = (step if read == "step" else listed)(line.text), False
        if number is not None:
            found.append(Counter(i, number, bounded))
    grown = _growing(found)
    if read == "closing" and not any(c.bounded for c in grown) and len(grown) < _ROW:
        return []
    return grown


def _growing(found: list[Counter]) -> list[Counter]:
    """Those that go on from the one before, with small gaps; a 1 starts anew."""
    kept: list[Counter] = []
    for counter in found:
        last = kept[-1].number if kept else 0
        if counter.number == 1 or last < counter.number <= last + 4 or (not kept and counter.number <= 3):
            kept.append(counter)
    return kept


def segments(lines: Sequence[Line]) -> list[list[Line]]:
    """The posts of one thread, parted by the author's own numbering; all in one where there is none.

    Numbers that stand alone after a post, or at its last line's end, close it; those at a line's beginning open it.
    Whichever is found more often decides; the text before a first opening number is a post of its own.
    """
    lines = trimmed(lines)
    opens, closes = counters(lines, "opening"), counters(lines, "closing")
    alone = {c.line for c in closes} & {c.line for c in opens}
    ends_last = bool(closes) and closes[-1].line >= len(lines) - 1
    if len(closes) >= 2 and (len(closes) > len(opens) or (len(alone) == len(opens) and ends_last)):
        cuts = [c.line + 1 for c in closes]
    elif len(opens) >= 2:
        cuts = [c.line for c in opens]
    elif addressed := _addressed(lines):
        cuts = addressed
    else:
        items = [c for c in counters(lines, "listed") if c.line == 0 or lines[c.line - 1].blank]
        cuts = [c.line for c in (items, counters(lines, "step"))[len(items) < _ROW]]
        cuts = cuts if len(cuts) >= _ROW else []
    edges = [0, *cuts, len(lines)]
    parts = [trimmed(lines[a:b]) for a, b in pairwise(edges)]
    return [part for part in parts if part]


def _addressed(lines: Sequence[Line]) -> list[int]:
    """Lines that begin with one and the same handle: a dump repeats whom a chain of posts answers."""
    led = [(i, m["handle"]) for i, line in enumerate(lines) if (m := _LEADING.match(line.text))]
    often = Counts(handle for _, handle in led).most_common(1)
    return [i for i, handle in led if handle == often[0][0]] if often and often[0][1] >= 3 else []


def without_number(text: str) -> str:
    """A line without the author's number at either end."""
    for pattern in (_OPENING, _TAGGED):
        found = pattern.match(text)
        if found:
            return text[found.end() :].lstrip(" .):-–—")
    found = _CLOSING.search(text) if closing(text) is not None else None
    return text[: found.start()].rstrip() if found else text
