"""Runs a function over batches on an executor, keeps the queue short, and survives a worker that dies."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from pipeline.config import EngineSettings
from pipeline.errors import UsageError

Item = TypeVar("Item")
Result = TypeVar("Result")


def workers(settings: EngineSettings) -> int:
    """How many processes work: as configured, or one a core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return settings.workers or cores or 1


def batches(items: Sequence[Item], size: int, width: int) -> list[list[Item]]:
    """`items` in order, cut so that `width` workers all get some and no batch is above `size`."""
    size = max(1, min(size, -(-len(items) // (width * 2)) if width > 1 else size))
    return [list(items[i : i + size]) for i in range(0, len(items), size)]


@contextmanager
def _inline() -> Iterator[None]:
    yield None


def open_executor(settings: EngineSettings, width: int) -> AbstractContextManager[Executor | None]:
    """Where the work runs: None stands for this process."""
    if settings.engine == "dask":
        return _open_cluster(settings.scheduler)
    if settings.engine != "local":
        raise UsageError(f"engine {settings.engine!r} is unknown; use local or dask")
    return _inline() if width == 1 else ProcessPoolExecutor(max_workers=width)


def _open_cluster(scheduler: str | None) -> AbstractContextManager[Executor | None]:
    from pipeline.engine.cluster import open_cluster

    return open_cluster(scheduler)


def run(
    function: Callable[[list[Item]], Result],
    work: Sequence[list[Item]],
    settings: EngineSettings,
    on_death: Callable[[list[Item]], Result],
) -> Iterator[Result]:
    """The result of `function` for each batch, as they finish.

    A batch whose worker dies is tried again item by item; the item that kills its worker goes to `on_death`.
    """
    width = min(workers(settings), max(1, len(work)))
    with open_executor(settings, width) as executor:
        if executor is None:
            for batch in work:
                yield function(batch)
            return
        survivors: list[list[Item]] = []
        yield from _submit(executor, function, work, width, survivors)
    for item in [[item] for batch in survivors for item in batch]:
        yield _alone(function, item, on_death)


def _submit(
    executor: Executor,
    function: Callable[[list[Item]], Result],
    work: Sequence[list[Item]],
    width: int,
    survivors: list[list[Item]],
) -> Iterator[Result]:
    """Results as they come; batches lost with a dead pool are put into `survivors`."""
    queue, running = list(reversed(work)), dict[Future[Result], list[Item]]()
    try:
        while queue or running:
            while queue and len(running) < width * 2:
                batch = queue.pop()
                running[executor.submit(function, batch)] = batch
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                result = future.result()
                del running[future]
                yield result
    except BrokenProcessPool:
        survivors.extend([*running.values(), *reversed(queue)])
    except BaseException:
        for future in running:
            future.cancel()
        raise


def _alone(
    function: Callable[[list[Item]], Result], item: list[Item], on_death: Callable[[list[Item]], Result]
) -> Result:
    with ProcessPoolExecutor(max_workers=1) as executor:
        try:
            return executor.submit(function, item).result()
        except BrokenProcessPool:
            return on_death(item)
