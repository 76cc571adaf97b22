"""The author's own numbers, and near misses."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.parse._draft import lines_of
from pipeline.parse._numbering import closing, listed, opening, segments

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("numbering.yaml").read_text())


@pytest.mark.parametrize("case", CASES["lines"], ids=lambda case: case["text"])
def test_number_of_a_line(case: dict[str, Any]) -> None:
    found = opening(case["text"])
    assert (found[0] if found else None) == case["opens"]
    ends = closing(case["text"])
    assert (ends[0] if ends and ends[1] else None) == case["closes"]
    assert listed(case["text"]) == case["lists"]


@pytest.mark.parametrize("case", CASES["threads"], ids=lambda case: case["lines"][0])
def test_posts_of_a_thread(case: dict[str, Any]) -> None:
    parts = segments(lines_of("\n".join(case["lines"])))
    assert [len(part) for part in parts] == case["posts"]
