"""Headings that say how each work is spoken of."""

import pytest

from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Page, Role

NAMES = ("Gravel for Everyone", "A Year in Sand", "Clay and Water", "Silt", "Run Deep", "The Heap")
SAID = "It begins where my own garden begins, with a bucket."


def page(names: tuple[str, ...], label: str, *between: Block) -> Page:
    """Linked headings, a maker, the label as a heading of its own, and a remark below it."""
    blocks = list[Block]()
    for name in names:
        link = Anchor(0, len(name), f"https://books.example/{name.replace(' ', '-')}")
        blocks += [
            Block(Role.HEADING, name, (link,), depth=3),
            Block(Role.PARAGRAPH, "By Sam Stone,", section=(name,)),
            *between,
            Block(Role.HEADING, label, depth=4, section=(name,)),
            Block(Role.PARAGRAPH, SAID, section=(name, label)),
        ]
    return find(Document("case", Genre.PAGE, tuple(blocks), title="Books on stones"))


def notes(found: Page) -> list[str]:
    """What is said of each entry."""
    text = found.document.text_of
    return [" ".join(map(text, entry.notes)) for entry in found.entries]


@pytest.mark.parametrize("label", ["Why this book?", "My review", "What I liked about it", "Summary"])
@pytest.mark.parametrize("names", [NAMES, NAMES[:3]])
def test_what_stands_below_such_a_heading_is_said_of_the_work(label: str, names: tuple[str, ...]) -> None:
    found = page(names, label)
    assert notes(found) == [SAID] * len(names)
    assert all(entry.byline for entry in found.entries)


def test_a_picture_alone_parts_no_work_from_what_is_said_of_it() -> None:
    assert notes(page(NAMES, "Why this book?", Block(Role.PARAGRAPH, ""))) == [SAID] * len(NAMES)


@pytest.mark.parametrize(
    ("names", "label"),
    [
        pytest.param(NAMES, "Books", id="a section"),
        pytest.param(NAMES, "Summary of the river", id="a topic"),
        pytest.param(NAMES[:2], "Why this book?", id="too few"),
    ],
)
def test_other_headings_stay_sections(names: tuple[str, ...], label: str) -> None:
    document = page(names, label).document
    assert [block.section for block in document.blocks if block.text == SAID] == [(name, label) for name in names]
