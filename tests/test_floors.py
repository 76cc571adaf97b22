"""The floors of `make gold`: what sinks is named, and a floor sinks only with a reason."""

import pytest

from tests.gold import MARGIN, PARTS, below, floors, pin

PINNED = {"all": {"F1": 0.9, "title": 0.8}}


@pytest.mark.parametrize(
    ("scores", "named"),
    [
        ({"all": {"F1": 0.9, "title": 0.8}}, []),
        ({"all": {"F1": 0.95, "title": 0.7999}}, ["title"]),
        ({"all": {"F1": 0.1, "title": 0.1}}, ["F1", "title"]),
        ({"all": {"F1": 0.95}}, ["title"]),
        ({}, ["F1", "title"]),
    ],
)
def test_what_is_under_its_floor_is_named(scores: dict[str, dict[str, float]], named: list[str]) -> None:
    assert [line.split()[1].rstrip(":") for line in below(scores, PINNED)] == named


def test_floors_rise_without_a_word_and_sink_only_with_one() -> None:
    better = {"all": {"F1": 0.95, "title": 0.9}}
    assert "F1: 0.945" in pin(better, PINNED, None) and "lowered" not in pin(better, PINNED, None)
    worse = {"all": {"F1": 0.95, "title": 0.7}}
    with pytest.raises(ValueError, match=r"title: 0\.800 -> 0\.69"):
        pin(worse, PINNED, None)
    assert "lowered: labels changed" in pin(worse, PINNED, "labels changed")
    with pytest.raises(ValueError, match=r"title: 0\.800 -> 0\.000"):
        pin({"all": {"F1": 0.95}}, PINNED, None)


def test_every_part_is_pinned() -> None:
    assert list(floors()) == list(PARTS)
    assert all(0 <= floor <= 1 - MARGIN for row in floors().values() for floor in row.values())
    assert all("F1" in row and "title" in row for row in floors().values())
