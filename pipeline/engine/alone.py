"""One run at a time: a second one would sweep away what the first is about to read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.errors import AnotherRun

LOCK = "run.lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else is `alone` in `folder` until the block ends. Raises AnotherRun where somebody is.

    What is locked is an empty SQLite file: wherever a journal can be kept this works, too, and the system lets go of it
    when the process dies, whatever it dies of.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise AnotherRun(
                f"another run is at work in {folder}; wait until it has ended, or stop it, and run again"
            ) from None
        yield
