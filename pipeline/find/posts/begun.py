"""Works of a counted list that breaks off: what follows stands in pictures, or where the post was cut.

Four books on gravel:          a line that announces works
1) Gravel by Sam Stone. Why    the only number of its post, before a title and its maker
"""

from collections.abc import Sequence

from pipeline.find.posts.items import mark_of
from pipeline.find.posts.lines import Line
from pipeline.find.posts.openings import opening
from pipeline.find.posts.spans import Work
from pipeline.find.posts.words import CAPITALISED, NO_SHELF, announces
from pipeline.model import Span

_NUMBERED = "1"


def begun(posts: Sequence[list[Line]], *, goes_on: bool) -> list[Work]:
    """The one work that such a post counts; `goes_on`: the posts behind it count on."""
    found: list[Work] = []
    announced = False
    for lines in posts:
        counted = [at for at, line in enumerate(lines) if mark_of(line) == _NUMBERED]
        above = lines[: counted[0]] if counted else lines
        announced = (announced and goes_on) or any(announces(line.words) for line in above)
        leads = bool(counted and above) and _leads(above[-1])
        if (announced or leads) and len(counted) == 1 and not any(line.links for line in lines):
            found += _work(lines, counted[0])
    return found


def _leads(line: Line) -> bool:
    """Words right above the number that end with a colon and speak of works: "Books that Sam Stone lends:"."""
    return line.text.rstrip().endswith(":") and CAPITALISED.holds(line.words) and not NO_SHELF.holds(line.words)


def _work(lines: Sequence[Line], at: int) -> list[Work]:
    head = opening(lines[at], at)
    if head is None:
        return []
    rest: tuple[Span, ...] = (head.rest,) if head.rest else ()
    return [Work(head.title, head.maker, (*rest, *(line.span for line in lines[at + 1 :])), "begun list")]
