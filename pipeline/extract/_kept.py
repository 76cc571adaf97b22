"""Arrays that take long to work out, kept in the user's cache folder from run to run.

A cache and no more: where the folder cannot be written, or what stands there is damaged or was made by other code, they
are worked out anew.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import platformdirs

Arrays = dict[str, np.ndarray[Any, Any]]
_MAKER = "made by"
_DAMAGE = (OSError, ValueError, LookupError, EOFError, RuntimeError, BadZipFile)


def kept(name: str, maker: str, make: Callable[[], Arrays]) -> Arrays:
    """The arrays of `name` that `maker` (versions, settings, code) has made in some run before, or else makes now."""
    file = platformdirs.user_cache_path("thread-catalogue") / f"{name}.npz"
    found = _found(file, maker)
    if found is None:
        found = make()
        _keep(file, {_MAKER: np.array(maker), **found})
    return found


def _found(file: Path, maker: str) -> Arrays | None:
    try:
        with np.load(file) as stored:  # looks at the sum of each array, and unpickles nothing
            return dict(stored) if str(stored[_MAKER]) == maker else None
    except _DAMAGE:
        return None


def _keep(file: Path, arrays: Arrays) -> None:
    aside = file.with_suffix(f".{os.getpid()}")  # renamed into place: other processes see all of it or nothing
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("wb") as out:
                np.savez(out, allow_pickle=False, **arrays)
            aside.replace(file)
        finally:
            aside.unlink(missing_ok=True)
