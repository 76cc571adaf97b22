"""TOML heads of Markdown files."""

import pytest

from pipeline.model import Reason, SavedFile
from pipeline.parse import markdown
from pipeline.parse._toml_head import as_yaml

HEAD = """+++
title = "What I read"
date = 2018-10-12
[taxonomies]
tags = ["books"]
+++"""


def test_its_title_is_the_documents() -> None:
    [document] = markdown.read(SavedFile("a.md", b"", "", f"{HEAD}\n\n- Gravel\n- Sand\n", "utf-8"))
    head, *items = document.blocks
    assert (document.title, head.mark, head.rule) == ("What I read", Reason.CHROME, "yaml-head")
    assert [item.text for item in items] == ["Gravel", "Sand"] and not document.complaints


def test_lines_stay_where_they_are() -> None:
    assert as_yaml(HEAD).count("\n") == HEAD.count("\n")


@pytest.mark.parametrize(
    "text",
    ["+++\nNo head ends here.\n\n- Gravel", "+++ a = b\n+++", "Gravel\n+++\ntitle = b\n+++\n", "---\ntitle: b\n---\n", "+++\na = b\n++++\n"],
)  # fmt: skip
def test_other_text_stays(text: str) -> None:
    assert as_yaml(text) == text
