"""A Dask cluster as an Executor: the same tasks, elsewhere. Needs the extra ``thread-catalogue[cluster]``.

Workers see RAW and the folder of readings under the same paths as this machine: a shared disk.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from pipeline.errors import UsageError

Opened = tuple[Executor, int, tuple[type[Exception], ...]]


@contextmanager
def open_cluster(scheduler: str | None) -> Iterator[Opened]:
    """The executor of the cluster at `scheduler` (tcp://host:port), how many tasks it runs at a time, its word for death.

    Raises UsageError where dask, an address or a scheduler is missing.
    """
    if not scheduler:
        raise UsageError("--engine dask needs --scheduler tcp://host:port (or engine.scheduler in config.yaml)")
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise UsageError("--engine dask needs the extra: pip install 'thread-catalogue[cluster]'") from error
    try:
        client = Client(scheduler, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    with client:
        client.wait_for_workers(1, timeout=60)
        width = max(1, sum(client.nthreads().values()))  # type: ignore[no-untyped-call]
        # Not pure: equal arguments do not mean an equal result while files change.
        yield client.get_executor(pure=False), width, (KilledWorker,)  # type: ignore[no-untyped-call]
