"""Cheap questions before dear ones: they let through all that the dear ones would accept."""

import random
import re
import unicodedata

import pytest

from pipeline.dedupe.makers import persons
from pipeline.extract import _names, _patterns, _places
from pipeline.extract._kinds import kinds
from pipeline.extract.note import _same
from pipeline.extract.wording import _ESCAPE, _HOLLOW, _INVISIBLE, _STRONG, _WIKI, clean
from pipeline.model import Kind

SIGNS = [
    "a",
    "Bc",
    " ",
    "\n",
    "**",
    "__",
    "~~",
    "`",
    "\\*",
    "\\[",
    "[[x]]",
    "[",
    "]",
    "( , )",
    "<",
    ">",
    "‹›",
    ".",
    "e\u0301",
    "\u200b",
]


def cleaned(text: str) -> str:
    text = _STRONG.sub("", _WIKI.sub(r"\1", _ESCAPE.sub("", _INVISIBLE.sub("", text))))
    text = " ".join(_HOLLOW.sub("", " ".join(text.split())).split())
    return unicodedata.normalize("NFC", re.sub(r"\s+([,;!?)\]]|\.(?!\w))", r"\1", text)).strip()


def test_clean_takes_out_what_all_its_patterns_would() -> None:
    dice = random.Random(3)
    texts = ["".join(dice.choices(SIGNS, k=dice.randint(0, 9))) for _ in range(20_000)]
    assert [clean(text) for text in texts] == [cleaned(text) for text in texts]


def test_a_note_is_the_title_where_their_words_are_the_same() -> None:
    dice = random.Random(4)
    texts = [
        "".join(dice.choices(["a", "B", "b", " ", "-", "_", "ß", "İ", "."], k=dice.randint(1, 4))) for _ in range(300)
    ]
    for text in texts:
        for title in texts[:60]:
            assert _same(text, title) == (re.findall(r"\w+", text.casefold()) == re.findall(r"\w+", title.casefold()))
    assert not _same("a", None)


@pytest.mark.parametrize("word", kinds().words[Kind.CHEATSHEET])
def test_every_word_for_a_cheat_sheet_is_read(word: str) -> None:
    for title in (f"Git {word}", f"Git {word.upper()}", word.replace(" ", "_")):
        wanted = Kind.CHEATSHEET in _names._found(title.replace("_", " "))
        assert (_names.cheatsheet(title) is Kind.CHEATSHEET) is wanted


def test_every_sign_before_a_name_is_read() -> None:
    for sign, kind in _patterns.kind_of_sign().items():
        assert _names.mark(f" {sign} Rivers") is kind
    assert _names.mark("Rivers 📚") is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ada Byrne", 1),
        ("by Ada Byrne and Bo Lee", 2),
        ("van Gogh, Vincent", 0),
        ("Vincent van Gogh", 1),
        ("van\tder Berg Hermann", 1),
        ("dr. Ada Byrne", 1),
        ("prof Ada Byrne & Bo Lee", 2),
        ("de la Cruz Ana", 1),
        ("ada byrne", 0),
        ("a course by Ada Byrne", 0),
        ("by  Ada Byrne", 1),
        ("", 0),
        (" ", 0),
    ],
)
def test_people_whose_names_begin_small(text: str, count: int) -> None:
    assert len(persons(text)) == count


def test_all_kind_words_are_looked_for_where_they_may_stand() -> None:
    dice = random.Random(5)
    words = [*_patterns.kind_of_word(), "a", "this", "river", "Rivers of"]
    for text in (
        dice.choice(["", "(", "a "])
        + dice.choice(" -").join(dice.choices(words, k=2))
        + dice.choice(["", "s", ".", "S!"])
        for _ in range(4000)
    ):
        if [*_patterns.any_word().words(text), *_patterns.calling().words(text)]:
            assert _patterns.names_a_kind(text), text
            assert _patterns.names_a_kind(text.upper()), text
    assert not _patterns.names_a_kind("Rivers of Chance")


def test_a_course_number_has_a_digit() -> None:
    assert _names.course_number("MIT 18.06 and more") and _names.course_number("CS 109")
    assert not _names.course_number("MIT and CS")


def test_the_first_sentence_ends_at_a_stop_behind_a_word_or_where_a_line_does() -> None:
    end = re.compile(r"(?<=[\w)\]][\w)\]])[.!?。！？](?=\s|$)|\n")
    dice = random.Random(6)
    for text in ("".join(dice.choices(["a", "é", ")", ".", "?", "。", " ", "\n"], k=6)) for _ in range(20_000)):
        wanted, found = end.search(text), _names._SENTENCE_END.search(text)
        assert (wanted and wanted.span()) == (found and found.span()), text


def test_a_book_in_an_address_is_found_however_it_is_escaped() -> None:
    for url in ("https://DeepBook.org", "https://a.org/thing-book", "https://a.org/%62ook", "https://a.org/x#Book"):
        assert _places.named_book(url), url
    assert not _places.named_book("https://facebook.com") and not _places.named_book("https://a.org/x")
