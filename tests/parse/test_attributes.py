"""Attributes behind elements are none of the text; other braces are."""

import pytest

from pipeline.parse._attributes import without_attributes
from pipeline.parse._markdown import read_markdown


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ('{:target="_blank"}. Heavy, but worth it.', ". Heavy, but worth it."),
        ('{: target="_blank" rel="noopener" } - heavy', " - heavy"),
        ("{target=_blank}", ""),
        ("{: .no_toc }", ""),
        ("{:toc}", ""),
        ("{ .button .wide }", ""),
        ("{#gravel} and sand", " and sand"),
        ("{x: 1} is a set", "{x: 1} is a set"),
        ("{1, 2, 3}", "{1, 2, 3}"),
        ("{name}/stones", "{name}/stones"),
        ("{% include stones.html %}", "{% include stones.html %}"),
    ],
)
def test_without_attributes(text: str, rest: str) -> None:
    assert without_attributes(text) == rest


def test_behind_a_link() -> None:
    (block,) = read_markdown('[Gravel](https://gravel.example.org){:target="_blank"}: by {x} people').blocks
    assert block.text == "Gravel: by {x} people"
