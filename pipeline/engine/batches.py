"""Files dealt out to tasks: alike ones together, long ones first."""

from collections.abc import Iterable
from typing import TypeVar

from pipeline.engine.journal import Known
from pipeline.engine.raw import FoundFile

_BYTES = 4_000_000  # of one batch: what it reads is held until it is stored

File = TypeVar("File", FoundFile, Known)


def batches(files: Iterable[File], most: int, width: int) -> list[list[File]]:
    """`files`, the longest first, cut so that `width` workers all get some and no batch has more than `most`, or 4 MB.

    Files of one length are often one page that was saved again: in one batch they meet a worker that remembers its
    texts. And who is done early waits for short batches only.
    """
    ordered = sorted(files, key=lambda file: (-file.size, file.path))
    most = max(1, min(most, -(-len(ordered) // (width * 2)) if width > 1 else most))
    cut: list[list[File]] = []
    room = 0
    for file in ordered:
        room -= file.size
        if not cut or room < 0 or len(cut[-1]) == most:
            cut.append([])
            room = _BYTES - file.size
        cut[-1].append(file)
    return cut
