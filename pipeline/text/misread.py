"""UTF-8 that was read as a one-byte page, undone run by run; each page makes one proposal for a line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.hints import ORDINARY
from pipeline.text.pages import BEYOND_ASCII, Page
from pipeline.text.plausible import liking, rank, script, worth
from pipeline.text.twice import readings, undone_twice

_MANY = 4  # sequences in a row that sound text does not make by chance
_TWOFOLD = 4  # the least that one character becomes when it is misread twice
_FEW_LETTERS = 2  # so many letters of a page's script a line may have without being written in it


@dataclass(frozen=True, slots=True)
class Run:
    """Damage in a line, and what it says when its page is undone."""

    start: int
    end: int
    after: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line with the damage of one page undone."""

    text: str
    rule: str
    guesses: int = 0  # bytes that were lost and had to be supplied


def proposals(line: str, suspected: Iterable[Page]) -> Iterator[Proposal]:
    """What each of the suspected pages makes of the line, where its damage fits."""
    for page in suspected:
        found = list(page.run.finditer(line))
        if runs := _twofold(found, page):
            yield Proposal(_undone(line, runs), f"utf-8 read as {page.name} twice")
        runs = _trusted(line, found, page)
        if runs:
            guesses = sum(run.guessed for run in runs)
            rule = f"utf-8 read as {page.name}"
            yield Proposal(_undone(line, runs), f"{rule}, a byte lost" if guesses else rule, guesses)


def _twofold(found: Iterable[re.Match[str]], page: Page) -> list[Run]:
    """The runs that are damage of damage; sound text never is."""
    undone = ((match, undone_twice(match[0], page)) for match in found if len(match[0]) >= _TWOFOLD)
    return [Run(match.start(), match.end(), after) for match, after in undone if after]


def _undone(line: str, runs: list[Run]) -> str:
    pieces: list[str] = []
    done = 0
    for run in runs:
        pieces += (line[done : run.start], run.after)
        done = run.end
    return "".join([*pieces, line[done:]])


def _trusted(line: str, found: Iterable[re.Match[str]], page: Page) -> list[Run]:
    """The runs that are damage rather than sound text; one sure run vouches for weaker ones beside it."""
    runs = [
        Run(match.start(), match.end(), after)
        for match in found
        if (after := _decoded(match[0], page)) and all(map(worth, after))
    ]
    native = sum(map(page.native.__contains__, "".join(BEYOND_ASCII.findall(line)))) if runs and page.native else 0
    sure = [run for run in runs if _sure(line, run, page, native)]
    cut = _cut_runs(line, page) if sure or not runs else []
    if sure:
        starts = {run.start for run in sure}
        vouched = [run for run in runs if run.start in starts or _free(line, run.start, page)]
        return sorted([*vouched, *cut], key=lambda run: run.start)
    return runs if runs and _whole(line, runs) and _bad(line) else cut


def _bad(line: str) -> bool:
    from ftfy.badness import is_bad  # loaded where a line is suspected

    return bool(is_bad(line))


def _cut_runs(line: str, page: Page) -> list[Run]:
    if not page.missing:
        return []
    found = ((match.start(), match.end(), _completed(match[0], page)) for match in page.cut.finditer(line))
    return [Run(start, end, char, guessed=True) for start, end, char in found if char and _free(line, start, page)]


def _whole(line: str, runs: list[Run]) -> bool:
    """Whether everything in the line beyond ASCII belongs to the runs."""
    return len("".join(BEYOND_ASCII.findall(line))) == sum(run.end - run.start for run in runs)


def _decoded(run: str, page: Page) -> str | None:
    """The run as UTF-8; where a character stood for two bytes, the reading that people use most."""
    after: list[str] = []
    at = 0
    while at < len(run):
        length = _length(max(page.bytes_of[run[at]]))
        char = _read(run[at : at + length], page)
        if char is None:
            return None
        after.append(char)
        at += length
    return "".join(after)


def _length(lead: int) -> int:
    return 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4


@lru_cache(maxsize=4096)
def _read(sequence: str, page: Page) -> str | None:
    return _best(page.bytes_of[char] for char in sequence)


def _best(groups: Iterable[tuple[int, ...]]) -> str | None:
    return max(readings(tuple(groups)), key=liking, default=None)


@lru_cache(maxsize=4096)
def _completed(cut: str, page: Page) -> str | None:
    """The character of a sequence that lost a byte which the page cannot show; the one that people use most."""
    known = [page.bytes_of[char] for char in cut]
    found = [_best([*known[:place], page.missing, *known[place:]]) for place in range(1, len(known) + 1)]
    best = max((char for char in found if char), key=liking, default="")
    return best if best and rank(best) else None


def _free(line: str, start: int, page: Page) -> bool:
    """Whether no letter of the page's own script stands before the run: it is not the end of a word."""
    return start == 0 or line[start - 1] not in page.native


def _sure(line: str, run: Run, page: Page, native: int) -> bool:
    """Whether the run alone shows the damage; `native` letters of the page's own script stand in the line."""
    written, after = line[run.start : run.end], run.after
    if written[0] not in page.native:
        return _sure_in_latin(line, run, written)
    scripts = {name for char in after if (name := script(char))}
    if len(after) >= _MANY and len(scripts) <= 1 and "Latin" not in scripts:
        return True
    if len(after) == 1 and len(written) == 2 and not _free(line, run.start, page):
        return False
    strange = [char for char in written if char not in page.native]
    if len(written) > 2 * len(after) and max(map(worth, after)) == 3:
        return bool(strange)
    if any(char not in ORDINARY for char in strange):
        return True
    if len(after) == 1:
        return _in_latin(line, run) if strange else _inside_latin(line, run, open_end=len(written) == 2)
    speaks = native - (len(written) - len(strange)) > _FEW_LETTERS
    return len(scripts) <= 1 and _free(line, run.start, page) and (not speaks or _in_latin(line, run))


def _sure_in_latin(line: str, run: Run, written: str) -> bool:
    """Pages of Latin letters and signs: signs and emoji, or an accented letter inside a word."""
    if min(map(worth, run.after)) == 3 and len(written) >= 3 * len(run.after):
        return True
    inside = line[run.start - 1 : run.start].islower() and not written[0].isalpha()
    return inside and all("\u00c0" <= char <= "\u00ff" for char in run.after)


def _in_latin(line: str, run: Run) -> bool:
    """Whether a Latin letter touches the run, or a figure stands before it: an accent, a degree."""
    before, after = line[max(run.start - 1, 0) : run.start], line[run.end : run.end + 1]
    return _is_latin(before) or before.isdigit() or _is_latin(after)


def _inside_latin(line: str, run: Run, *, open_end: bool) -> bool:
    """Whether the run stands in a word of Latin letters; with an open end it may be the word's last letter."""
    inside = _is_latin(line[max(run.start - 1, 0) : run.start])
    return inside and (open_end or _is_latin(line[run.end : run.end + 1]))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
