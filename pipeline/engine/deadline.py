"""A bound in time for one file, where the platform has one."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pipeline.errors import UnreadableSource


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Raises UnreadableSource inside the block once `seconds` are over (main thread of a Unix process only)."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_: int, __: FrameType | None) -> None:
        raise UnreadableSource(f"not read within {seconds} s; raise limits.seconds in config.yaml or split the file")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
