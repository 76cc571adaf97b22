"""Tasks as hostile as files can be; they stand in a module of their own so that other processes can import them."""

import os
import re
import signal
import time
from pathlib import Path

_HANGS = re.compile(r"(a+)+$")  # exponential on purpose; the engine has to survive what the readers avoid


def work(items: list[str]) -> list[str]:
    """Each word in capitals; some words end or stop the process that reads them."""
    return [_one(item) for item in items]


def _one(item: str) -> str:
    if item == "exit":
        os._exit(3)
    if item == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "loop":
        while True:
            pass
    if item == "sleep":
        time.sleep(3600)
    if item == "regex":
        _HANGS.match("a" * 60 + "!")
    if item == "error":
        raise ValueError("a task that fails is a defect and ends the run")
    return item.upper()


def lost(items: list[str]) -> list[str]:
    """What stands for words whose worker died."""
    return [f"{item} lost" for item in items]


def once(items: list[str], *, folder: Path) -> list[str]:
    """As `work`, but "die once" kills its worker only at the first try."""
    if "die once" in items and not (folder / "died").exists():
        (folder / "died").touch()
        os._exit(3)
    return [item.upper() for item in items]
