"""Files dealt out: all of them once, alike ones together, long ones first."""

import random

import pytest

from pipeline.engine.batches import batches
from pipeline.engine.raw import FoundFile


def files(*sizes: int) -> list[FoundFile]:
    return [FoundFile(f"{i:03}.md", size, 0) for i, size in enumerate(sizes)]


def sizes(cut: list[list[FoundFile]]) -> list[list[int]]:
    return [[file.size for file in batch] for batch in cut]


@pytest.mark.parametrize(
    ("count", "most", "width", "lengths"),
    [(0, 50, 2, []), (7, 50, 1, [7]), (7, 3, 1, [3, 3, 1]), (7, 50, 2, [2, 2, 2, 1]), (1000, 50, 2, [50] * 20)],
)
def test_every_worker_gets_some_and_none_too_many(count: int, most: int, width: int, lengths: list[int]) -> None:
    some = files(*[9] * count)
    cut = batches(random.Random(5).sample(some, count), most, width)
    assert [len(batch) for batch in cut] == lengths
    assert [file for batch in cut for file in batch] == some


def test_the_longest_come_first_and_copies_together() -> None:
    assert sizes(batches(files(5, 700, 6, 700, 5, 80), 2, 1)) == [[700, 700], [80, 6], [5, 5]]


@pytest.mark.parametrize(
    ("lengths", "cut"),
    [
        ([3, 1], [[3, 1]]),  # four million bytes to the byte
        ([3, 2, 1], [[3], [2, 1]]),
        ([9, 1, 1], [[9], [1, 1]]),  # longer than a batch may be: by itself
        ([9, 9], [[9], [9]]),
        ([2, 2, 2], [[2, 2], [2]]),
    ],
)
def test_long_files_make_short_batches(lengths: list[int], cut: list[list[int]]) -> None:
    dealt = batches(files(*(n * 1_000_000 for n in lengths)), 50, 1)
    assert [[size // 1_000_000 for size in batch] for batch in sizes(dealt)] == cut
