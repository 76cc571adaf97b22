"""What stands before a name and is no part of it: "**Book:** Gravel ([PDF](…))", "[video] [Gravel Explained](…)"."""

import re
from typing import NamedTuple

from pipeline.find.entries._layout import behind_label, field_label, kind_only, lead_name
from pipeline.find.entries._note import byline, joined
from pipeline.find.entries._people import are_people
from pipeline.find.entries._words import LEVEL, RANK, WORK, WORKS
from pipeline.model import Block, Candidate

PREFIX = re.compile(r"[^.!?]{1,60}?\s*(?:[:：]|[-–—>»|→]|(?<=\s)/)\s*[\"“*_(\[]*$")
LONG_PREFIX = 6  # words: what stands before a colon and is longer is a sentence
_TAG = re.compile(
    r"[\W_]{0,4}?[\[(（【]\s*([^\[\]()（）【】]{2,30}?)\s*[\])）】][*_`]{0,2}\s*"
)  # "[course] [Gravel](…)"
_OWN_WORD = re.compile(r"[,:]?\s*\(?[\w .'’-]{1,30}\)?\s*[;,]\s*(?:and\s*)?")  # "[One](…), MIT; [Two](…)"
_PEOPLE = re.compile(r",\s([^.;:()\n]{3,120})(?=[.(;]|$)")
_DASHED = re.compile(r"\s[-–—]\s([^.;:()\n]{3,120}?)(?=[.(;]|\s[-–—]\s)")
_WORDS = re.compile(r"\w+")
_ARTICLE = re.compile(r"\W*(?:the|an?)\s+", re.I)  # "**Podcast:** The [Gravel Hour](…)"
_SIGNED = re.compile(r"[:：*_\s]*[^\W\d_a-z][^\n]*\s(?:by|von|par|por)\s[^\W\d_a-z]")


class Sort(NamedTuple):
    """Where a label that says what a work is stands in a block's text."""

    start: int
    end: int
    behind: int  # where what it is said of begins
    over: bool  # a name stands between it and the link


def sort_before(block: Block, start: int, link: int) -> Sort | None:
    """The label at the beginning of a line whose first link begins at `link`."""
    line = block.text[start:link]
    if (tagged := _TAG.match(line)) and kind_only(tagged[1]):
        named = _WORDS.search(line, tagged.end()) is not None
        return Sort(start + tagged.start(1), start + tagged.end(1), start + tagged.end(), over=named)
    label = field_label(line)
    if not label or not (WORK.fullmatch(label) or WORKS.fullmatch(label)):
        return None
    behind = start + behind_label(line)
    words = _WORDS.search(line)
    begin = start + (words.start() if words else 0)
    return Sort(begin, begin + len(label), behind, over=_WORDS.search(block.text, behind, link) is not None)


def says_sort(block: Block, named: tuple[int, int], end: int) -> bool:
    """True for words set apart that only say for whom or what it is: "**Beginner**: Gravel", "**Book**: Gravel"; a signed one what it is good for."""
    label = block.text[slice(*named)].strip(" :：")
    if LEVEL.fullmatch(label):
        return True
    colon = any(mark in block.text[named[1] - 1 : named[1] + 1] for mark in ":：")
    if colon and RANK.fullmatch(label):
        return _SIGNED.match(block.text, named[1], end) is not None
    return colon and WORK.fullmatch(label) is not None and _WORDS.search(block.text, named[1], end) is not None


def leads_to(block: Block, name: tuple[int, int], first: Candidate) -> bool:
    """True where a name set apart only leads to that of the link; in "**Gravel** by Sam Stone - [Quarry](…)" it is it."""
    made = byline(block, name[1], first.start)
    article = _ARTICLE.fullmatch(block.text, name[1], first.start) and says_sort(block, name, first.start)
    return made is None and bool(article or PREFIX.fullmatch(block.text, 0, first.start))


def goes_on(text: str, left: Candidate, right: Candidate, *, labelled: bool) -> bool:
    """True where the second link goes on a list of works; behind a label each may have a word of its own."""
    if joined(text, left, right):
        return True
    return labelled and _OWN_WORD.fullmatch(text[left.end : right.start]) is not None


def signed_name(
    block: Block, start: int = 0, end: int | None = None, *, dashed: bool = False
) -> tuple[int, int] | None:
    """A name set apart at the beginning of a line, with its maker behind it: "*Gravel* by Sam Stone", "*Gravel*, Sam Stone".

    If `dashed`, also "*Gravel* - Sam Stone - get it".
    """
    named = lead_name(block) if start == 0 else None
    end = len(block.text) if end is None else end
    if named is None or named[1] > end:
        return None
    people = _PEOPLE.match(block.text, named[1], end) or (dashed and _DASHED.match(block.text, named[1], end))
    signed = byline(block, named[1], end) or (people and are_people(people[1], whole=True))
    return named if signed else None
