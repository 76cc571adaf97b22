"""What is kept in the user's cache folder is found again, and never stands in the way."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.extract._kept import Arrays, kept


class Work:
    """Counts how often the arrays are made."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> Arrays:
        self.done += 1
        return {"numbers": np.arange(1000, dtype=np.uint32), "names": np.array(["a", "bcd"])}


def asked(work: Work, maker: str = "v1") -> list[object]:
    found = kept("some", maker, work)
    return [found["numbers"].sum(), found["numbers"].dtype.char, found["names"].tolist()]


def test_it_is_made_once(kept_in: Path) -> None:
    work = Work()
    assert asked(work) == asked(work) == [499500, "I", ["a", "bcd"]]
    assert work.done == 1
    assert [file.name for file in kept_in.iterdir()] == ["some.npz"]


def test_it_is_made_anew_by_another_version(kept_in: Path) -> None:
    work = Work()
    assert asked(work) == asked(work, "v2") == asked(work, "v2")
    assert work.done == 2
    assert [file.name for file in kept_in.iterdir()] == ["some.npz"]


@pytest.mark.parametrize("at", [0, 10, 40, 300, 3000, -200, -60, -10])
def test_a_damaged_file_is_made_anew(kept_in: Path, at: int) -> None:
    want = asked(Work())
    file = kept_in / "some.npz"
    whole = file.read_bytes()
    at %= len(whole)
    for broken in (whole[:at], whole[:at] + bytes(8) + whole[at + 8 :], b"", b"not a zip", bytes(100)):
        file.write_bytes(broken)
        assert asked(Work()) == want
        assert asked(Work()) == want


def test_where_nothing_can_be_kept_it_is_made_each_time(kept_in: Path) -> None:
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    kept_in.write_text("a file where the folder should be")
    work = Work()
    assert asked(work) == asked(work) == [499500, "I", ["a", "bcd"]]
    assert work.done == 2
