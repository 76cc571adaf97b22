"""Cheap looks before dear patterns let through all that the patterns would accept."""

import re
import sys
from contextlib import suppress
from urllib.parse import unquote, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.find.entries import _layout
from pipeline.find.entries._makers import _BY_ENDS, _BY_LAST
from pipeline.find.posts import addressed, halves, lines, shape, titles
from pipeline.find.posts.lines import Line
from pipeline.model import Role

WORDS = st.lists(
    st.sampled_from(["Ada", "'s", "’", " ", "Big", "book", "-", ":", "x1", "éa", "ß", "İ", "_", "https://big.book/ada", "(", ")"]),
    max_size=12,
)  # fmt: skip
_MAY_STAND = re.compile(r":[a-z0-9_+-]{1,40}:|\[[^\[\]]{1,30}\](?!\()|\([^()]{1,30}\)|\d+|[\W_]", re.I)


def line_of(text: str, spans: tuple[tuple[int, int], ...]) -> Line:
    links = tuple(range(len(spans)))
    return Line(0, 5, 5 + len(text), text, links, text, True, Role.PARAGRAPH, False, "", spans)


@given(WORDS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=3))
@settings(max_examples=400, deadline=None)
def test_words_that_run_together_are_not_passed_over(words: list[str], places: list[tuple[int, int]]) -> None:
    text = "".join(words)
    line = line_of(text, tuple(sorted((5 + a, 5 + a + b) for a, b in places)))
    keys = frozenset(
        addressed._plain(text[a:b]) for a in range(len(text)) for b in range(a + 4, min(len(text), a + 24))
    )
    for start, end, _ in addressed._runs(line, keys, None):
        assert addressed._may_hold(line, [addressed._plain(text[start:end])])


@given(
    st.lists(
        st.sampled_from(
            ["http", "https", "://", "a.org", ":80", "/", "?", "#", "%41", "é", "[", "@", " ", "\t", "x;y"]
        ),
        max_size=9,
    )
)
@settings(max_examples=600, deadline=None)
def test_a_path_cut_by_hand_is_the_path(pieces: list[str]) -> None:
    url = "".join(pieces)
    with suppress(ValueError):
        assert addressed._path(url) == unquote(urlsplit(url).path)


@given(st.text(alphabet="AaDr.!?。\"' ", max_size=14))
@settings(max_examples=400, deadline=None)
def test_a_sentence_ends_with_a_stop(text: str) -> None:
    assert bool(shape.sentence_end(text)) is bool(shape.SENTENCE_END.search(text))


@given(st.lists(st.sampled_from(["The", "A", "An", "Ada", "’s", "by", "a", ",", " ", "\t", "Way"]), max_size=12))
@settings(max_examples=400, deadline=None)
def test_titles_inside_are_all_found(words: list[str]) -> None:
    text = "".join(words)
    assert bool(titles.inner_title_in(text)) is bool(titles.INNER_TITLE.search(text))


def test_no_letter_numbers_a_line() -> None:
    letters = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isalpha()]
    assert not [sign for sign in letters if lines._LEAD.match(sign) or lines._LEAD.match(f"{sign}) ")]


@given(st.text(alphabet="3nNxX/( )a.🎉\u200b", max_size=12))
@settings(max_examples=600, deadline=None)
def test_a_line_whose_last_sign_says_so_has_no_tail(text: str) -> None:
    if text and lines._ENDS.match(text, len(text) - 1, len(text)):
        assert not lines._TAIL.search(text)


@given(st.text(alphabet="Aa -–—,:：|\n", max_size=12))
@settings(max_examples=400, deadline=None)
def test_halves_are_parted_by_a_mark(text: str) -> None:
    assert not halves._SPLIT.search(text) or halves._PARTING.search(text)


@given(st.text(alphabet="AaBby \n.,'dev", max_size=40))
@settings(max_examples=400, deadline=None)
def test_titles_before_makers_are_all_found(text: str) -> None:
    for given_ in (text, f"The Long Road{text}by Ada Stone{text}", f"Big Book\tvon Ada Stone, {text}"):
        assert [m.span() for m in titles.titles_by(given_)] == [m.span() for m in titles.TITLE_BY.finditer(given_)]


@given(st.text(alphabet=":[]()a1 -_+é", max_size=12))
@settings(max_examples=600, deadline=None)
def test_what_may_stand_before_a_name_is_nothing_else(before: str) -> None:
    lettered = re.compile(r"[^\W\d_]").search(before) is not None
    all_taken_out = not _MAY_STAND.sub("", before) if any(sign in before for sign in ":[(") else not lettered
    assert _layout.unled(before) is all_taken_out


def test_makers_are_looked_for_behind_every_word_for_them() -> None:
    for word in ("by", "von", "par", "por", "author", "authors", "author:", "Authors:", "BY", "authorſ"):
        before = f"The Road, {word}"
        assert _BY_LAST.search(before) and before.casefold().endswith(_BY_ENDS)
