"""A caseless pattern finds what the compiled one finds, and knows what it needs."""

import re

import pytest

from pipeline.extract import _patterns
from pipeline.find.posts import titles, words
from pipeline.strip import wording
from pipeline.text.caseless import Caseless, Together, caseless

IN_USE = [v for module in (titles, words, wording) for v in vars(module).values() if isinstance(v, Caseless)]
IN_USE += [_patterns.any_word(), _patterns.any_heading(), _patterns.calling(), _patterns.school(), _patterns.textbook()]
TEXTS = [
    "", "a", "Please FOLLOW ME for more", "Subscribe to our list: it's FREE", "40 % off with code AB", "İs this it? ıs",
    "Best BOOKS on logic", "Ein Kurs für Anfänger, ABONNIER uns", "сайт и КНИГИ", "A ſhort book", "Élan: un COURS", "看",
    "[Sponsored] a tool", "CS 109 at MIT", "MIT 18.06 Linear Algebra", "an open-source tool, see", "数学の本を", "Kurſe\nKURSE",
    "It’s a course by Ada that HAS slides", "introduction to topology (lecture notes)", "videos\tof talks", "\u212aurs",
]  # fmt: skip


@pytest.mark.parametrize("pattern", IN_USE, ids=lambda p: p.pattern.pattern[:30])
def test_it_finds_what_the_pattern_finds(pattern: Caseless) -> None:
    for text in [*TEXTS, *(t.upper() for t in TEXTS), " ".join(TEXTS)]:
        found = pattern.pattern.search(text)
        ours = pattern.search(text)
        assert (ours and ours.span()) == (found and found.span()), text
        assert pattern.holds(text) is (found is not None)
        assert [m.span() for m in pattern.words(text)] == [m.span() for m in pattern.pattern.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (
            r"\b(?:(?:dm|message) me|sign up for|donat(?:e|ion)s?)\b",
            ("dm me", "donate", "donation", "message me", "sign up for"),
        ),
        (r"\bcolou?rs\b", ("colors", "colours")),
        (r"[0-9]+ ?% off", ("% off",)),
        (r"\w+", ()),
        (r"(?:follow|a)\b", ()),  # the letter a stands in every text
    ],
)
def test_needs_are_read_off_the_pattern(pattern: str, needs: tuple[str, ...]) -> None:
    assert caseless(pattern).needs == needs


@pytest.mark.parametrize("pattern", [p for p in IN_USE if p.needs], ids=lambda p: p.pattern.pattern[:30])
def test_a_walk_finds_the_needs_that_searches_find(pattern: Caseless) -> None:
    for text in [
        *(t.lower() for t in TEXTS),
        *(f"so {need}!" for need in pattern.needs),
        *(n[:-1] for n in pattern.needs),
    ]:
        assert bool(pattern._any_need.search(text)) is any(need in text for need in pattern.needs), text


def test_one_look_for_several_patterns_passes_over_nothing_that_they_match() -> None:
    patterns = [p for p in IN_USE if p.needs and p._folds]
    together = Together(*patterns)
    needs = [need for pattern in patterns for need in pattern.needs]
    for text in [*TEXTS, *(t.upper() for t in TEXTS), *needs, *(f"So {need.upper()}!" for need in needs)]:
        assert together.may_be_in(text) or not any(pattern.holds(text) for pattern in patterns), text
    assert not together.may_be_in("\t1, 2; 3")


def test_a_look_for_a_pattern_that_needs_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs nothing"):
        Together(caseless(r"\w+")).may_be_in("a")


def test_flags_stay() -> None:
    assert caseless(r"^news$", re.M).holds("Old\nNEWS\n")


def test_parts_that_heed_case_are_refused() -> None:
    with pytest.raises(ValueError, match="heeds case"):
        caseless(r"by (?-i:[A-Z])")
