"""Works that an article goes through without a link, each under a line that is its title and its maker, or opens so.

Gravel by Sam Stone             in one of the shapes of _SHAPES
Gravel                          or with the maker on the next line
Sam Stone
Gravel by Sam Stone. Why        or in one of those of `openings`
"""

import re
from collections.abc import Sequence

from pipeline.find.posts.below import COUNT, said_above, told_of
from pipeline.find.posts.lines import Line
from pipeline.find.posts.openings import Head, openings
from pipeline.find.posts.pairs import SERIES, pairs, remarks, told_near
from pipeline.find.posts.shape import is_name, mostly_capitals
from pipeline.find.posts.spans import Work
from pipeline.find.posts.titles import CREDIT, NAMES, PERSONS, SURNAMES
from pipeline.find.posts.words import KIND_LABEL, NO_SHELF, SHELF, WENT_THROUGH, WORK_NOUNS
from pipeline.model import Document, Span
from pipeline.text.caseless import caseless

_TITLE = r"(?P<title>[A-ZÀ-ÖØ-Þ0-9¿¡\"“«][^\n]{0,200}[\w)!?’'\"”»])"
_YEAR = r"\((?:1[5-9]|20)\d\d\)"
_SAID = r"\s+\((?P<said>[^\s()]+(?:\s[^\s()]+){2,60})\)"  # "(I read it twice)"
_YEAR_END = re.compile(rf"\s*{_YEAR}$")
_AUTHORS = (
    rf"(?:{SURNAMES}|(?!(?:[^\W\d_]+\s+)*(?:Press|Books|Verlag|Publish\w+|University|Éditions|Editorial)\b){PERSONS})"
)
_SIGNED = re.compile(rf"{_TITLE}(?:,?\s+(?:by|von|par|por|av|af)|[,:]\s+By(?=\s+[^\s.]+\.?\s))\s+(?P<by>{NAMES})\.?$")
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_TITLE},?\s+(?:de|di)\s+(?P<by>{PERSONS})\.?$",  # El camino de Ada Vidal
        rf"{_TITLE}(?:\s+{_YEAR})?\s+[-–—]{{1,2}}\s+(?:[Dd]irected by\s+)?(?P<by>{PERSONS})(?:\s+{_YEAR}|{_SAID})?\.?$",  # Gravel (2015) – Sam Stone
        rf"{_TITLE}\s+\((?P<by>{PERSONS})\)\.?$",  # Gravel (Sam Stone)
        rf"{_TITLE}\s+\((?P<by>{_AUTHORS})(?:\s+et al\.?)?,?\s+(?:1[5-9]|20)\d\d\)\.?$",  # Gravel (Stone et al., 2015)
        rf"{_TITLE}(?<!\s[A-ZÀ-ÖØ-Þ])\s*\.\s+(?P<by>{PERSONS})\.?$",  # Gravel: a history. Sam Stone.
        rf"{_TITLE},\s+(?P<by>{PERSONS})$",  # Gravel, Sam Stone
        rf"(?P<by>{NAMES});\s+{_TITLE}$",  # Stone and Pen; Gravel
    )
)
# Gravel (Stone): a sort of things or a place may stand so as well
_SURNAMED = re.compile(rf"{_TITLE}\s+\((?P<by>{SURNAMES})\)$")
_WIDEST = 300  # signs of a title and its makers
_FEW = 2  # titles before "by" and a maker
_SURE = 5  # titles before surnames in brackets, most of these different
_DENSE = 5  # signed titles close together
_RIGHT_ABOVE = 3  # lines above these, of which one tells of reading
_OTHERS = caseless(r"\b(?:songs?|albums?|tracks?|bands?|music|talks?|speakers?|sessions?|guests?)\b")  # signed as well
_MANY = 4  # titles alone on their lines, which leave no doubt about the shape
_LONGEST = 12  # words of a name without a maker among signed ones


def signed(document: Document, posts: Sequence[list[Line]]) -> list[Work]:
    """The works of such an article, and the names that stand among theirs in the same way."""
    lines = [line for some in posts for line in some]
    heads = _heads(document, lines)
    shelf = _dense(heads) and _gone_through(document, lines[max(heads[0].at - _RIGHT_ABOVE, 0) : heads[0].at])
    return told_of(document, lines, _with_counted(lines, heads) if shelf else heads, shelf=shelf)


def _dense(heads: Sequence[Head]) -> bool:
    """Signed titles with hardly a line between them."""
    signed = len(heads) >= _DENSE and all(head.maker for head in heads)
    return signed and len(heads) * 5 >= (heads[-1].at - heads[0].at + 1) * 4


def _gone_through(document: Document, above: Sequence[Line]) -> bool:
    """What stands right above tells of reading or watching, and last of nothing else."""
    return said_above(WENT_THROUGH, document, above) and not (above and _OTHERS.holds(above[-1].text))


