"""What all page texts of threads share: their title, and the network that they came from."""

import re
from collections.abc import Sequence
from datetime import datetime

from pipeline.model import Precision
from pipeline.parse._draft import Line
from pipeline.parse._numbering import without_number
from pipeline.parse._written_dates import read_date

_NETWORKS = {
    "bluesky": re.compile(r"\bbsky\.(?:app|social)\b"),
    "mastodon": re.compile(r"\bmastodon\.social\b|@\w+@[\w-]+\.\w+"),
    "linkedin": re.compile(r"\blnkd\.in\b|\blinkedin\.com\b"),
    "twitter": re.compile(r"\bt\.co/|\btwitter\.com\b|\bx\.com/|\bpic\.x\.com\b"),
}
_WORDS = re.compile(r"[^\W_]{2}")


def platform_of(text: str, *, default: str | None = None) -> str | None:
    """The network whose marks stand most often in `text`."""
    found = {name: len(pattern.findall(text)) for name, pattern in _NETWORKS.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] else default


def first_words(lines: Sequence[Line]) -> str | None:
    """A thread's title where nothing names it: its first line that has words, without the author's number."""
    for line in lines:
        words = without_number(line.text.strip()).strip()
        if _WORDS.search(words):
            return words.rstrip(" 🧵👇⬇\ufe0f").strip() or None
    return None


_FOLLOW = re.compile(
    r"^\s*(?:you can follow|follow|seguir a|sigue a|folge|suivez|siga)\s+(?P<handle>@\w{2,30})\W*$", re.I
)
_SIGNED = re.compile(
    r"^\s*(?:(?:a )?(?:thread|tweets?|hilo|written|posted)\s+)?(?:by|por|von|par|di|作者[::]?)\s+(?P<handle>@\w{2,30})"
    r"(?:\s*[—–|·•-].{0,60})?\s*$",
    re.I,
)


def byline(lines: Sequence[Line]) -> str | None:
    """The handle that a page gives as its author, in its first lines or in its footer."""
    shown = [line for line in lines if not line.blank]
    for pattern, where in ((_SIGNED, shown[:4]), (_FOLLOW, shown[-8:])):
        for line in where:
            if found := pattern.match(line.text):
                return found["handle"]
    return None


def foreign_start(lines: Sequence[Line]) -> int:
    """Where a footer that names the author or asks to follow begins; the end where there is none."""
    shown = [i for i, line in enumerate(lines) if not line.blank]
    return next((i for i in shown[-8:] if _FOLLOW.match(lines[i].text)), len(lines))


_DATED = re.compile(
    r"^\s*(?:by|por|von|par|di|da|door|av|作者)\s+(?P<who>@?\w[\w .'’-]{1,60}?)\s*[—–|·•,-]\s*(?P<date>\S.{3,60})$",
    re.I,
)


def dated_byline(lines: Sequence[Line]) -> tuple[str | None, tuple[datetime | None, Precision | None]]:
    """Author and date of a line like "By Ada Example — 18 December 2023" near the top."""
    for line in [line for line in lines if not line.blank][:6]:
        found = _DATED.match(line.text)
        if found:
            when = read_date(found["date"])
            if when[0]:
                return found["who"].strip(), when
    return None, (None, None)
