"""What posts say of each resource, from words to title, note and creators: every case of threads.yaml."""

from pathlib import Path

import pytest
import yaml

from pipeline.extract.mention import Draft, draft_of
from pipeline.find import find
from pipeline.model import Block, Document, Genre, Post, Role

CASES = yaml.safe_load((Path(__file__).parent / "threads.yaml").read_text(encoding="utf-8"))


def drafts(posts: list[str], genre: str) -> list[Draft]:
    blocks = [
        Block(Role.PARAGRAPH, part, post=number) for number, text in enumerate(posts) for part in text.split("\n\n")
    ]
    everybody = tuple(Post("@writer") for _ in posts)
    page = find(Document("case", Genre(genre), tuple(blocks), everybody, author="@writer"))
    return [draft_of(page, entry) for entry in page.entries]


def told(draft: Draft) -> dict[str, object]:
    return {
        "url": draft.candidate.url,
        "title": draft.title,
        "note": " ".join(draft.notes) or None,
        "creators": list(draft.creators),
        "section": list(draft.entry.section),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_a_careful_reader_takes(case: dict) -> None:
    got = [told(draft) for draft in drafts(case["posts"], case.get("genre", "thread"))]
    assert [g["title"] for g in got] == [
        e.get("title", g["title"]) for e, g in zip(case["entries"], got, strict=False)
    ], got
    assert len(got) == len(case["entries"]), got
    for have, want in zip(got, case["entries"], strict=True):
        assert have == have | want
