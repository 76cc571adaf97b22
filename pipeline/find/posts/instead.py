"""Tools that a thread tells readers to use in place of others: "Don't pay for Quarry Pro, use Sieve"."""

import re
from collections.abc import Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.shape import is_name
from pipeline.find.posts.spans import Work
from pipeline.model import Span

_INSTEAD = re.compile(
    r"(?:(?:please\s+)?(?:don['’]?t|do not|stop|never|no need to)\s+(?:pay(?:ing)?(?:\s+for)?|buy(?:ing)?|purchas(?:e|ing)|wast(?:e|ing) money on)"
    r"|instead of(?:\s+(?:paying for|buying|using))?|no pagues(?: por)?|não pague(?: por)?|ne payez pas(?: pour)?)\s+[^,\n]{2,60}[,.;:–—-]+\s*"
    r"(?:just\s+|simply\s+)?(?:use|try|get|install|go with|switch to|usa|utiliza|prueba|utilisez)\s+(?P<title>(?-i:[A-Z0-9])[^\n,;:!?]{0,50}?)[.!]?$",
    re.I,
)
_SERIES = 3  # lines that say so
_WORDS = 5  # of a tool's name


def instead(posts: Sequence[list[Line]]) -> list[Work]:
    """Such tools, where several lines name one each; the whole line is what is said of it."""
    found = [work for lines in posts for line in lines if not line.links and (work := _work(line))]
    return found if len(found) >= _SERIES else []


def _work(line: Line) -> Work | None:
    match = _INSTEAD.match(line.text)
    if match is None or len(match["title"].split()) > _WORDS or not is_name(match["title"]):
        return None
    start, end = (line.start + at for at in match.span("title"))
    return Work(Span(line.block, start, end), None, (line.span,), "in place of another")
