"""Dates as interfaces print them: read without a locale, and only where day, month and year are all shown.

2025-04-29 · Nov 1, 2023 · 14 Feb 2019 · 28.02.2026 20:53 · Mar 6, 2026 at 8:26AM · 18 de diciembre de 2023
"""

import re
from datetime import UTC, datetime

from pipeline.model import Precision

# Month names by their first letters, in the languages that the networks' interfaces come in (CLDR).
_MONTHS: tuple[tuple[str, ...], ...] = (
    ("jan", "ene", "janv", "gen", "янв"),
    ("feb", "fev", "fév", "фев"),
    ("mar", "mär", "mrz", "мар"),
    ("apr", "abr", "avr", "апр"),
    ("may", "mai", "mag", "mei", "май", "мая"),
    ("jun", "juin", "giu", "июн"),
    ("jul", "juil", "lug", "июл"),
    ("aug", "ago", "aoû", "авг"),
    ("sep", "set", "сен"),
    ("oct", "okt", "out", "ott", "окт"),
    ("nov", "ноя"),
    ("dec", "dez", "dic", "déc", "дек"),
)
_ISO = re.compile(r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})")
_DOTTED = re.compile(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b")
_DAY_FIRST = re.compile(
    r"\b(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?\s(?:de\s)?(?P<name>[^\W\d_]{3,10})\.?,?\s(?:de\s)?(?P<y>\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b(?P<name>[^\W\d_]{3,10})\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>\d{4})\b")
_TIME = re.compile(r"\b(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s?(?P<half>[AaPp]\.?[Mm])?")
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})")
_ZONE = re.compile(r"^\s?(?:Z\b|UTC|GMT|\+00:?00)")


def read_date(text: str) -> tuple[datetime | None, Precision | None]:
    """The first whole date in `text`: to the second where it shows a time in UTC, else to the day.

    A time without its zone is not used: it would be a guess of up to a day's half.
    """
    stamp = _STAMP.search(text)
    if stamp and (exact := _exact(stamp[0])):
        return exact, Precision.SECOND
    for pattern in (_ISO, _DOTTED, _DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(text):
            day = _day(found.groupdict())
            if day:
                return _with_time(day, text[found.end() : found.end() + 24])
    return None, None


def _exact(stamp: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _day(parts: dict[str, str]) -> datetime | None:
    month = int(parts["m"]) if "m" in parts else _month(parts["name"])
    try:
        return datetime(int(parts["y"]), month, int(parts["d"]), tzinfo=UTC)
    except ValueError:
        return None


def _month(name: str) -> int:
    name = name.casefold()
    return next((i for i, starts in enumerate(_MONTHS, 1) if name.startswith(starts)), 0)


def _with_time(day: datetime, rest: str) -> tuple[datetime, Precision]:
    clock = _TIME.search(rest)
    if not clock or not _ZONE.match(rest[clock.end() :]):
        return day, Precision.DAY
    hour = int(clock["hour"]) % 12 + 12 * (clock["half"][0] in "Pp") if clock["half"] else int(clock["hour"])
    try:
        return day.replace(hour=hour, minute=int(clock["minute"]), second=int(clock["second"] or 0)), Precision.SECOND
    except ValueError:
        return day, Precision.DAY
