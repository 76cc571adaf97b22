"""What posts recommend: every case of cases.yaml, and the promises that hold for any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Page, Post, Reason, Role

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


def page_of(posts: list[str]) -> Page:
    blocks = [
        Block(Role.PARAGRAPH, part, post=number)
        for number, text in enumerate(posts)
        for part in text.split("\n\n")
    ]  # fmt: skip
    authors = tuple(Post("@writer") for _ in posts)
    return find(Document("case", Genre.THREAD, tuple(blocks), authors, author="@writer"))


def told(page: Page) -> list[dict[str, object]]:
    text = page.document.text_of
    return [
        {
            "url": page.candidates[entry.main].url,
            "name": text(entry.name) if entry.name else None,
            "by": text(entry.byline) if entry.byline else None,
            "note": " ".join(text(span).strip() for span in entry.notes).strip(),
            "section": list(entry.section),
        }
        for entry in page.entries
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, object]) -> None:
    got = told(page_of(case["posts"]))
    assert len(got) == len(case["entries"]), got
    for have, want in zip(got, case["entries"], strict=True):
        for field, value in want.items():
            assert have[field] == value, (field, have)


def test_a_bare_link_behind_the_words_that_is_no_entry_is_not_said() -> None:
    text = "Bread Alone is free: https://t.co/aaaaaaaa1 and I bake from it. https://t.co/aaaaaaaa2"
    book = Anchor(21, 43, "https://bread.example/alone", written="https://t.co/aaaaaaaa1")
    quoted = Anchor(
        64, 86, "https://twitter.com/benoak/status/1", written="https://t.co/aaaaaaaa2", mark=Reason.OFF_TOPIC
    )
    post = Block(Role.PARAGRAPH, text, post=0, anchors=(book, quoted))
    page = find(Document("case", Genre.THREAD, (post,), (Post("@writer"),), author="@writer"))
    assert [entry["note"] for entry in told(page)] == ["Bread Alone is free: and I bake from it."]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=4))
def test_any_text_gives_spans_inside_their_blocks(posts: list[str]) -> None:
    page = page_of([text or "x" for text in posts])
    for entry in page.entries:
        assert 0 <= entry.main < len(page.candidates)
        for span in [*entry.notes, *([entry.name] if entry.name else [])]:
            assert 0 <= span.start <= span.end <= len(page.document.blocks[span.block].text)


def test_a_hostile_post_takes_linear_time() -> None:
    from time import perf_counter

    small, large = "A Bc of " * 2_000, "A Bc of " * 20_000
    start = perf_counter()
    page_of([small + "https://example.org/a"])
    middle = perf_counter()
    page_of([large + "https://example.org/a"])
    assert perf_counter() - middle < 60 * max(middle - start, 0.05)
