"""Lists as deep as code below a line of text are lists; what belongs to an item, a note or a block of code stays."""

import pytest

from pipeline.model import Block, Role, SavedFile
from pipeline.parse.markdown import read

ITEM = "[Gravel](https://gravel.example.org): small stones"


def blocks(text: str) -> list[Block]:
    (document,) = read(SavedFile("README.md", text.encode(), "0", text, "utf-8"))
    return [block for block in document.blocks if "Gravel" in block.text]


@pytest.mark.parametrize(
    "above",
    [
        "Of stones:\n\t",
        "Of stones:\n    ",
        "Of stones:\n\n    ",
        "# Stones\n\n\t",
        "Stones are old.\nThese are the best:\n\t\t",
        "- [Moss](https://moss.example.org)\n\nAnd of stones:\n\n    ",
        "- an item\n- another\n\n## Stones\n    ",
    ],
)
@pytest.mark.parametrize("bullet", ["* ", "- ", "1. "])
def test_a_deep_list_below_a_line_of_text_is_a_list(above: str, bullet: str) -> None:
    (block,) = blocks(f"{above}{bullet}{ITEM}\n")
    assert (block.role, len(block.anchors), block.depth) == (Role.ITEM, 1, blocks(f"- {ITEM}")[0].depth)


def test_its_own_order_stays() -> None:
    found = blocks(f"Stones:\n\t* {ITEM}\n\n\t\t* {ITEM}\n\t* {ITEM}\nThe end.\n")
    assert [block.depth - found[0].depth for block in found] == [0, 1, 0]


def test_lines_stay_where_they_are() -> None:
    assert blocks(f"Stones:\n\n\t* {ITEM}\n\n\t* {ITEM}\n")[1].where.startswith("5:")


def test_a_link_alone_is_no_code_either() -> None:
    (block,) = blocks(f"Stones:\n\n    {ITEM}\n")
    assert (block.role, len(block.anchors)) == (Role.PARAGRAPH, 1)


@pytest.mark.parametrize(
    "text",
    [
        f"- of stones\n    - {ITEM}\n",
        f"1. of stones\n\n    - {ITEM}\n",
        f"- of stones\n  which are old\n    - {ITEM}\n",
        f"- of stones,\nwhich are old\n    - {ITEM}\n",
    ],
)
def test_what_belongs_to_an_item_stays_below_it(text: str) -> None:
    (block,) = blocks(text)
    assert (block.role, block.depth) == (Role.ITEM, blocks(f"- {ITEM}")[0].depth + 1)


@pytest.mark.parametrize(
    "text",
    [
        "# Tools\n\nCall it so:\n\n    gravel --fetch Gravel https://gravel.example.org\n",
        "# Tools\n\nWrite this:\n\n    - Gravel: small\n    - see https://gravel.example.org\n",
        f"Write this:\n\n```\nstones:\n    - {ITEM}\n```\n",
    ],
)
def test_code_stays_code(text: str) -> None:
    assert {block.role for block in blocks(text)} == {Role.CODE}
