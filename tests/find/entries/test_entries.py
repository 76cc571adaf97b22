"""Lists of ours in every layout, and what a careful reader takes from each: cases in *.yaml beside this file."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.find.entries import draw
from pipeline.find.urls import candidates_of
from pipeline.model import Candidate, Document, Entry, SavedFile, Span
from pipeline.parse import parse

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(Path(__file__).parent.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def document_of(case: dict[str, Any]) -> Document:
    path = case.get("file", "README.md")
    text = case["text"]
    (document,) = parse(SavedFile(path, text.encode(), "0", text, "utf-8"))
    return document


def shown(document: Document, *spans: Span | None) -> str | None:
    texts = [" ".join(document.text_of(s).split()) for s in spans if s is not None]
    return " ".join(texts) or None


def row(document: Document, candidates: tuple[Candidate, ...], entry: Entry) -> dict[str, Any]:
    main = candidates[entry.main]
    return {
        "title": shown(document, entry.name) or main.title,
        "url": main.url,
        "note": shown(document, *entry.notes),
        "by": shown(document, entry.byline),
        "section": list(entry.section),
        "facts": [shown(document, span) for span in entry.facts],
        "also_in": [list(path) for path in entry.also_in],
        "companions": [candidates[index].url for index in entry.companions],
    }


@pytest.mark.parametrize("case", CASES)
def test_entries(case: dict[str, Any]) -> None:
    document = document_of(case)
    candidates, entries, verdicts = draw(document, candidates_of(document))
    got = [row(document, candidates, entry) for entry in entries]
    want = case["entries"] or []
    fields = {field for expected in want for field in expected} | {"title", "url"}
    assert [{f: r[f] for f in fields} for r in got] == [
        {f: expected.get(f, [] if f in ("section", "also_in", "companions", "facts") else None) for f in fields}
        for expected in want
    ]
    reasons = {candidates[i].url: v.reason.value for i, v in verdicts.items() if v.reason is not None}
    assert {url: reasons.get(url) for url in case.get("rejected", {})} == case.get("rejected", {})
    assert set(verdicts) == set(range(len(candidates))) - {entry.main for entry in entries}
