"""Marks inside notes, their heads, and how long hostile ones take."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.parse._front_matter import front_matter
from pipeline.parse._notes import inline

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("inline.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_marks_of_a_line(case: dict[str, Any]) -> None:
    found = inline(case["source"])
    assert found.text == case["text"]
    links = [[found.text[a.start : a.end], a.url, a.mark.value if a.mark else None] for a in found.anchors]
    assert sorted(links, key=str) == sorted(case.get("links", []), key=str)
    assert [found.text[a:b] for a, b in found.bold] == case.get("bold", [])


@pytest.mark.parametrize("piece", ["[", "![", "](", "[](", "<a ", "**", "&#", "[[", "\\", "<!--", "(((", "[![]("])
def test_hostile_text_takes_no_more_than_its_length(piece: str) -> None:
    began = time.process_time()
    inline(piece * 40_000)
    assert time.process_time() - began < 5


def test_front_matter_is_read_leniently() -> None:
    head = front_matter(
        '---\ntitle: "A \\"b\\" c"\n标题: x: y\nauthor:\n  - "[[@ada]]"\nempty:\n- loose\n---\ntext: no\n'
    )
    assert head.values == {"title": ['A "b" c'], "标题": ["x: y"], "author": ["[[@ada]]"], "empty": ["loose"]}
    assert head.lines == 8
    assert head.get("missing", "title") == 'A "b" c'


@pytest.mark.parametrize("text", ["", "---", "text\n---\ntitle: x\n---\n", "--- \ntitle: x\n"])
def test_no_front_matter(text: str) -> None:
    assert front_matter(text).lines == 0
