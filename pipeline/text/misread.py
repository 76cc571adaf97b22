"""UTF-8 that was read as a one-byte page, undone run by run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from pipeline.text.pages import Page, pages
from pipeline.text.plausible import rank, script, worth

# What often follows a letter in sound text; such a pair alone is no sign of damage.
_ORDINARY = frozenset("»”’…·‘“–—«›‹‚„\u00a0¨΄®°™•©")
_MANY = 4  # sequences in a row that sound text does not make by chance


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run of a line says when its page is undone."""

    start: int
    end: int
    after: str
    rule: str
    worth: int


def readings(line: str) -> list[Reading]:
    """The best readings of the damaged runs of a line, in order, without overlaps."""
    found = [reading for page in pages() for reading in _by_page(line, page)]
    found.sort(key=lambda reading: (-reading.worth, reading.start))
    chosen: list[Reading] = []
    for reading in found:
        if all(reading.end <= other.start or reading.start >= other.end for other in chosen):
            chosen.append(reading)
    return sorted(chosen, key=lambda reading: reading.start)


def _by_page(line: str, page: Page) -> Iterator[Reading]:
    for found in page.run.finditer(line):
        after = _decoded(found[0], page)
        if after and _believable(line, found.start(), found.end(), after, page):
            yield Reading(
                found.start(), found.end(), after, f"utf-8 read as {page.name}", 2 * sum(map(worth, after)) + 1
            )
    if page.missing:
        for found in page.cut.finditer(line):
            if char := _completed(found[0], page):
                if _free(line, found.start(), page):
                    yield Reading(found.start(), found.end(), char, f"utf-8 read as {page.name}, a byte lost", 2)


def _decoded(run: str, page: Page) -> str | None:
    """The run as UTF-8; where a character stood for two bytes, the reading that people use most."""
    after = ""
    while run:
        length = _length(page.bytes_of[run[0]][-1])
        char = _best(page.bytes_of[char] for char in run[:length])
        if char is None:
            return None
        after += char
        run = run[length:]
    return after


def _length(lead: int) -> int:
    return 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4


def _best(groups: Iterable[Iterable[int]]) -> str | None:
    readable = []
    for sequence in product(*groups):
        try:
            readable.append(bytes(sequence).decode("utf-8"))
        except UnicodeDecodeError:
            continue
    return max(readable, key=lambda char: (worth(char), rank(char)), default=None)


def _completed(cut: str, page: Page) -> str | None:
    """The character of a sequence that lost a byte which the page cannot show; the one that people use most."""
    known = [page.bytes_of[char] for char in cut]
    places = range(1, len(known) + 1)
    found = [_best([*known[:place], page.missing, *known[place:]]) for place in places]
    best = max(
        (char for char in found if char and len(char) == 1), key=lambda char: (worth(char), rank(char)), default=""
    )
    return best if best and rank(best) else None


def _free(line: str, start: int, page: Page) -> bool:
    """Whether no letter of the page's own script stands before the run: it is not the end of a word."""
    return start == 0 or line[start - 1] not in page.native


def _believable(line: str, start: int, end: int, after: str, page: Page) -> bool:
    """Whether the run is damage rather than sound text of the page's script."""
    if not all(map(worth, after)):
        return False
    run = line[start:end]
    scripts = {name for char in after if (name := script(char))}
    if len(after) >= _MANY and len(scripts) <= 1:
        return True
    if len(after) == 1 and len(run) == 2 and not _free(line, start, page):
        return False
    odd = [char for char in run if char not in page.native and char not in _ORDINARY]
    if not page.native:
        return len(run) > 2 or (bool(odd[1:]) and worth(after[0]) >= 2)
    if len(run) > 2 * len(after) and max(map(worth, after)) == 3:
        return any(char not in page.native for char in run)
    return bool(odd) or _touches_latin(line, start, end) or not _speaks(line, start, end, page)


def _touches_latin(line: str, start: int, end: int) -> bool:
    around = line[max(start - 1, 0) : start] + line[end : end + 1]
    return any(char.isascii() and char.isalpha() for char in around)


def _speaks(line: str, start: int, end: int, page: Page) -> bool:
    """Whether the rest of the line is written in the page's own script."""
    return sum(char in page.native for char in line[:start] + line[end:]) > 2
