"""Works that answers name: every case of answers.yaml."""

from pathlib import Path

import pytest
import yaml

from pipeline.find import find
from pipeline.model import Block, Document, Genre, Post, Role
from pipeline.parse import _fragment

CASES = yaml.safe_load((Path(__file__).parent / "answers.yaml").read_text(encoding="utf-8"))


def named(title: str, texts: list[str]) -> list[str]:
    blocks = [
        b for i, text in enumerate(texts) for b in _fragment.markdown(text, like=Block(Role.PARAGRAPH, "", post=i))
    ]
    posts = [Post("asker"), *(Post(f"reader{i}", reply_to=0) for i in range(1, len(texts)))]
    page = find(Document("case", Genre.DISCUSSION, tuple(blocks), tuple(posts), author="asker", title=title))
    spans = [entry.name for entry in page.entries if entry.name]
    return [page.document.blocks[s.block].text[s.start : s.end] for s in spans]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, list[str]]) -> None:
    assert named("Novels for a long ferry?", ["I liked *The Slow Boat* best.", *case["answers"]]) == case["works"]


def test_a_discussion_of_something_else_names_no_works() -> None:
    assert (
        named("Why is the ferry late?", ["Again.", "Ask at *Harbour Lights Station*.", "Harbour Lights Station"]) == []
    )
