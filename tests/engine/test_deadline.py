"""A file that never ends: its time is bounded, in Python, in a pattern, and in a library that does not listen."""

import signal
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from time import monotonic

import pytest

from pipeline.engine import deadline as module
from pipeline.engine.deadline import deadline
from pipeline.errors import UnreadableSource
from tests.engine.hostile import work


@pytest.mark.parametrize("item", ["loop", "sleep", "regex"])
def test_what_hangs_is_ended(item: str) -> None:
    began = monotonic()
    with pytest.raises(UnreadableSource, match=r"1 s; raise limits\.seconds"), deadline(1):
        work([item])
    assert monotonic() - began < 5


def test_what_is_done_in_time_is_left_alone() -> None:
    with deadline(1):
        assert work(["a"]) == ["A"]
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def deaf() -> None:
    """Hangs, and hears no signal: as a library does that does not come back to Python."""
    module._GRACE = 0
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    with deadline(1):
        time.sleep(3600)


def test_a_worker_that_does_not_listen_ends() -> None:
    began = monotonic()
    with ProcessPoolExecutor(max_workers=1) as pool, pytest.raises(BrokenProcessPool):
        pool.submit(deaf).result()
    assert monotonic() - began < 10
