"""Who wrote a page text, where a few lines above or below the text say so.

Ada Example                  Thread by @ada: "First post …"      By Ada Example — 18 December 2023
@ada
12 Tweets · Mar 3, 2023

…                            You can follow @ada.
"""

import re
from collections.abc import Sequence

from pipeline.parse import _interface
from pipeline.parse._draft import NEVER, Line, When
from pipeline.parse._written_dates import read_date
from pipeline.records import dataclass, replace

_BY = r"(?:by|por|von|par|di|da|door|av|作者)"
_FOLLOW = re.compile(
    r"^\s*(?:you can follow|follow|seguir a|sigue a|folge|suivez|siga)\s+(?P<handle>@\w{2,30})\W*$", re.I
)
_SITE = re.compile(r"^\s*you can\b", re.I)
_SIGNED = re.compile(
    rf"^\s*(?:(?:a |twitter |x )?(?:threads?|tweets?|tweetstorm|hilo|written|posted|unrolled thread)\s+)?{_BY}[::]?\s+"
    r"(?P<handle>@\w{2,30})(?:\s*[—–|·•-].{0,60}|:\s.{0,400})?\s*$",
    re.I,
)
_BOTH = re.compile(rf"^\s*{_BY}[::]?\s+(?P<name>[^\s@(][^@(\n]{{0,60}}?)\s*\(?(?P<handle>@\w{{2,30}})\)?\s*$", re.I)
# The heading of a page that collects one author's threads, or those of a category or hashtag.
_PAGE_OF = re.compile(
    r"^\s*(?P<what>(?i:authors?|categor(?:y|ies)|hashtags?|tags?))\s+(?P<who>[#@]?[A-Z\u00c0-\u024f][^\n.:!?]{0,60})$"
)
_DATED = re.compile(rf"^\s*{_BY}[::]?\s+(?P<who>@?\w[\w .'’-]{{1,60}}?)\s*[—–|·•,-]\s*(?P<date>\S.{{3,60}})$", re.I)
_HANDLE = re.compile(r"^\s*(?P<handle>@[\w.]{2,40})\s*$")
_NAMED = re.compile(r"^\s*(?P<name>[^\s@(][^@(\n]{0,60}?)\s*\(?(?P<handle>@\w{2,30})\)?\s*$")
# Counters and dates that unrollers print under the name, before the text.
_STATISTICS = re.compile(
    r"^\s*(?:\d{1,4} (?:tweets?|posts?|min(?:ute)?s? read)|read on (?:x|twitter)|[·•|]|follow|"
    r"\d[\d.,]*[km]? (?:views?|likes?))"
    r"(?:\s*[·•|,]?\s*.{0,40})?$",
    re.I,
)
# Under a post's text on its own page: the time of day, then the date.
_CLOCK = re.compile(
    r"^\s*\d{1,2}[:.]\d{2}(?:\s?[ap]\.?\s?m\.?)?\s*[·•]\s*(?P<date>\S.{5,30}?)(?:\s*[·•].{0,60})?$", re.I
)
_HEAD, _FOOT = 5, 8  # how many lines that show something are looked at


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text begins and ends between such lines, and what they say."""

    start: int
    end: int
    author: str | None = None
    name: str | None = None
    when: When = NEVER
    title: str | None = None


def frame(lines: Sequence[Line]) -> Frame:
    """The frame around the text of `lines`."""
    shown = [i for i, line in enumerate(lines) if not line.blank]
    found = _head(lines, shown) or Frame(0, len(lines))
    while shown and _interface.equals(lines[shown[-1]].text, _interface.BUTTONS):
        shown.pop()
    bottom = shown[-1] + 1 if shown else len(lines)
    foot = shown[-_FOOT:]
    end = next((i for i in foot if _FOLLOW.match(lines[i].text) or _CLOCK.match(lines[i].text)), bottom)
    last = lines[end].text if end < len(lines) else ""
    follow, clock = _FOLLOW.match(last), _CLOCK.match(last)
    author = found.author or (follow["handle"] if follow else None)
    when = found.when if found.when[0] or not clock else read_date(clock["date"])
    own = follow is not None and _asks_more(lines[end:])
    return replace(found, author=author, end=bottom if own else end, when=when)


def _asks_more(foot: Sequence[Line]) -> bool:
    """Below the line that says whom to follow stands a link: then the author asks, and no site closes the thread."""
    return not _SITE.match(foot[0].text) and any("://" in line.text for line in foot)


def _head(lines: Sequence[Line], shown: Sequence[int]) -> Frame | None:
    """The byline within the first lines, with the title above it and the counters below."""
    for place, i in enumerate(shown[:_HEAD]):
        found = _line(lines[i], lines[shown[place - 1]] if place else None)
        if found:
            name_above = found.name is not None and place > 0 and lines[shown[place - 1]].text.strip() == found.name
            above = shown[: place - name_above]
            start, when = _below(lines, shown[place + 1 :], i + 1)
            title = lines[above[0]].text.strip() if above and len(lines[above[0]].text) < 120 else None
            when = found.when if found.when[0] else when
            return replace(found, start=start, end=len(lines), when=when, title=title) if len(above) < 2 else None
    return None


def _line(line: Line, above: Line | None) -> Frame | None:
    """A frame without its places, where the line is a byline."""
    if dated := _DATED.match(line.text):
        when = read_date(dated["date"])
        return Frame(0, 0, dated["who"].strip(), when=when) if when[0] else None
    if signed := _SIGNED.match(line.text):
        return Frame(0, 0, signed["handle"])
    if both := _BOTH.match(line.text):
        return Frame(0, 0, both["handle"], both["name"].strip())
    page = _PAGE_OF.match(line.text) if above is None else None
    if page:
        return Frame(0, 0, page["who"].strip() if page["what"].lower().startswith("author") else None)
    if (alone := _HANDLE.match(line.text)) and above is not None and _is_name(above.text):
        return Frame(0, 0, alone["handle"], above.text.strip())
    if (named := _NAMED.match(line.text)) and above is None and _is_name(named["name"]):
        return Frame(0, 0, named["handle"], named["name"].strip())
    return None


def _is_name(text: str) -> bool:
    """A name: few words, and no sentence."""
    return len(text.split()) < 6 and not text.rstrip().endswith((".", ":", "!", "?", "…", ","))


def _below(lines: Sequence[Line], shown: Sequence[int], start: int) -> tuple[int, When]:
    """Behind the counters and the date under a byline."""
    when: When = NEVER
    for i in shown[:3]:
        text = lines[i].text.strip()
        date = read_date(text) if len(text) < 40 else NEVER
        if not date[0] and not _STATISTICS.match(text):
            break
        start, when = i + 1, when if when[0] else date
    return start, when
