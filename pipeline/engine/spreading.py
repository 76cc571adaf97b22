"""Where the parts of merging are worked on: threads, processes or a cluster, whichever suits the work."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from pipeline.config import EngineSettings
from pipeline.engine.garbage import collect_rarely
from pipeline.engine.processes import processes
from pipeline.engine.run import run, workers

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def helpers(settings: EngineSettings, *, wanted: bool) -> Iterator[Executor | None]:
    """Processes for work that holds Python's lock, until the block ends; None where none are `wanted`, or one works alone.

    They are forked here and now, before the libraries that merge start threads in this process and fill its memory.
    """
    if not wanted or settings.engine == "dask" or workers(settings) == 1:
        yield None
        return
    pool = processes(workers(settings), _begin)
    try:
        pool.submit(len, "")
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever stops the run stops it in the process that leads it
    collect_rarely()


def spread(
    settings: EngineSettings,
    pool: Executor | None,
    function: Callable[[Item], Result],
    work: Sequence[Item],
    *,
    locked: bool = False,
) -> Iterator[Result]:
    """The result of `function` for each item, as they finish.

    On this machine that is threads, as many as there are workers; work that is `locked`, that is holds Python's lock nearly
    all the time, is done by the processes of the `pool`, without one in turn. A cluster runs it as it runs batches.
    """
    if settings.engine == "dask":
        batches = [[item] for item in work]
        alone = partial(_alone, function)
        yield from run(alone, batches, settings, alone)
    elif not locked:
        with ThreadPoolExecutor(max(1, min(workers(settings), len(work)))) as threads:
            yield from threads.map(function, work)
    elif pool is None:
        yield from map(function, work)
    else:
        yield from _sturdily(pool, function, work)


def _alone(function: Callable[[Item], Result], batch: list[Item]) -> Result:
    return function(batch[0])


def _sturdily(pool: Executor, function: Callable[[Item], Result], work: Sequence[Item]) -> Iterator[Result]:
    """What the pool gives; what it does not, because one of its processes died, is done here."""
    for item, future in [(item, _asked(pool, function, item)) for item in work]:
        try:
            result = future.result() if future else function(item)
        except BrokenProcessPool:
            result = function(item)
        yield result


def _asked(pool: Executor, function: Callable[[Item], Result], item: Item) -> Future[Result] | None:
    try:
        return pool.submit(function, item)
    except BrokenProcessPool:
        return None
