"""The one tool that a thread without links is about: named before a dash and again, or answered to in every post."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.shape import is_name, size
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import PLAN_NOUNS, TOOL_NOUNS, USES
from pipeline.model import Span

_OPENING = re.compile(r"(?<!\s)\s+[-–—]\s+|(?<!\s)\s*[:：]\s*")
_FEW = 4  # words of a tool's name
_SAID = 6  # words that say what it does
_AGAIN = 2  # times that the thread names it behind its opening
_INSIDE = 8  # words; a link with fewer beside it is pointed to, and names itself
_CHAIN = 3  # posts that open with one handle


def told(posts: Sequence[list[Line]]) -> list[Work]:
    """At most one work."""
    if any(line.links and size(line.words) < _INSIDE for lines in posts for line in lines) or not posts or not posts[0]:
        return []
    work = _opened(posts) or _answered(posts)
    return [work] if work else []


def _opened(posts: Sequence[list[Line]]) -> Work | None:
    """ "Name - what the tool does" on the first line of the thread, and the name again below."""
    first = posts[0][0]
    mark = _OPENING.search(first.text)
    if mark is None:
        return None
    name, rest = first.text[: mark.start()], first.text[mark.end() :]
    fits = is_name(name) and len(name.split()) <= _FEW and name[:1].isupper() and size(rest) >= _SAID
    below = "\n".join(line.text for lines in posts for line in lines if line is not first)
    often = len(re.findall(rf"(?<!\w){re.escape(name)}(?![A-Za-z])", below))
    if not fits or often < _AGAIN - (TOOL_NOUNS.holds(rest)) or not TOOL_NOUNS.holds(rest + below):
        return None
    says = Span(first.block, first.start + mark.end(), first.end)
    return Work(Span(first.block, first.start, first.start + mark.start()), None, (says,), "the thread's tool")


def _answered(posts: Sequence[list[Line]]) -> Work | None:
    """A handle that most lines of a chain answer to, and that a sentence says to work with."""
    lines = [line for found in posts for line in found]
    opening = Counter(match[0].lower() for line in lines if (match := re.match(r"@\w{2,30}", line.text)))
    chained = [handle for handle, often in opening.most_common(1) if often >= _CHAIN]
    text = " ".join(line.text for line in lines)
    if not TOOL_NOUNS.holds(text) and not PLAN_NOUNS.holds(text):
        return None
    for line in lines:
        for match in USES.finditer(line.text):
            if f"@{match['tool']}".lower() in chained:
                at = line.start + match.start("tool")
                return Work(Span(line.block, at, at + len(match["tool"])), None, (line.span,), "a tool answered to")
    return None
