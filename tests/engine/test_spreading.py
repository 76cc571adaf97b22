"""Parts of merging: in threads, in processes, in turn, and what a death among them costs."""

import os
import signal
import subprocess
import sys
import threading
from functools import partial

import pytest

from pipeline.config import EngineSettings
from pipeline.engine.spreading import helpers, spread

TWO = EngineSettings(workers=2)
WORDS = ["a", "b", "c", "d", "e"]


def place(word: str) -> tuple[str, int, bool]:
    """Where a word is worked on: its process, and whether that is its main thread."""
    return word.upper(), os.getpid(), threading.current_thread() is threading.main_thread()


def done(*, wanted: bool, locked: bool, workers: int = 2) -> list[tuple[str, int, bool]]:
    settings = EngineSettings(workers=workers)
    with helpers(settings, wanted=wanted) as pool:
        return sorted(spread(settings, pool, place, WORDS, locked=locked))


@pytest.mark.parametrize(
    ("wanted", "locked", "workers", "here", "main"),
    [
        (True, True, 2, False, True),
        (True, False, 2, True, False),
        (False, True, 2, True, True),
        (False, False, 2, True, False),
        (True, True, 1, True, True),
    ],
)
def test_work_goes_where_it_belongs(wanted: bool, locked: bool, workers: int, here: bool, main: bool) -> None:
    found = done(wanted=wanted, locked=locked, workers=workers)
    assert [word for word, _, _ in found] == [word.upper() for word in WORDS]
    assert {process == os.getpid() for _, process, _ in found} == {here}
    assert {in_main for _, _, in_main in found} == {main}


def test_threads_and_turns_are_left_when_the_processes_are_gone() -> None:
    with helpers(TWO, wanted=True) as pool:
        run = partial(spread, TWO, pool)
    assert sorted(run(str.upper, WORDS)) == sorted(run(str.upper, WORDS, locked=False)) == list("ABCDE")


def dies_elsewhere(word: str, home: int) -> str:
    """Kills any process but the one at home, at some of the words."""
    if os.getpid() != home and word in "bd":
        os.kill(os.getpid(), signal.SIGKILL)
    return word.upper()


def test_what_a_dead_process_does_not_give_is_done_here() -> None:
    with helpers(TWO, wanted=True) as pool:
        found = spread(TWO, pool, partial(dies_elsewhere, home=os.getpid()), WORDS * 20, locked=True)
        assert sorted(found) == sorted("ABCDE" * 20)
        again = spread(TWO, pool, str.upper, WORDS, locked=True)  # the pool takes nothing any more
        assert sorted(again) == list("ABCDE")


def test_an_error_of_the_work_is_not_hidden() -> None:
    with helpers(TWO, wanted=True) as pool, pytest.raises(ValueError, match="invalid literal"):
        list(spread(TWO, pool, int, ["1", "x"], locked=True))


def test_an_interruption_is_told_once() -> None:
    code = (
        "import os, signal\n"
        "from pipeline.config import EngineSettings\n"
        "from pipeline.engine.spreading import helpers\n"
        "try:\n"
        "    with helpers(EngineSettings(workers=2), wanted=True) as pool:\n"
        "        pool.submit(len, '').result()\n"
        "        os.killpg(0, signal.SIGINT)\n"
        "        signal.pause()\n"
        "except KeyboardInterrupt:\n"
        "    print('stopped')\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, start_new_session=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "stopped\n", "")
