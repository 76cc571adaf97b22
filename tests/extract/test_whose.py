"""Makers whose work a title says it is, and what only looks so."""

import time

import pytest

from pipeline.extract._whose import makers_in


@pytest.mark.parametrize(
    ("title", "makers"),
    [
        ("Ada Byrne's talk at QuarryConf 2019 about gravel", ("Ada Byrne",)),
        ("Ada Byrne's and Bo van Lind's talk about sand", ("Ada Byrne", "Bo van Lind")),
        ("Ada Byrne and Bo Q. Lind’s lecture notes", ("Ada Byrne", "Bo Q. Lind")),
        ("Cy Jones' blog", ("Cy Jones",)),
        ("Ada Byrne's great GitHub collection about sieves", ("Ada Byrne",)),
        ("Ada Byrne's Gravel Course", ("Ada Byrne",)),
        ("Gravel in Depth by Ada Byrne", ("Ada Byrne",)),
        ("Sand, by Ada Byrne and Bo van Lind (PDF)", ("Ada Byrne", "Bo van Lind")),
        ("Guided by Tests by Ada Byrne", ("Ada Byrne",)),
        ("Sieves Explained by Ada Byrne", ("Ada Byrne",)),
        ("Quarry School's series of essays", ("Quarry School",)),
    ],
)
def test_whose_work_it_is(title: str, makers: tuple[str, ...]) -> None:
    assert makers_in(title) == makers


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
        "Learn Sand by Sieving Gravel",
        "Quarries by Example Code",
        "Gravel, edited by Ada Byrne",
        "Long Ago the Quarry Was Covered by Giant Mushrooms",
        "Gravel by Byrne",
        "Side by Side",
        "What Ada saw by Quarry Hill, and why",
    ],
)
def test_titles_that_name_nobody_so(title: str) -> None:
    assert makers_in(title) == ()


def test_hostile_titles_are_read_in_linear_time() -> None:
    start = time.perf_counter()
    for title in (
        "Ada Byrne " * 20_000 + "'s",
        "x" * 50_000 + " by ",
        " by Ada" * 20_000,
        "Gravel by " + "Ada Byrne, " * 20_000,
    ):
        makers_in(title)
    assert time.perf_counter() - start < 2
