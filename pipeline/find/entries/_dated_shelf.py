"""Shelves with dates: of films, "Gravel at Dawn (1984)", "Sand (2001) - too long"; of what was read when, "Mar 3: Clay"."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.find.entries._draft import Draft
from pipeline.find.entries._note import name_of
from pipeline.find.entries._units import Tree, Unit
from pipeline.model import Role, Span
from pipeline.records import replace

MANY = 3  # dated works side by side
LONG = 14  # words of a title
_DATED = re.compile(r"(?P<title>[^\n]{1,120}?)\s\((?:18[89]|19\d|20\d)\d\)(?:[.,:;]?$|\s?[-–—:.,]+\s(?P<said>[^\n]+))")
_WORD = re.compile(r"[a-zß-öø-ÿ]|\d|[^\x00-ɏ]")  # "ICML (2019)" has none: it is where papers appear
# When somebody read it: "2023-01-04 ", "Apr: ", "12 March 2019 - "; of "March: Book One" the other lines tell.
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_WHEN = re.compile(
    rf"(?:(?:19|20)\d\d[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?\s?[:|–—-]?|(?:\d{{1,2}}\s)?{_MONTH}\.?(?:\s\d{{1,2}})?(?:,?\s(?:19|20)\d\d)?\s?[:|–—-])\s+(?=\S)",
    re.I,
)


def undated(tree: Tree, units: list[Unit]) -> list[Unit]:
    """The lines without the dates that most of them open with."""
    opened = [_WHEN.match(tree.blocks[unit.block].text, unit.start, unit.end) for unit in units]
    if sum(map(bool, opened)) * 2 <= len(units):
        return units
    return [replace(unit, start=m.end()) if m else unit for unit, m in zip(units, opened, strict=True)]


def dated(tree: Tree, units: Sequence[Unit]) -> Iterator[Draft]:
    """The works of items side by side, most of which give years, and the bare titles between these."""
    items = enumerate(unit for unit in units if unit.kind is Role.ITEM)
    for _, group in groupby(items, key=lambda pair: pair[1].block - pair[0]):
        run = [(unit, _DATED.fullmatch(tree.text(unit).rstrip())) for _, unit in group]
        years = [at for at, (_, found) in enumerate(run) if found and _is_title(found["title"])]
        if len(years) >= MANY and len(years) * 2 > len(run):
            within = run[years[0] : years[-1] + 1]
            yield from (draft for unit, found in within if (draft := _draft(tree, unit, found)))


def _draft(tree: Tree, unit: Unit, found: re.Match[str] | None) -> Draft | None:
    text = found["title"] if found else tree.text(unit).rstrip()
    title = name_of(tree.blocks[unit.block], unit.start, unit.start + len(text))
    if title is None or not _is_title(text) or text.endswith((".", ",", ":", "…")):
        return None
    draft = Draft("shelf", unit.block, unit.start, None, Span(unit.block, title.start, title.end), unit.section)
    if found and found["said"]:
        draft.notes.append(Span(unit.block, *(unit.start + at for at in found.span("said"))))
    return draft


def _is_title(text: str) -> bool:
    return len(text.split()) <= LONG and _WORD.search(text) is not None
