"""Processes of this machine that work for this one, and end with it."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from threading import Thread


def processes(count: int, begin: Callable[[], None]) -> ProcessPoolExecutor:
    """A pool of so many processes, each of which calls `begin` first.

    Where this process is killed, they end as well: by themselves they would wait for work for good, memory in hand.
    """
    return ProcessPoolExecutor(count, initializer=_begun, initargs=(begin,))


def _begun(begin: Callable[[], None]) -> None:
    begin()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
