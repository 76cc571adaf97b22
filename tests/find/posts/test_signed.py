"""Works that articles go through title by title: every case of signed.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.find import find
from pipeline.model import Block, Document, Genre, Post, Role, SavedFile, Span
from pipeline.parse import plain_text

CASES = yaml.safe_load((Path(__file__).parent / "signed.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    [document] = plain_text.read(SavedFile("case.txt", b"", "", case["text"], "utf-8"))
    assert document.genre is Genre.PAGE

    def text(span: Span | None) -> str | None:
        return document.text_of(span) if span else None

    entries = find(document).entries
    got = [
        [text(e.name), text(e.byline), " ".join(filter(None, map(text, e.notes))), next(iter(e.section), None)]
        for e in entries
    ]
    assert got == case["works"]


THREAD = """Six books that I keep going back to:
Gravel by Sam Stone

Clarity is the whole game, and it is played slowly.
Sand for Everyone by Ida Frost

Read it twice.
Clay and Water by Per Holm

Wet."""


def works_of(text: str) -> list[str]:
    paragraphs = [Block(Role.PARAGRAPH, part, post=0) for part in text.split("\n\n")]
    page = find(Document("case", Genre.THREAD, tuple(paragraphs), (Post("@writer"),), author="@writer"))
    return [page.document.text_of(e.name) for e in page.entries if e.name]


def test_a_thread_whose_posts_run_together() -> None:
    assert works_of(THREAD) == ["Gravel", "Sand for Everyone", "Clay and Water"]
    in_two_lines = THREAD.replace(" by ", "\n")
    assert works_of(in_two_lines.replace("twice.", "twice, and then once more on the train back home.").replace("Wet.", "Wet to the very last page, as was I when it ended.")) == [
        "Gravel", "Sand for Everyone", "Clay and Water",
    ]  # fmt: skip


def test_a_thread_that_announces_no_works() -> None:
    assert works_of(THREAD.replace("Six books that I keep going back to", "Who stood by whom this year")) == []
