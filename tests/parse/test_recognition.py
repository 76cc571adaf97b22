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


@pytest.mark.parametrize("end", ["---", "..."])  # of a document in YAML
def test_a_bare_link_below_a_clippers_head_makes_a_pasted_note(end: str) -> None:
    head = f'---\ntitle: On looms\nsource: "https://looms.example/books"\n{end}\n'
    note = importlib.import_module("pipeline.parse.pasted_note")
    assert note.recognises(saved_file("note.md", f"{head}# Looms\n\nThe best is at\n\nhttps://weft.example".encode()))
    assert not note.recognises(saved_file("note.md", f"{head}# Looms\n\nAda Ferro, *The Patient Loom*".encode()))
