"""What a link points to, by its shape."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.parse._status_links import mark, status, written_at

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("status_links.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["url"])
def test_link(case: dict[str, Any]) -> None:
    reason = mark(case["url"])
    assert (reason.value if reason else None) == case["mark"]
    found = status(case["url"])
    assert (found is not None) == ("handle" in case)
    if found:
        assert found.handle == case["handle"]
        when = written_at(case["url"])[0]
        assert (when.isoformat() if when else None) == case["posted"]
