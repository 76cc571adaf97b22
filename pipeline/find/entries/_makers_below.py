"""Paragraphs of two lines, a name set apart and its maker below it: "**Gravel in Depth**", "*by Quarry School on Stonecast*"."""

import re

from pipeline.find.entries._layout import lead_name
from pipeline.find.entries._units import Tree
from pipeline.model import Block, Role

FEWEST = 3  # such paragraphs: one or two may be credits
_NAME = r"[^\W\d_a-z][\w.'’&-]*"
_SMALL = r"(?:of|the|at|and|&|van|von|der|den|de|la|le|del|di|al)"
_MADE = re.compile(  # the platform behind "on" is no maker, nor may it be a date
    rf"\n\W{{0,3}}[Bb]y\s(?:the\s)?(?P<who>{_NAME}(?:,?\s(?:{_SMALL}\s){{0,2}}{_NAME}){{0,14}}?)(?:\s(?:on|via)\s[a-z]{{0,4}}{_NAME}(?:\s{_NAME}){{0,2}})?[\W_]*\Z"
)
CREDITS = re.compile(
    r"\W*(?:photo\w*|images?|illustrations?|cover(?: art| design)?|art|text|words|story|posted|written|translated|edited|reviewed|illustrated|narrated|led|due)\W*",
    re.I,
)


def makers_below(tree: Tree) -> dict[int, tuple[int, int]]:
    """Where such makers stand, by block; none of a document that has but a few."""
    found = {at: made for at, block in enumerate(tree.blocks) if (made := _maker(block)) and not _linked(tree, at)}
    return found if len(found) >= FEWEST else {}


def _linked(tree: Tree, at: int) -> bool:
    """True where a link stands in the block, or begins the next one: "[Read more](…)"."""
    return bool(tree.links_in(at)) or any(tree.candidates[index].start == 0 for index in tree.links_in(at + 1))


def _maker(block: Block) -> tuple[int, int] | None:
    if block.role is not Role.PARAGRAPH or block.mark is not None or "\n" not in block.text:
        return None
    named = lead_name(block)
    if named is None or any(c.isalnum() for c in block.text[: named[0]]):
        return None
    behind = block.text.find("\n", named[1])
    if behind < 0 or any(c.isalnum() for c in block.text[named[1] : behind]):
        return None
    made = _MADE.fullmatch(block.text, behind)
    return made.span("who") if made and not CREDITS.fullmatch(block.text[slice(*named)]) else None
