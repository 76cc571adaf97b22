"""On which line a match stands."""

import re

import pytest

from pipeline.text.line_numbers import with_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("x", [1]),
        ("x x\nx", [1, 1, 2]),
        ("\n\nx\n\r\nx\n", [3, 5]),
        ("x\u2028x\rx", [1, 1, 1]),
    ],
)
def test_lines_count_from_one_at_every_newline(text: str, lines: list[int]) -> None:
    assert [line for line, _ in with_lines(re.finditer("x", text))] == lines


def test_a_match_that_goes_over_lines_stands_where_it_begins() -> None:
    assert [line for line, _ in with_lines(re.finditer("x\ny", "\nx\ny\nx\ny"))] == [2, 4]
