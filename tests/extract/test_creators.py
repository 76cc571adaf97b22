"""Names in bylines, without titles of honour."""

import pytest

from pipeline.extract.creators import people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("by Prof. Ada Byrne", ("Ada Byrne",)),
        ("by Dr. Ada Byrne and Professor Bo Lind", ("Ada Byrne", "Bo Lind")),
        ("by Professor Byrne", ("Professor Byrne",)),
        ("by Drew Byrne", ("Drew Byrne",)),
        ("A. Byrne, B. Lind", ("A. Byrne", "B. Lind")),
        ("@adabyrne @bolind", ("@adabyrne", "@bolind")),
        ("by Quarry Institute of Technology", ("Quarry Institute of Technology",)),
        ("Ada Byrne, University of the Western Hills", ("Ada Byrne", "University of the Western Hills")),
        ("by University of Stone at Quarry Hill", ("University of Stone at Quarry Hill",)),
        ("Ada Byrne at Western Hills", ("Ada Byrne",)),
        ("Ada Byrne of Lind", ("Ada Byrne",)),
        ("by NYU professor Ada Byrne", ("Ada Byrne",)),
        ("by statistician Ada Byrne and former bank engineer Bo Lind", ("Ada Byrne", "Bo Lind")),
        ("Byrne, Ada M., Bo Lind, and Cy Moor", ("Ada M. Byrne", "Bo Lind", "Cy Moor")),
        ("Byrne, Lind, Moor", ("Byrne", "Lind", "Moor")),
        ("Byrne, Quarry Institute, Bo Lind", ("Byrne", "Quarry Institute", "Bo Lind")),
        ("by Baker Street", ("Baker Street",)),
        ("by Ada Byrne later Lind", ("Ada Byrne",)),
        ("by Ada Byrne, Bo Lind, Western Hills University Press, 2016", ("Ada Byrne", "Bo Lind")),
        ("by Ada Byrne, O'Reilly", ("Ada Byrne",)),
        ("by Ada Byrne, PhD and Bo Lind, Jr.", ("Ada Byrne", "Bo Lind")),
        ("Byrne, Ada M., and Bo A. Lind", ("Ada M. Byrne", "Bo A. Lind")),
        ("Byrne, A. M., van Lind, B., & Stone-Pen, C.-D.", ("A. M. Byrne", "B. van Lind", "C.-D. Stone-Pen")),
        ("Byrne, Lind, and Bo Stone", ("Byrne", "Lind", "Bo Stone")),
        ("by Ada Byrne, van Lind, Bo, Cy Moor", ("Ada Byrne", "Bo van Lind", "Cy Moor")),
        ("Ada Byrne & Team", ("Ada Byrne",)),
        ("by Ada Byrne, Bo Lind and Friends", ("Ada Byrne", "Bo Lind")),
        ("by Team Byrne", ("Team Byrne",)),
        ("Bo del Moor & Cy dos Prados", ("Bo del Moor", "Cy dos Prados")),
        ("by Ada Byrne and Quarry Team", ("Ada Byrne", "Quarry Team")),
        ("Byrne, Ada; Lind, Bo T.; van Moor, Cy et al.", ("Ada Byrne", "Bo T. Lind", "Cy van Moor")),
        ("Ada Byrne; Bo Lind", ("Ada Byrne", "Bo Lind")),
        ("吴军 著", ("吴军",)),
        ("Ada Byrne 等著", ("Ada Byrne",)),
        # near misses: surnames alone, a name that is not turned; nobody else is named, a name that only holds such a word
        ("by Western Hills University Press", ("Western Hills University Press",)),
        ("by Byrne, van Lind, Moor", ("Byrne", "Moor")),
        ("by Ada Byrne, Bo van Lind, Cy Moor", ("Ada Byrne", "Bo van Lind", "Cy Moor")),
        ("by Ada Byrne and Bo Press-Lind", ("Ada Byrne", "Bo Press-Lind")),
    ],
)
def test_people(text: str, names: tuple[str, ...]) -> None:
    assert people(text) == names
