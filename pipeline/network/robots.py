"""robots.txt: asked once for each origin, kept for the run (RFC 9309, read by protego)."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from protego import Protego

from pipeline.errors import Forbidden, NetworkError, Outcome
from pipeline.network.urls import origin

AGENT = "thread-catalogue"  # the product token that robots.txt may name
BYTES = 512_000  # RFC 9309 asks for at least 500 KiB
_KEPT = 1_000  # origins whose rules stay in memory

# The text of an origin's robots.txt; '' where it has none. Raises NetworkError where it cannot be asked.
Ask = Callable[[str], Awaitable[str]]


class Robots:
    """The rules of every origin that was asked."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._rules: OrderedDict[str, asyncio.Task[Protego]] = OrderedDict()

    async def delay(self, url: str) -> float:
        """Seconds between two requests that robots.txt asks for; 0 where it asks for nothing.

        Raises NetworkError: robots, where it forbids `url`; or what went wrong while it was asked.
        """
        rules = await self._of(origin(url))
        if not rules.can_fetch(url, AGENT):
            raise NetworkError(f"{url}: robots.txt forbids it", Outcome.ROBOTS)
        rate = rules.request_rate(AGENT)
        return max(rules.crawl_delay(AGENT) or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0)

    def close(self) -> None:
        """Stops what is still being asked."""
        for task in self._rules.values():
            task.cancel()

    async def _of(self, of: str) -> Protego:
        task = self._rules.get(of)
        if task is None:
            task = self._rules[of] = asyncio.create_task(self._read(of))
            if len(self._rules) > _KEPT:
                self._rules.popitem(last=False)
        try:
            return await asyncio.shield(task)  # the others wait for it too
        except NetworkError as error:
            raise _own(error) from error

    async def _read(self, of: str) -> Protego:
        return Protego.parse(await self._ask(f"{of}/robots.txt"))


def _own(error: NetworkError) -> NetworkError:
    """An error for each that waits: its `reached` grows on the way up.

    Not copy.copy: where distributed is loaded, tblib's copies of an exception share one ``__dict__``.
    """
    return Forbidden(str(error)) if isinstance(error, Forbidden) else NetworkError(str(error), error.outcome)
