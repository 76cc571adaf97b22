"""Makers whose work a title says it is, and what only looks so."""

import pytest

from pipeline.extract._whose import owners


@pytest.mark.parametrize(
    ("title", "makers"),
    [
        ("Ada Byrne's talk at QuarryConf 2019 about gravel", ("Ada Byrne",)),
        ("Ada Byrne's and Bo van Lind's talk about sand", ("Ada Byrne", "Bo van Lind")),
        ("Ada Byrne and Bo Q. Lind’s lecture notes", ("Ada Byrne", "Bo Q. Lind")),
        ("Cy Jones' blog", ("Cy Jones",)),
        ("Ada Byrne's great GitHub collection about sieves", ("Ada Byrne",)),
        ("Quarry School's series of essays", ("Quarry School",)),
    ],
)
def test_whose_work_it_is(title: str, makers: tuple[str, ...]) -> None:
    assert owners(title) == makers


@pytest.mark.parametrize(
    "title",
    [
        "Gravel in Depth",
        "Byrne's talk about gravel",  # of whom nobody else tells
        "Linux Programmer's Manual",
        "Web Developer's guide to gravel",
        "The Quarry Worker's book",
        "A Beginner's course in sand",
        "My Friend Ada's blog",
        "Ada Byrne's Sand",
        "Ada Byrne's Course of Stone",
        "Ada Byrne's life: a talk",
        "Ada Byrne's bookish pagers",
        "On Ada Byrne's talk",
    ],
)
def test_titles_that_name_nobody_so(title: str) -> None:
    assert owners(title) == ()
