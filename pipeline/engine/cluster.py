"""A Dask cluster as an Executor: the same tasks, elsewhere. Needs the extra ``thread-catalogue[cluster]``."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from pipeline.errors import UsageError


@contextmanager
def open_cluster(scheduler: str | None) -> Iterator[Executor]:
    """The executor of the cluster at `scheduler` (tcp://host:port); raises UsageError where dask is missing or nobody answers."""
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("--engine dask needs the extra: pip install 'thread-catalogue[cluster]'") from error
    try:
        client = Client(scheduler, timeout="10s")  # type: ignore[no-untyped-call]
    except OSError as error:
        raise UsageError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    with client:
        yield client.get_executor()  # type: ignore[no-untyped-call]
