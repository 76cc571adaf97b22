"""Headings without a link that name works as their siblings do: "### Gravel ([link](…))", "### Sand", both below "## Books".

What is said right below such a heading may show as well that it names a work, "This book ...", where several speak so.
"""

import re
from collections.abc import Iterator, Sequence
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
_OF_A_WORK = re.compile(
    r"\W*(?:this|the|another|an?|my|one of the|easily the)\s(?:(?!of|to|in|for|on|that|which|is|are)[\w'’-]+,?\s){0,3}"
    r"(?:(?:text|e-?|hand|course)?books?|novel|memoir|biography|anthology|classic|course|paper|podcast)\b(?!\s(?:list|club|shop|store)s?\b)",
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
    leaves = [part for part in parts if part.leaf and _announced(part)]
    for _, siblings in groupby(leaves, key=lambda part: (part.unit.section, tree.blocks[part.unit.block].depth)):
        found.update({part.unit.block: part for part in _works(tree, list(siblings))})
    return found


def _announced(part: Part) -> bool:
    """True right below a heading that names a kind of work, "Books", "Papers"."""
    above = part.unit.section[-1:]
    return bool(above) and (announces_works(None, above) or WORKS.fullmatch(plain(above[0])) is not None)


def _works(tree: Tree, siblings: Sequence[Part]) -> Iterator[Part]:
    linked = sum(bool(part.unit.links) and _only_said(part) for part in siblings)
    free = [part for part in siblings if not part.unit.links and part.below and _only_said(part)]
    told = [part for part in free if _titled(tree, part) and _spoken_of(tree, part)]
    if linked >= LINKED or (len(told) >= TOLD and len(told) * 3 >= len(siblings) * 2):
        yield from told
    if linked >= LINKED and siblings[0].unit.section != (tree.document.title,):  # else they may be sections
        yield from (part for part in free if part not in told and _titled(tree, part) and _like_a_cover(tree, part))


def _only_said(part: Part) -> bool:
    """True where nothing but sentences stand below, none of them with a link."""
    return all(unit.kind is Role.PARAGRAPH and not unit.links for unit in part.below)


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
