"""Works that articles go through title by title: every case of signed.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.find import find
from pipeline.model import Genre, SavedFile, Span
from pipeline.parse import plain_text

CASES = yaml.safe_load((Path(__file__).parent / "signed.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    [document] = plain_text.read(SavedFile("case.txt", b"", "", case["text"], "utf-8"))
    assert document.genre is Genre.PAGE

    def text(span: Span | None) -> str | None:
        return document.blocks[span.block].text[span.start : span.end] if span else None

    entries = find(document).entries
    got = [
        [text(e.name), text(e.byline), " ".join(filter(None, map(text, e.notes))), next(iter(e.section), None)]
        for e in entries
    ]
    assert got == case["works"]
