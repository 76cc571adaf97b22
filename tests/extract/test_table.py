"""The columns of a table that tell what sort of thing stands in a row."""

import pytest

from pipeline.extract.table import sorts_of
from pipeline.model import Block, Role

ROWS = [
    (("Name", "Type", "Notes"), "Gravel\tBook\tHeavy", ("Book",)),
    (("Ressource", "Niveau", "Type"), "Sable\tDébutant\tVidéo", ("Débutant", "Vidéo")),
    (("Course", "Weeks"), "Clay\t3", ()),
    (("Name", "Type of ground"), "Clay\twet", ()),
    (("Name", "Type"), "Clay\t ", ()),
    (("Name", "Notes", "Type"), "Clay", ()),
    (("", ""), "Clay\tBook", ()),
    ((), "Clay\tBook", ()),
]


@pytest.mark.parametrize(("header", "text", "told"), ROWS)
def test_columns_that_tell(header: tuple[str, ...], text: str, told: tuple[str, ...]) -> None:
    assert sorts_of(Block(Role.ROW, text, header=header)) == told
