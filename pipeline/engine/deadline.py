"""A bound in time for one file.

An alarm ends what Python runs (patterns too: the engine of ``re`` looks for signals). What does not come back from a
library is ended with its process, by a thread of the interpreter that needs no turn; the engine then goes on without it.
"""

import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from types import FrameType

from pipeline.errors import UnreadableSource

_GRACE = 5  # seconds after the alarm; then the worker ends


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Raises UnreadableSource inside the block once `seconds` are over; ends a worker that does not listen.

    The first only on the main thread of a Unix process, the second only in processes that another Python started.
    """
    with _last_resort(seconds + _GRACE), _alarm(seconds):
        yield


@contextmanager
def _alarm(seconds: int) -> Iterator[None]:
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


@contextmanager
def _last_resort(seconds: int) -> Iterator[None]:
    if parent_process() is None:
        yield
        return
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - os.devnull is no Path
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
