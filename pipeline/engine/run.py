"""Runs a function over batches on an executor, keeps the queue short, and survives workers that die.

Files are read in processes of their own even where one is enough: what kills it must not end the run.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from pipeline.config import EngineSettings
from pipeline.engine.lean import be_lean
from pipeline.engine.processes import processes
from pipeline.errors import UsageError

Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD = 2  # batches for each worker: one in its hands, one waiting


def workers(settings: EngineSettings) -> int:
    """How many processes work: as configured, or one a core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return settings.workers or cores or 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where the work runs: an executor, how many batches it works on at a time, and how it says that a worker died."""

    executor: Executor
    width: int
    deaths: tuple[type[Exception], ...]


@contextmanager
def open_place(settings: EngineSettings, batches: int) -> Iterator[Place]:
    """A pool of processes on this machine, or a Dask cluster; raises UsageError where the configuration names neither."""
    if settings.engine == "dask":
        from pipeline.engine.cluster import open_cluster

        with open_cluster(settings.scheduler) as (executor, width, deaths):
            yield Place(executor, width, deaths)
    elif settings.engine == "local":
        width = max(1, min(workers(settings), batches))
        with processes(width, be_lean) as pool:
            yield Place(pool, width, (BrokenProcessPool,))
    else:
        raise UsageError(f"engine {settings.engine!r} is unknown; use local or dask")


def run(
    function: Callable[[list[Item]], Result],
    work: Sequence[list[Item]],
    settings: EngineSettings,
    on_death: Callable[[list[Item]], Result],
) -> Iterator[Result]:
    """The result of `function` for each batch, as they finish.

    A batch whose worker dies is tried again item by item; the item that kills its worker goes to `on_death`.
    """
    queue, suspects = deque(work), list[list[Item]]()
    while queue:
        with open_place(settings, len(queue)) as place:
            yield from _submit(place, function, queue, suspects)
    yield from _one_by_one(function, [[item] for batch in suspects for item in batch], on_death)


def _submit(
    place: Place, function: Callable[[list[Item]], Result], queue: deque[list[Item]], suspects: list[list[Item]]
) -> Iterator[Result]:
    """Results as they come, until the queue is empty or the place broke; batches that were lost go to `suspects`."""
    running: dict[Future[Result], list[Item]] = {}
    broken = False
    try:
        while running or (queue and not broken):
            while queue and not broken and len(running) < place.width * _AHEAD:
                broken = not _begun(place, function, queue, running)
            done = wait(running, return_when=FIRST_COMPLETED).done if running else ()
            for future in done:
                batch = running.pop(future)
                try:
                    result = future.result()
                except place.deaths:
                    suspects.append(batch)
                    continue
                yield result
    except BaseException:
        for future in running:
            future.cancel()
        raise


def _begun(
    place: Place,
    function: Callable[[list[Item]], Result],
    queue: deque[list[Item]],
    running: dict[Future[Result], list[Item]],
) -> bool:
    """Hands the next batch over; False where the place takes no more: a pool ends with the first of its workers."""
    try:
        running[place.executor.submit(function, queue[0])] = queue[0]
    except place.deaths:
        return False
    queue.popleft()
    return True


def _one_by_one(
    function: Callable[[list[Item]], Result], items: list[list[Item]], on_death: Callable[[list[Item]], Result]
) -> Iterator[Result]:
    """Each item alone in a process, a new one after each death."""
    waiting = deque(items)
    while waiting:
        with processes(1, be_lean) as pool:
            while waiting:
                item = waiting.popleft()
                try:
                    result = pool.submit(function, item).result()
                except BrokenProcessPool:
                    yield on_death(item)
                    break
                yield result
