"""What several rules take from the same words: remarks said of several works at once, names that lie in each other."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pipeline.find.posts.spans import Work
from pipeline.model import Span
from pipeline.records import replace

_Notes = tuple[Span, ...]
_SEVERAL = 2  # lines that name works


def each_its_own(found: Sequence[Work]) -> list[Work]:
    """The works; of several that the same lines were taken for, each keeps those from its own up to the next one's."""
    sharing: dict[_Notes, list[int]] = {}
    known: dict[int, list[int]] = {}  # a post's lines are hashed once, not once for each of its works
    for number, work in enumerate(found):
        if id(work.notes) not in known:
            known[id(work.notes)] = sharing.setdefault(work.notes, [])
        known[id(work.notes)].append(number)
    own = {
        number: notes
        for lines, numbers in sharing.items()
        for number, notes in zip(numbers, _shared_out(lines, [found[n].name for n in numbers]), strict=True)
    }
    return [
        work if own[number] is work.notes else replace(work, notes=own[number]) for number, work in enumerate(found)
    ]


def _shared_out(lines: _Notes, names: Sequence[Span]) -> list[_Notes]:
    """Of the lines those for each of the names."""
    in_order = sorted((line.block, line.start, line.end, at) for at, line in enumerate(lines))
    places = [_place(in_order, name) for name in names]
    naming = sorted({at for at in places if at is not None})
    if len(naming) < _SEVERAL:
        return [lines] * len(names)
    parts = {at: lines[at:end] for at, end in pairwise([*naming, len(lines)])}
    parts[naming[0]] = lines[: naming[1]]
    return [lines if at is None else parts[at] for at in places]


def _place(in_order: Sequence[tuple[int, int, int, int]], name: Span) -> int | None:
    """Which of the lines (block, start, end, number) holds the name."""
    before = bisect_left(in_order, (name.block, name.start + 1))
    block, start, end, at = in_order[before - 1] if before else (-1, 0, 0, 0)
    return at if block == name.block and start <= name.start < end else None


def each_once(found: Sequence[Work]) -> list[Work]:
    """The works; of two whose names share words the one whose maker is known: “Gravel” in “Gravel” by Sam Stone."""
    signed = sorted((work.name.block, work.name.start, work.name.end) for work in found if work.byline)
    return [work for work in found if work.byline or not _shares_words(work.name, signed)]


def _shares_words(name: Span, signed: Sequence[tuple[int, int, int]]) -> bool:
    """True where one of the names (block, start, end) shares words with `name`."""
    before = bisect_left(signed, (name.block, name.end))
    block, _, end = signed[before - 1] if before else (-1, 0, 0)
    return block == name.block and name.start < end
