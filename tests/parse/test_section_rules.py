"""Rules between sections open no YAML head, wherever they stand; a head stays a head, an underline an underline."""

import pytest

from pipeline.model import Role, SavedFile
from pipeline.parse._section_rules import ruled
from pipeline.parse.markdown import read

SECTIONS = ["Gravel", "Sand", "Clay"]


def headings(text: str) -> list[str]:
    (document,) = read(SavedFile("README.md", text.encode(), "0", text, "utf-8"))
    return [block.text for block in document.blocks if block.role is Role.HEADING and block.mark is None]


@pytest.mark.parametrize("head", ["Stones.\n\n", "# Stones\n", "---\ntitle: Stones\ntags:\n- one\n---\n"])
@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n",
        "* [Stone](https://stone.example.org)\n",
        "1. a stone\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "> old\n",
    ],
)
def test_every_section_between_rules_is_read(head: str, end: str) -> None:
    text = head + "".join(f"---\n## {name}\nSome.\n\n{end}" for name in SECTIONS)
    assert headings(text)[-3:] == SECTIONS


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Stones\ntags:\n- gravel\n---\n# Gravel\n",  # a head
        "Gravel\n---\nSome.\n\nSand\n---\nMore.\n",  # underlines
        "## Gravel\n\n---\n\nSome.\n\n---\n\nMore.\n",  # rules with empty lines on both sides
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "- ---\n- Gravel\n",
    ],
)
def test_nothing_else_changes(text: str) -> None:
    assert ruled(text) == text
