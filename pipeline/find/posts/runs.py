"""Lists of works inside an article that holds several lists: each is read with the line above it that ends with a colon.

Of books I have loved a few lately:
- Gravel, Sam Stone
- Sand for Everyone, Ida Frost
- Clay Feet, Bo Lind
And of podcasts these:
- ...
"""

from collections.abc import Iterator, Sequence

from pipeline.find.posts.items import heading_text, items
from pipeline.find.posts.lines import Line
from pipeline.find.posts.shelves import shelved
from pipeline.find.posts.spans import Work, line_at, text_in
from pipeline.find.posts.titles import may_be_person
from pipeline.find.posts.words import KIND_HEADING, announces
from pipeline.model import Role
from pipeline.records import replace

_FEWEST = 3  # items


def works_in_runs(lines: Sequence[Line]) -> Iterator[Work]:
    """The works of such lists, most of them signed by what could be somebody, or announced right above."""
    for run in _runs(lines):
        heading = heading_text(run[0]) if KIND_HEADING.holds(run[0].text) else None
        found = list(shelved(run, [replace(item, heading=heading) for item in items(run) if item.marked], ()))
        persons = sum(work.byline is not None and _by_somebody(run, work) for work in found)
        if heading or announces(run[0].words) or persons * 2 > len(found):
            yield from found


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Items that follow each other, below the line that leads to them."""
    run: list[Line] = []
    for line in lines:
        if line.role is Role.ITEM and run:
            run.append(line)
        elif line.role is not Role.ITEM:
            if len(run) > _FEWEST:
                yield run
            run = [line] if line.text.endswith(":") else []
    if len(run) > _FEWEST:
        yield run


def _by_somebody(run: Sequence[Line], work: Work) -> bool:
    line = line_at(run, work.byline) if work.byline else None
    return work.byline is not None and line is not None and may_be_person(text_in(line, work.byline))
