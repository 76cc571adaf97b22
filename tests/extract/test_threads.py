"""What posts say of each resource, from words to title, note and creators: every case of threads.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.extract.mention import Draft, draft_of, mention_of
from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Post, Role

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
def test_what_a_careful_reader_takes(case: dict[str, Any]) -> None:
    got = [told(draft) for draft in drafts(case["posts"], case.get("genre", "thread"))]
    assert [g["title"] for g in got] == [
        e.get("title", g["title"]) for e, g in zip(case["entries"], got, strict=False)
    ], got
    assert len(got) == len(case["entries"]), got
    for have, want in zip(got, case["entries"], strict=True):
        assert have == have | want


def linked(text: str, label: str, italic: str = "") -> Draft:
    """The draft of one post in which `label` is the text of a link, and `italic` is set in italics."""
    at, set_off = text.index(label), text.find(italic) if italic else 0
    block = Block(Role.PARAGRAPH, text, (Anchor(at, at + len(label), "https://example.org/x"),), post=0,
                  italic=((set_off, set_off + len(italic)),) if italic else ())  # fmt: skip
    page = find(Document("case", Genre.DISCUSSION, (block,), (Post("@writer"),)))
    return draft_of(page, page.entries[0])


def test_a_link_text_that_only_bids_to_open_it_gives_way_to_a_name() -> None:
    told_of = linked(
        "Lines That Lie shows how a map fools you. Get it from the library.",
        "Get it from the library",
        "Lines That Lie",
    )
    assert told_of.title == "Lines That Lie"
    assert (
        linked("For the whole story, read the full interview.", "read the full interview").title
        == "read the full interview"
    )
    assert (
        linked("Start with Read Later Fundamentals, it is short.", "Read Later Fundamentals").title
        == "Read Later Fundamentals"
    )


def test_an_emphasised_word_is_no_title() -> None:
    assert linked("I really mean it, Calm Sails is good.", "Calm Sails", "really mean it").title == "Calm Sails"


@pytest.mark.parametrize(("title", "section"), [("Gravel", ("Books",)), ("Something else", ("Gravel", "Books"))])
def test_the_documents_own_title_is_no_section(title: str, section: tuple[str, ...]) -> None:
    block = Block(Role.PARAGRAPH, "Sieves: https://example.org/x", section=("Gravel", "Books"))
    page = find(Document("case", Genre.PAGE, (block,), title=title))
    assert mention_of(draft_of(page, page.entries[0]), page.document).section == section
