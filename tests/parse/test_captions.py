"""Names below linked covers."""

from collections.abc import Iterator

import pytest

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._captions import with_captions

NAMES = ("A Short History of Gravel", "Sand for Everyone", "Silt, Water and Time")


def cover(name: str, title: str | None = None) -> Block:
    picture = Anchor(0, 0, f"https://pictures.example/{name}.jpg", mark=Reason.MEDIA)
    return Block(Role.PARAGRAPH, "", (picture, Anchor(0, 0, f"https://books.example/{name}", title=title)))


def shelf(*names: str, title: str | None = None) -> list[Block]:
    return [block for name in names for block in (cover(name, title), Block(Role.PARAGRAPH, name))]


def called(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """The text and the target of each link."""
    links = ((block, anchor) for block in blocks for anchor in block.anchors if not anchor.mark)
    return ((block.text[anchor.start : anchor.end], anchor.url) for block, anchor in links)


def test_captions_name_the_covers_above_them() -> None:
    blocks = [Block(Role.HEADING, "Stones", depth=2), *shelf(*NAMES), Block(Role.HEADING, "Rivers", depth=2)]
    got = with_captions(blocks)
    assert list(called(got)) == [(name, f"https://books.example/{name}") for name in NAMES]
    assert [anchor.mark for block in got for anchor in block.anchors][::2] == [Reason.MEDIA] * 3
    assert len(got) == 5


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(shelf(*NAMES[:2]), id="too few"),
        pytest.param([*shelf(*NAMES)[1:], cover("Clay")], id="names above their covers"),
        pytest.param(shelf(*NAMES, title="Cover"), id="covers that say their names"),
        pytest.param(shelf(*(f"{name} is what I read last." for name in NAMES)), id="sentences"),
        pytest.param([b for b in shelf(*NAMES) for b in (b, Block(Role.PARAGRAPH, "More"))], id="more below"),
        pytest.param([Block(Role.PARAGRAPH, "Clay"), *shelf(*NAMES)], id="a name above the first"),
    ],
)
def test_other_pictures_stay_as_they_are(blocks: list[Block]) -> None:
    assert with_captions(blocks) == blocks
