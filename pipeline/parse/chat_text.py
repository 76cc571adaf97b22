"""A chat as text, as WhatsApp and Signal export it or as it was copied: each message behind its time and its author.

    15.04.2016, 15:04 - Messages you send to this group are now secured with end-to-end encryption.
    15.04.2016, 15:06 - Ada Fern: The best book on bread: https://bread.example/book
    It is free.
    [10/24/21, 3:25:10 PM] Bert: image omitted
    [3:26 PM, 10/24/2021] Bert: I had no time yet        copied from the page
    [3:27 PM] ada: take your time                        or from other programs, [15:27] <ada> among them

Which number of a date is the day is told by the chat itself; where it is not, no time is known. What nobody said (who
joined, what is encrypted) is the app's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from pipeline.model import Document, Genre, Precision, Reason, SavedFile
from pipeline.parse._draft import NEVER, Draft, Line, When, lines_of
from pipeline.parse._prose import prose

_TURN = "\u200e\u200f\u202a-\u202e\ufeff"  # marks of direction, which phones write
_GAP = "[ \u00a0\u202f]"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_TIME = rf"\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\.?(?:{_GAP}?[AaPp]\.?{_GAP}?[Mm]\.?)?"
_STAMP = re.compile(
    rf"[{_TURN}]{{0,4}}(?:(?P<open>\[)?(?P<date>{_DATE}),?{_GAP}(?:(?:à|um|at){_GAP})?{_TIME}(?P<shut>\]|{_GAP}[-–])"
    rf"|\[{_TIME}(?:,{_GAP}(?P<day>{_DATE}))?\]){_GAP}"
)
_SPOKEN = re.compile(
    rf"[{_TURN}]{{0,4}}(?:<(?P<nick>[^<>\s]{{1,40}})>|(?P<who>[^\s:](?:(?! - )[^:\n]){{0,60}}):)(?:{_GAP}|$)"
)
# What stands for a picture or a deleted message: the phone's own words come behind a mark of direction or in brackets.
_ATTACHED = re.compile(r"\u200e.*|<[^<>\n]{1,120}>|[^\n]{1,80}\.\w{2,5} \([^()\n]{1,40}\)|\w[\w ]{0,20} omitted")
_ORDERS = ((2, 1, 0), (2, 0, 1), (0, 1, 2))  # where year, month and day stand
SUREST = 86


def recognises(saved: SavedFile) -> int:
    """86 for two or more messages, the first of them at the very beginning; where no day is told somebody speaks again."""
    first = _stamp(saved.text[:400].lstrip("\n"))
    if not first or not prose(saved):
        return 0
    spoken = [who for line in saved.text.split("\n") if (who := _speaker(line))]
    return SUREST if len(spoken) > (1 if _date(first) else len({*spoken})) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion."""
    lines = lines_of(saved.text)
    stamps = [_stamp(line.text) for line in lines]
    dated = _calendar([date for found in stamps if found and (date := _date(found))])
    starts = [i for i, found in enumerate(stamps) if found]
    draft = Draft()
    for start, end in pairwise([*starts, len(lines)]):
        _message(draft, lines[start:end], stamps[start], dated)
    phone = any(_date(found) for found in stamps if found)
    yield draft.document(format="chat_text", genre=Genre.DISCUSSION, platform="whatsapp" if phone else None)


def _stamp(line: str) -> re.Match[str] | None:
    """The time at the head of a message: in brackets, or before a dash."""
    found = _STAMP.match(line)
    return found if found and bool(found["open"]) == (found["shut"] == "]") else None


def _date(stamp: re.Match[str]) -> str:
    return stamp["date"] or stamp["day"] or ""


def _speaker(line: str) -> str | None:
    found = _stamp(line)
    spoken = _SPOKEN.match(line, found.end()) if found else None
    return spoken and (spoken["who"] or spoken["nick"])


def _message(draft: Draft, lines: Sequence[Line], stamp: re.Match[str] | None, dated: Callable[[str], When]) -> None:
    """One message with the lines that it goes on in."""
    begins = stamp.end() if stamp else 0
    spoken = _SPOKEN.match(lines[0].text, begins)
    if stamp is None or spoken is None:
        draft.noise(lines, mark=Reason.CHROME, rule="notice")
        return
    who = spoken["who"] or spoken["nick"]
    post = draft.post(who.strip(f"~ {_GAP}"), at=dated(_date(stamp)) if _date(stamp) else NEVER)
    draft.noise([lines[0].cut(0, spoken.end())], mark=Reason.CHROME, rule="byline", post=post)
    said = [lines[0].cut(spoken.end()), *lines[1:]]
    if len(lines) == 1 and _ATTACHED.fullmatch(said[0].text.strip()):
        draft.noise(said, mark=Reason.MEDIA, rule="attachment", post=post)
    else:
        draft.say(said, post=post)


def _calendar(dates: Sequence[str]) -> Callable[[str], When]:
    """What each date means: in the one order of its numbers in which all are days and, if need be, run on in time."""
    readings = [days for order in _ORDERS if all(days := [_day(date, order) for date in dates])]
    running = [days for days in readings if days == sorted(filter(None, days))] or readings
    if not running or any(days != running[0] for days in running):
        return lambda date: NEVER
    known = dict(zip(dates, running[0], strict=True))
    return lambda date: (known[date], Precision.DAY)


def _day(date: str, order: tuple[int, int, int]) -> datetime | None:
    parts = re.split(r"[./-]", date)
    year, month, day = (parts[place] for place in order)
    if len(year) not in (2, 4) or (order[0] == 0 and len(year) == 2):
        return None
    try:
        return datetime(int(year) + 2000 * (len(year) == 2), int(month), int(day), tzinfo=UTC)
    except ValueError:
        return None
