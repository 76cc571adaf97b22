"""The time that one URL may take."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Clock:
    """Runs while something is under way; waiting for a turn is not counted."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While it runs; raises TimeoutError when its time is up."""
        start = time.monotonic()
        try:
            async with asyncio.timeout(self._left):
                yield
        finally:
            self._left = max(0.0, self._left - (time.monotonic() - start))
