"""Names as they stand in the catalogue: without what frames, numbers or annotates them."""

import pytest

from pipeline.extract.title import tidy


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("— “Harbour Lights”, ", "Harbour Lights"),
        ("Sand School[1] series of videos", "Sand School series of videos"),
        ("the gravel notes[12]", "the gravel notes"),
        # near misses: years, places in a text, code
        ("Winter 2020[1]", "Winter 2020[1]"),
        ("Sand School [Part 1]", "Sand School [Part 1]"),
        ("x[1]y", "x[1]y"),
        ("Programming in C#", "Programming in C#"),
    ],
)
def test_tidy(written: str, title: str) -> None:
    assert tidy(written) == title
