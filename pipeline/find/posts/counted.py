"""Works without a link that an article goes through under their bare titles.

1. Gravel                       counted, below words that announce works or above some that say "this book"
A walk along the river ...

Gravel                          or said again at once, with what it is
Gravel is a novel about ...
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.find.posts.below import told_of
from pipeline.find.posts.lines import Line
from pipeline.find.posts.openings import Head
from pipeline.find.posts.pairs import remarks
from pipeline.find.posts.shape import is_name, sentence_end, size
from pipeline.find.posts.signed import head_of
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import NAMES
from pipeline.find.posts.words import NO_SHELF, SHELF, THIS_WORK, WORK_NOUNS, announces
from pipeline.model import Document, Span
from pipeline.records import replace
from pipeline.text.caseless import caseless
from pipeline.text.letters import run_together

_NUMBER = re.compile(r"#?(\d{1,2})\s*[.):–—-]?")
_FEW = 2  # titles side by side
_ABOVE = 12  # lines above the first title, of which one announces works
_NEAR = 3  # lines below a title, one of which is a remark, or says it again
_APART = 3  # signs by which a title said again may be longer or shorter
_SHORT = 5  # words of a counted title that a stop may end
_LONGEST = 12  # words of a title that only its place vouches for
# "is a short novel", "es un libro": what a title said again is.
_IS_WORK = re.compile(
    rf"(?:,? (?:by|von|par|de) (?:(?P<by>(?-i:{NAMES}))|[^.!?]{{3,80}}?))?\s+(?:is|was|remains|es|est|ist|é)\s[^.!?]{{0,60}}?"
    r"\b(?:(?:text|hand|work)?book|novel|memoir|biography|(?:collection|series) of (?:essays|stories|lectures)|film|documentary|podcast|course|"
    r"libro|novela|ensayo|livro|livre|roman|buch)\b",
    re.I,
)
_RECOMMENDED = caseless(
    r"\b(?:recommend\w*|must[- ]reads?|worth (?:reading|a spot|your)|should read|recomend\w+|recommand\w+|empfehl\w*)\b"
)


def counted(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """Such works, and what is said below each."""
    lines = list(_with_numbers(line for some in posts for line in some))
    heads = _numbered(lines)
    if len(heads) < _FEW or not _works_are_told(document, lines, heads):
        heads = list(_introduced(lines))
        known = len(heads) >= _FEW or (heads and _commended(document, lines, heads[0]))
        heads = heads if known else []
    return told_of(document, lines, heads)


def _with_numbers(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines; a number that is one counts the next."""
    number = ""
    for line in lines:
        if line.text.isdecimal() and len(line.text) <= 2 and not line.lead:
            number = line.text
        else:
            yield replace(line, lead=number) if number else line
            number = ""


def _numbered(lines: Sequence[Line]) -> list[Head]:
    """Titles numbered from one upwards or down to one, a remark below each but the last, which may be cut."""
    found = [(int(match[1]), at) for at, line in enumerate(lines) if (match := _NUMBER.fullmatch(line.lead))]
    run = found[:1]
    for now in found[1:]:
        step = now[0] - run[-1][0]
        if abs(step) == 1 and (len(run) == 1 or step == run[1][0] - run[0][0]):
            run.append(now)
    heads = [_head(lines[at], at) for _, at in run if _bare(lines[at])]
    if not heads or len(heads) < len(run) or 1 not in (run[0][0], run[-1][0]):
        return []
    return heads if all(_told(lines, head) for head in heads[:-1]) else []


def _bare(line: Line) -> bool:
    open_end = (":", "?", ",", ";") if line.lead and size(line.text) <= _SHORT else (".", ":", "?", ",", ";")
    fits = not line.links and size(line.text) <= _LONGEST and not line.text.endswith(open_end)
    return fits and line.text[:1].upper() == line.text[:1] and is_name(line.text)


def _head(line: Line, at: int) -> Head:
    end = line.start + len(line.text.rstrip("."))
    return head_of(line, at) or Head(at, at + 1, Span(line.block, line.start, end), None)


def _told(lines: Sequence[Line], head: Head) -> bool:
    return any(map(remarks, lines[head.below : head.below + _NEAR]))


def _works_are_told(document: Document, lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """The words above announce works, or speak of them and so does what is said of one."""
    above = [document.title or "", *(line.text for line in lines[max(heads[0].at - _ABOVE, 0) : heads[0].at])]
    if any(NO_SHELF.holds(text) for text in above[:1]):
        return False
    if any(map(announces, above)):
        return True
    below = lines[heads[0].below :]
    return any(map(WORK_NOUNS.holds, above)) and any(THIS_WORK.holds(line.text) for line in below)


def _introduced(lines: Sequence[Line]) -> Iterator[Head]:
    """Names alone on their line that one of the next lines opens with again, and says what work they are."""
    for at, line in enumerate(lines):
        if not _bare(line):
            continue
        for below in lines[at + 1 : at + 1 + _NEAR]:
            if match := _said_again(line.text, below):
                maker = Span(below.block, *(below.start + place for place in match.span("by"))) if match["by"] else None
                yield replace(_head(line, at), maker=maker)
                break


def _said_again(title: str, below: Line) -> re.Match[str] | None:
    """Where it begins with the same letters, and goes on with what that is."""
    name = run_together(title)
    if not name or not run_together(below.text[: len(title) + _APART]).startswith(name):
        return None
    end = sentence_end(below.text)
    return _IS_WORK.search(below.text[: end.end()] if end else below.text, len(title) - _APART)


def _commended(document: Document, lines: Sequence[Line], head: Head) -> bool:
    """A work that stands alone is one where it is counted, the words above announce works, or those below tell to read it."""
    if lines[head.at].lead:
        return True
    above = (document.title or "", *(line.text for line in lines[max(head.at - _ABOVE, 0) : head.at]))
    return any(map(SHELF.holds, above)) or any(_RECOMMENDED.holds(line.text) for line in lines[head.below :])
