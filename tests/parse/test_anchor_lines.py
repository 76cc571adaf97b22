"""Anchors on lines of their own, as lists set them over their headings, open no block of HTML."""

import pytest

from pipeline.model import Role, SavedFile
from pipeline.parse import parse

LIST = """# Stones
{}
## Gravel
- [Small stones](https://gravel.example.org)
"""


def roles(text: str) -> list[Role]:
    (document,) = parse(SavedFile("README.md", text.encode(), "0", text, "utf-8"))
    return [block.role for block in document.blocks if block.text]


@pytest.mark.parametrize(
    "line", ['<a name="gravel" />', "<a id='gravel'/>", '<a name="gravel"></a>', "<br>", "<br />", ""]
)
def test_what_follows_an_anchor_is_read_as_markdown(line: str) -> None:
    assert roles(LIST.format(line)) == [Role.HEADING, Role.HEADING, Role.ITEM]


def test_other_html_goes_on_to_the_next_empty_line() -> None:
    assert roles(LIST.format("<div>")) != [Role.HEADING, Role.HEADING, Role.ITEM]
