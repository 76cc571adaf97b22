"""Disguises of links undone: dots and schemes that authors write so that no site cuts or counts them."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clear:
    """Text with its disguises undone, and the way back to the text as written."""

    text: str
    places: tuple[int, ...]  # in `text`, where an unchanged or replaced piece begins
    origins: tuple[int, ...]  # where that piece begins as written
    ends: tuple[int, ...]  # where it ends as written

    def start(self, at: int) -> int:
        """Where the character text[at] stood as written."""
        piece = bisect_right(self.places, at) - 1
        return min(self.origins[piece] + at - self.places[piece], self.ends[piece])

    def end(self, at: int) -> int:
        """Where what ends at text[at] ended as written."""
        return self.start(at - 1) + 1 if at else 0


def undisguised(text: str) -> Clear | None:
    """`text` with its disguises undone; None where there is none."""
    return None
