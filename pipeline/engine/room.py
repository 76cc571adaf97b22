"""A full disk is one and the same error, whether SQLite meets it or anybody else."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def room_for(folder: Path) -> Iterator[None]:
    """Raises OSError (ENOSPC, naming `folder`) where a database in it finds the disk full."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from error
