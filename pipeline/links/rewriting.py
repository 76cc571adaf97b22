"""Text rewritten piece by piece, with the way back to the text as written."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from re import Match, Pattern

from pipeline.records import dataclass


@dataclass(frozen=True, slots=True)
class Clear:
    """Rewritten text. Pieces are in order and without gaps; a replaced piece stands for all that it replaced."""

    text: str
    places: tuple[int, ...] = (0,)  # where each piece begins in `text`
    origins: tuple[int, ...] = (0,)  # where what it stands for began before this rewriting
    ends: tuple[int | None, ...] = (None,)  # where that ended; None for a piece that was copied
    before: "Clear | None" = None  # the rewriting that came before this one

    def start(self, at: int) -> int:
        """Where what begins at text[at] began as first written."""
        piece = bisect_right(self.places, at) - 1
        copied = self.ends[piece] is None
        place = self.origins[piece] + (at - self.places[piece] if copied else 0)
        return self.before.start(place) if self.before else place

    def end(self, at: int) -> int:
        """Where what ends before text[at] ended as first written."""
        if at == 0:
            return 0
        piece = bisect_right(self.places, at - 1) - 1
        end = self.ends[piece]
        place = self.origins[piece] + at - self.places[piece] if end is None else end
        return self.before.end(place) if self.before else place

    def rewritten(self, pattern: Pattern[str], replace: Callable[[Match[str]], str | None]) -> "Clear":
        """The text with each match replaced by what `replace` gives; None leaves it."""
        edits = [edit for found in pattern.finditer(self.text) if (edit := _edit(found, replace(found)))]
        return _edited(self, edits) if edits else self


def _edit(found: Match[str], new: str | None) -> tuple[int, int, str] | None:
    """The smallest replacement that turns the match into `new`."""
    old = found[0]
    if new is None or new == old:
        return None
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    return found.start() + head, found.end() - tail, new[head : len(new) - tail]


def _alike(first: str, second: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))


def _edited(clear: Clear, edits: Iterable[tuple[int, int, str]]) -> Clear:
    pieces: list[str] = []
    places: list[int] = []
    origins: list[int] = []
    ends: list[int | None] = []
    length = 0

    def add(piece: str, origin: int, end: int | None) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            places.append(length)
            origins.append(origin)
            ends.append(end)
            length += len(piece)

    last = 0
    for start, end, new in edits:
        add(clear.text[last:start], last, None)
        add(new, start, end)
        last = end
    add(clear.text[last:], last, None)
    return Clear("".join(pieces), tuple(places) or (0,), tuple(origins) or (0,), tuple(ends) or (None,), clear)