def _with_counted(lines: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """The heads, and between them the bare titles that are numbered as they are."""
    taken = {head.at for head in heads}
    between = (i for i in range(heads[0].at, heads[-1].at) if i not in taken and COUNT.search(lines[i].lead))
    bare = [Head(i, i + 1, lines[i].span, None) for i in between if not lines[i].links and is_name(lines[i].text)]
    return sorted([*heads, *bare], key=lambda head: head.at)


def _heads(document: Document, lines: Sequence[Line]) -> list[Head]:
    """The lines that works begin with, where words above announce works."""
    found = _alone(document, lines)
    if len(found) >= _MANY or not any(WORK_NOUNS.holds(line.text) for line in lines):
        return found
    opening = openings(lines)
    more = len(opening) > 2 * len(found) and said_above(WORK_NOUNS, document, lines[: opening[0].at])
    return opening if more else found


def _alone(document: Document, lines: Sequence[Line]) -> list[Head]:
    """The signed titles in one shape, alone on their lines; with "by" also the bare ones between them."""
    ends = [i for i, line in enumerate(lines) if _ends_with_a_name(line)]
    if not ends:
        return []
    by_name = [head for i in ends if (head := _head(lines[i], i, _SIGNED))]
    if len(by_name) == 1 and _first_of_many(document, lines, by_name[0]):
        return by_name
    if len(by_name) >= _FEW and _of_works(document, lines[: by_name[0].at]):
        return _with_bare(lines, by_name)
    found = [[head for i in ends if (head := _head(lines[i], i, shape))] for shape in _SHAPES]
    best = max((*found, _by_surname(lines, ends), pairs(lines, ends)), key=len)
    return best if len(best) >= SERIES and _of_works(document, lines[: best[0].at]) else []


def _of_works(document: Document, above: Sequence[Line]) -> bool:
    """Words above speak of works, or of reading: "What I read in March"."""
    return said_above(WORK_NOUNS, document, above) or said_above(SHELF, document, above)


def _by_surname(lines: Sequence[Line], ends: Sequence[int]) -> list[Head]:
    """The titles whose makers go by their surnames, in brackets."""
    heads = [head for i in ends if lines[i].text.endswith(")") and (head := _head(lines[i], i, _SURNAMED))]
    makers = {lines[head.at].text.rpartition("(")[2] for head in heads}
    return heads if len(heads) >= _SURE and len(makers) * 2 > len(heads) else []


def _first_of_many(document: Document, lines: Sequence[Line], head: Head) -> bool:
    """A title that a number or a picture sets off above a remark, where a list of works is announced: the text is cut off."""
    announced = said_above(SHELF, document, lines[: head.at]) and not NO_SHELF.holds(document.title or "")
    return bool(lines[head.at].lead) and announced and told_near(lines, head)


def _ends_with_a_name(line: Line) -> bool:
    """Asked first, as hardly a line of prose does."""
    if line.links or len(line.text) > _WIDEST:
        return False
    last = line.text[line.text.rfind(" ") + 1 :]
    return last.endswith(")") or last[:1].isupper() or last[-4:].isdecimal()  # a year may stand behind it


def head_of(line: Line, at: int) -> Head | None:
    """The title and the maker that a line is, in the first of the shapes that it has; "de" parts more than these."""
    return next((head for shape in (_SIGNED, *_SHAPES[1:]) if (head := _head(line, at, shape))), None)


def _head(line: Line, at: int, shape: re.Pattern[str]) -> Head | None:
    match = shape.match(line.text)
    if match is None or CREDIT.fullmatch(match["title"]) or KIND_LABEL.fullmatch(match["title"]):
        return None
    if not is_name(match["title"]):
        return None
    title, maker = _YEAR_END.sub("", match["title"]), match["by"].rstrip(".")
    starts = (line.start + match.start("title"), line.start + match.start("by"))
    spans = [Span(line.block, start, start + len(words)) for start, words in zip(starts, (title, maker), strict=True)]
    said = match.groupdict().get("said")
    rest = Span(line.block, line.start + match.start("said"), line.start + match.end("said")) if said else None
    return Head(at, at + 1, spans[0], spans[1], rest)


def _with_bare(lines: Sequence[Line], heads: list[Head]) -> list[Head]:
    """The heads, and between them each name in capitals alone above a remark."""
    taken = {head.at for head in heads}
    between = [i for i in range(heads[0].at + 1, heads[-1].at) if i not in taken and _bare(lines[i], lines[i + 1])]
    return sorted([*heads, *(Head(i, i + 1, lines[i].span, None) for i in between)], key=lambda head: head.at)


def _bare(line: Line, following: Line) -> bool:
    words = line.text.split()
    short = not line.links and len(words) <= _LONGEST and not line.text.endswith((".", ":", "?", "!"))
    return short and is_name(line.text) and mostly_capitals(words) and remarks(following)
