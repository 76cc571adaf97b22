"""Titles that say how, and near misses that name a maker."""

import pytest

from pipeline.find.manner import says_how


def asked(text: str) -> bool:
    """Whether the last "by" of the text says how."""
    at = text.lower().rindex(" by ")
    return says_how(text, at, at + len(" by "))


@pytest.mark.parametrize(
    "text",
    [
        "Rust by Example",
        "Learn Looms by Building: a year of weaving",
        "Knots by Hand (2nd edition)",
        "Proof by Induction, a primer",
        "Bird by Bird",
        "day by day",
        "Weaving By Practice and Play",
    ],
)
def test_a_manner(text: str) -> None:
    assert asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Knots by Ada Pen",
        "Knots by Hand & Rope",  # two surnames
        "Knots by Design Studio",
        "Knots by Handel",
        "Rust by Example by Ada Pen",
        "Weaving by Jim",
    ],
)
def test_a_maker(text: str) -> None:
    assert not asked(text)
