"""Bold paragraphs that count are headings."""

from collections.abc import Sequence

import pytest

from pipeline.model import Anchor, Block, Role
from pipeline.parse._bold_headings import with_bold_headings


def bold(text: str) -> Block:
    return Block(Role.PARAGRAPH, text, bold=((0, len(text)),))


def headings(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in with_bold_headings(blocks) if block.role is Role.HEADING]


SAID = Block(Role.PARAGRAPH, "Firm and cheap.")


@pytest.mark.parametrize("names", [("1. Gravel", "2. Sand", "3. Clay"), ("#3: Gravel", "#2: Sand", "#1: Clay")])
def test_counted_in_turn(names: tuple[str, ...]) -> None:
    assert headings([block for name in names for block in (bold(name), SAID)]) == list(names)


@pytest.mark.parametrize(
    "blocks",
    [
        [bold("1. Gravel"), bold("2. Sand")],
        [bold("1. Gravel"), bold("2. Sand"), bold("4. Clay")],
        [bold("Gravel"), bold("Sand"), bold("Clay")],
        [Block(Role.PARAGRAPH, f"{n}. Gravel is firm", bold=((0, 9),)) for n in (1, 2, 3)],
        [Block(Role.PARAGRAPH, f"{n}. Gravel", bold=((0, 9),), anchors=(Anchor(3, 9, "https://g.example"),)) for n in (1, 2, 3)],
        [Block(Role.ITEM, f"{n}. Gravel", bold=((0, 9),)) for n in (1, 2, 3)],
    ],
)  # fmt: skip
def test_near_misses(blocks: list[Block]) -> None:
    assert headings(blocks) == []
