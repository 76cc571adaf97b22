"""Lists of definitions: what stands below a term is said of it."""

import pytest

from pipeline.model import Block, Role
from pipeline.parse._tree import tree_of
from pipeline.parse._walk import blocks_of


def read(html: str) -> list[tuple[Role, int, str]]:
    blocks: list[Block] = list(blocks_of(tree_of(f"<html><body>{html}</body></html>")))
    return [(block.role, block.depth, block.text) for block in blocks]


@pytest.mark.parametrize(
    ("html", "want"),
    [
        ("<dl><dt>Gravel<dd>Firm.</dl>", [(Role.ITEM, 0, "Gravel"), (Role.PARAGRAPH, 1, "Firm.")]),
        ("<dl><dt>Gravel<dd><p>Firm.<p>Dry.</dl>", [(Role.ITEM, 0, "Gravel"), (Role.PARAGRAPH, 1, "Firm."), (Role.PARAGRAPH, 1, "Dry.")]),
        ("<dl><dt>Gravel</dl><p>Firm.", [(Role.ITEM, 0, "Gravel"), (Role.PARAGRAPH, 0, "Firm.")]),  # behind the list
        ("<dl><dt>Gravel<dd><ul><li>Firm.</ul></dl>", [(Role.ITEM, 0, "Gravel"), (Role.ITEM, 1, "Firm.")]),  # a list in it
    ],
)  # fmt: skip
def test_a_definition_is_a_paragraph_of_its_term(html: str, want: list[tuple[Role, int, str]]) -> None:
    assert read(html) == want
