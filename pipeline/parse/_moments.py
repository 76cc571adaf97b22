"""Times as data files write them -> aware datetimes in UTC."""

import re
from datetime import UTC, datetime, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Thu Nov 03 08:50:26 +0000 2022, as Twitter writes it
_TWITTER = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d):(\d\d):(\d\d) [+-]\d{4} (\d{4})")
_FRACTION = re.compile(r"(\.\d{1,6})\d*")
_SNOWFLAKE_EPOCH = 1288834974657  # milliseconds; Twitter's ids since November 2010 count from it
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(value: object) -> datetime | None:
    """The time that `value` means: ISO 8601, Twitter's form, or seconds, milliseconds or microseconds since 1970.

    A time without a zone is read as UTC. None for what is no time.
    """
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).strip()
    if re.fullmatch(r"\d{9,17}(\.\d+)?", text):
        return _since_1970(float(text))
    if match := _TWITTER.fullmatch(text):
        month, day, hour, minute, second, year = match.groups()
        try:
            return datetime(
                int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second), tzinfo=UTC
            )
        except ValueError:
            return None
    try:
        parsed = datetime.fromisoformat(_FRACTION.sub(r"\1", text.removesuffix(" UTC")))
        return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def of_snowflake(key: str) -> datetime | None:
    """When the tweet of this id was posted; None for ids from before they told it."""
    if not key.isdecimal() or not 15 <= len(key) <= 20:
        return None
    return _since_1970(float((int(key) >> 22) + _SNOWFLAKE_EPOCH))


def _since_1970(number: float) -> datetime | None:
    for unit in (1e12, 1e15):  # later than 1e11 seconds is the year 5138: so it counts smaller units
        if number > unit / 10:
            number = number / 1000
    try:
        return _EPOCH + timedelta(seconds=number)
    except OverflowError:
        return None
