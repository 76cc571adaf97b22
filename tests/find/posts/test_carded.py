"""Makers of what a preview names, beside titles that the preview does not begin with."""

import pytest

from pipeline.extract.creators import creators_of
from pipeline.find import find
from pipeline.model import Anchor, Block, Document, Genre, Post, Role

URL = "https://quarry.example/book"


def makers(said: str, card: str) -> tuple[str, ...]:
    text = f"{said} {URL}"
    anchor = Anchor(len(said) + 1, len(text), URL, title=card)
    block = Block(Role.PARAGRAPH, text, (anchor,), post=0)
    page = find(Document("case", Genre.THREAD, (block,), (Post("@ada"),), author="@ada"))
    return creators_of(page.document, page.entries[0])


@pytest.mark.parametrize(
    ("said", "card", "expected"),
    [
        ("Loved this: The Gravel Years by Sam Stone", "The Gravel Years: A History | Quarry Press", ("Sam Stone",)),
        ("The Gravel Years by Sam Stone and Ida Frost", "The gravel years", ("Sam Stone", "Ida Frost")),
        ("Gravel by Sam Stone", "Gravel", ("Sam Stone",)),
        # near misses: a review of it, another work, no maker, one word that begins another
        ("The Gravel Years by Sam Stone", "A review of The Gravel Years", ()),
        ("Better than The Gravel Years by Sam Stone", "Sand Through the Ages", ()),
        ("The Gravel Years, day by day", "The Gravel Years", ()),
        ("Sold by Sam Stone", "Sold out", ()),
    ],
)
def test_case(said: str, card: str, expected: tuple[str, ...]) -> None:
    assert makers(said, card) == expected
