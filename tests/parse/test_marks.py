"""The words that sites' pages are known by: one search finds each that a search of its own would find."""

from itertools import product

import pytest

from pipeline.parse import readers
from pipeline.parse._marks import Marks
from pipeline.parse._open import saved_file

MARKS = {reader.__name__: marks for reader in readers() if (marks := getattr(reader, "MARKS", ()))}
WORDS = sorted({word for words in MARKS.values() for word in words})


@pytest.mark.parametrize("page", ["<html>{}", '<!doctype html>\n<p class="{}">é', "<div>-{}-", "<div class=a{}b>🧵"])
def test_every_word_is_found_wherever_it_stands(page: str) -> None:
    for first, second in product(WORDS, ["", *WORDS]):
        text = page.format(first + second)
        without = {reader for reader, words in MARKS.items() if not any(word in text for word in words)}
        lacking = Marks(MARKS).lacking(saved_file("page.html", text.encode()))
        assert lacking <= without, text


def test_a_page_without_them_lacks_all() -> None:
    assert Marks(MARKS).lacking(saved_file("page.html", b"<html><p class='well-read'>- a-b --")) == set(MARKS)


def test_what_is_no_page_lacks_all() -> None:
    assert Marks(MARKS).lacking(saved_file("list.md", WORDS[0].encode())) == set(MARKS)


def test_of_two_words_with_the_same_end_the_one_that_stands_there_counts() -> None:
    marks = Marks({"a": ("tweet-text",), "b": ("post-text", "js-body")})
    assert marks.lacking(saved_file("page.html", b"<html>tweet-body")) == {"a", "b"}
    assert "a" not in marks.lacking(saved_file("page.html", b"<html>tweet-text"))
