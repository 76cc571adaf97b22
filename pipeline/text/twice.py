"""UTF-8 that was read as the same page twice: both readings are undone together.

What stands between the two is no text that anybody writes, and where a page shows one character for two bytes only the
second reading tells which was meant. So the first one keeps every possibility, as a set of characters for each place.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, product

from pipeline.text.pages import Page
from pipeline.text.plausible import liking, worth

Bytes = tuple[int, ...]  # those that one shown character may have stood for


@lru_cache(maxsize=4096)
def undone_twice(run: str, page: Page) -> str | None:
    """What the run of damaged characters says when `page` is undone twice; None where that is no text."""
    between = _decoded(tuple(page.bytes_of[char] for char in run))
    if between is None:
        return None
    stood = tuple(tuple(chain.from_iterable(page.bytes_of.get(char, ()) for char in chars)) for chars in between)
    meant = _decoded(stood) if all(stood) else None
    if meant is None:
        return None
    text = "".join(max(chars, key=liking) for chars in meant)
    return text if all(map(worth, text)) else None


def _decoded(places: tuple[Bytes, ...]) -> list[tuple[str, ...]] | None:
    """The characters that each sequence of UTF-8 may mean; None where some place fits none."""
    meant: list[tuple[str, ...]] = []
    at = 0
    while at < len(places):
        for length in _lengths(places[at]):
            if len(places) >= at + length and (chars := readings(places[at : at + length])):
                meant.append(chars)
                at += length
                break
        else:
            return None
    return meant


def _lengths(leads: Bytes) -> Iterable[int]:
    """How long a sequence of UTF-8 may be that one of these bytes begins, the longest first."""
    known = {2 if lead < 0xE0 else 3 if lead < 0xF0 else 4 for lead in leads if 0xC2 <= lead <= 0xF4}
    return sorted(known, reverse=True)


@lru_cache(maxsize=8192)
def readings(groups: tuple[Bytes, ...]) -> tuple[str, ...]:
    """Every character that a sequence may mean, each place of which stands for one of some bytes."""
    found = []
    for sequence in product(*groups):
        try:
            char = bytes(sequence).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(char) == 1:
            found.append(char)
    return tuple(found)
