"""When a host may be asked again: so often a second, robots.txt's delay, and what Retry-After says."""

import asyncio
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pipeline.errors import NetworkError, Outcome

PATIENCE = 60.0  # seconds; a host that asks for a longer pause is left for another run
SLOWEST = 30.0  # seconds; more than this between two requests no robots.txt can ask


class Pace:
    """The turns of all hosts."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1.0 / per_second if per_second > 0 else 0.0
        self._gaps: dict[str, float] = {}
        self._next: dict[str, float] = {}  # host -> when the next turn begins, on the monotonic clock
        self._closed: dict[str, float] = {}  # host -> until when it is left alone

    def slow_down(self, host: str, seconds: float) -> None:
        """At least `seconds` between two requests to `host`."""
        self._gaps[host] = min(max(seconds, self._gap), SLOWEST)

    def pause(self, host: str, seconds: float) -> None:
        """Nothing to `host` for so long."""
        self._closed[host] = max(self._closed.get(host, 0.0), time.monotonic() + seconds)

    def paused(self, host: str) -> float:
        """Seconds for which `host` is left alone."""
        return max(0.0, self._closed.get(host, 0.0) - time.monotonic())

    async def turn(self, host: str) -> None:
        """Waits for the next turn at `host`; raises NetworkError (later) where it asked for too long a pause."""
        while True:
            if (pause := self.paused(host)) > PATIENCE:
                raise NetworkError(f"{host} asks to be left alone for {pause:.0f} seconds", Outcome.LATER)
            if pause:
                await asyncio.sleep(pause)
                continue
            now = time.monotonic()
            start = max(now, self._next.get(host, 0.0))
            self._next[host] = start + self._gaps.get(host, self._gap)
            if start > now:
                await asyncio.sleep(start - now)
            if not self.paused(host):
                return


def retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header asks for (a number or a date, RFC 9110); None where it says nothing."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
