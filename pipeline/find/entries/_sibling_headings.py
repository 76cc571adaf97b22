"""Headings without a link that name works as their siblings do: "### Gravel ([link](…))", "### Sand", both below "## Books".

What is said right below such a heading may show as well that it names a work, "This book ...", where several speak so.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.find.entries._headings import Part
from pipeline.find.entries._units import Tree
from pipeline.find.entries._words import ADVICE, LEVEL, SCHEDULE, WORKS, announces_works
from pipeline.find.entries._zones import plain
from pipeline.find.sorts import SORTS
from pipeline.model import Role

LINKED = 2  # siblings with a link that are entries
TOLD = 3  # siblings that are spoken of as a work, where none has a link
# "This book ...", "A true classic ..."; but "These books ...", "The best of the book", "A way to pick a book".
_WORDS = r"(?:(?!of|to|in|for|on|that|which|is|are)[\w'’-]+,?\s){0,3}"
_BOOK = r"(?:(?:text|e-?|hand|course)?book|novel|memoir|biography|anthology|classic)"
_OF_A_WORK = re.compile(
    rf"\W*(?:this\s{_WORDS}(?:{_BOOK}|course|paper|podcast)|(?:the|another|an?|my|one of the)\s{_WORDS}{_BOOK})\b(?!\s(?:list|club|shop|store)s?\b)",
    re.I,
)
# Headings in capitals that part the text: "Final Thoughts", "Honorable Mentions".
_PARTS_TEXT = re.compile(
    r"(?:final|closing|other|honou?rable|wrapping)\b.*|about (?:me|us|this|the)\b.*"
    r"|.*\b(?:notes?|thoughts|mentions?|order|plan|list|criteria|remarks|summary|conclusions?|overview|updates?|status)",
    re.I | re.S,
)


def sibling_works(tree: Tree, parts: Sequence[Part]) -> dict[int, Part]:
    """The parts, by block, whose headings have no link and name a work of the kind that the heading above announces."""
    found: dict[int, Part] = {}
    below = [part for part in parts if _announced(part)]
    for _, siblings in groupby(below, key=lambda part: (part.unit.section, tree.blocks[part.unit.block].depth)):
        found.update({part.unit.block: part for part in _works(tree, list(siblings))})
    return found


def _announced(part: Part) -> bool:
    """True right below a heading that names a kind of work, "Books", "Papers"."""
    above = part.unit.section[-1:]
    return bool(above) and (announces_works(None, above) or WORKS.fullmatch(plain(above[0])) is not None)


def _works(tree: Tree, siblings: Sequence[Part]) -> Sequence[Part]:
    """Those that are spoken of as works; and others with a title, where nearly nothing else stands beside what is surely one."""
    plainly = [part for part in siblings if _only_said(part)]
    linked = [part for part in plainly if part.unit.links]
    titled = [part for part in plainly if not part.unit.links and part.below and _titled(tree, part)]
    told = [part for part in titled if _spoken_of(tree, part)]
    covers = [part for part in titled if _like_a_cover(tree, part)]
    if len(linked) < LINKED:
        told = [part for part in told if part in covers]
        return told if len(told) >= TOLD and len(told) * 3 >= len(siblings) * 2 else ()
    others = [part for part in covers if part not in told]
    sections = len(plainly) < len(siblings) or siblings[0].unit.section == (tree.document.title,)
    return told if sections or len(others) > len(linked) + len(told) else told + others


def _only_said(part: Part) -> bool:
    """True where nothing but sentences stand below, none of them with a link."""
    return part.leaf and all(unit.kind is Role.PARAGRAPH and not unit.links for unit in part.below)


def _titled(tree: Tree, part: Part) -> bool:
    """False for a heading that groups works or speaks of the list."""
    text = tree.blocks[part.unit.block].text.rstrip()
    heading, groups = plain(text), (SORTS, SCHEDULE, LEVEL, ADVICE)
    return bool(heading) and not text.endswith(("?", ":")) and not any(pattern.fullmatch(heading) for pattern in groups)


def _spoken_of(tree: Tree, part: Part) -> bool:
    return _OF_A_WORK.match(tree.text(part.below[0])) is not None


def _like_a_cover(tree: Tree, part: Part) -> bool:
    """Two words or more, of which the long ones begin with capitals."""
    heading = tree.blocks[part.unit.block].text
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", heading) if len(word) > 3]
    capital = sum(word[0].isupper() for word in words)
    return len(heading.split()) > 1 and capital * 3 >= len(words) * 2 and not _PARTS_TEXT.fullmatch(plain(heading))
