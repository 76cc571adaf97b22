"""What a row of a table says of its kind and level: the cells of columns for such words."""

import re

from pipeline.model import Block

# Headers of columns that say what sort of thing stands in a row, or for whom, in the languages of public lists. The header
# above the names says less: a table of "Courses" holds books too.
_SORTS = re.compile(
    r"(?:(?:resource|media|content)\s)?(?:type|format|kind|level|difficulty|tipo|formato|nivel|nível|dificultad|niveau|typ"
    r"|тип|формат|уровень|类型|难度)",
    re.I,
)


def sorts_of(block: Block) -> tuple[str, ...]:
    """Those cells, to be read as headings are; none where the block is no row."""
    if not any(block.header):
        return ()
    cells = zip(block.header, block.text.split("\t"), strict=False)
    return tuple(cell.strip() for head, cell in cells if cell.strip() and _SORTS.fullmatch(head.strip()))
