"""Dates as interfaces print them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.parse._written_dates import read_date

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("dates.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_date(case: dict[str, Any]) -> None:
    when, precision = read_date(case["text"])
    assert (when.isoformat() if when else None) == case["date"]
    assert (precision.value if precision else None) == case.get("precision")
