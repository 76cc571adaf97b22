"""Lines that name nothing themselves and only open what stands above them: "[Buy](…) | [PDF](…)", "Paper link: [here](…)"."""

from pipeline.find.entries._layout import Layout, kind_only
from pipeline.find.entries._units import Tree, Unit
from pipeline.model import Role


def unnamed(tree: Tree, unit: Unit, above: Unit | None) -> bool:
    """True for nothing before a line's first link, or right below a heading without one words that say what it opens."""
    before = tree.blocks[unit.block].text[unit.start : tree.candidates[unit.links[0]].start]
    if not any(c.isalnum() for c in before):
        return True
    headed = above is not None and above.kind is Role.HEADING and not above.links
    return headed and kind_only(before)


def only_openers(tree: Tree, layout: Layout, unit: Unit) -> bool:
    """True for a line of nothing but links that open, from the first on."""
    text = tree.blocks[unit.block].text
    position = tree.candidates[unit.links[0]].start
    for index in unit.links:
        candidate = tree.candidates[index]
        if not layout.generic(candidate.label) or any(c.isalnum() for c in text[position : candidate.start]):
            return False
        position = candidate.end
    return not any(c.isalnum() for c in text[position : unit.end])
