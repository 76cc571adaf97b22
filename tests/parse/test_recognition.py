"""Near misses: what resembles a text format and is not of it."""

import importlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.parse._open import saved_file

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("recognition.yaml").read_text(encoding="utf-8"))
PAIRS = [(reader, case["text"]) for case in CASES for reader in case["not"]]


@pytest.mark.parametrize(("reader", "text"), PAIRS, ids=[f"{r}-{i}" for i, (r, _) in enumerate(PAIRS)])
def test_near_miss_is_left_alone(reader: str, text: str) -> None:
    module = importlib.import_module(f"pipeline.parse.{reader}")
    assert module.recognises(saved_file("note.md", text.encode())) == 0
