"""Each kind by the witness that should tell it, with near misses: the cases are data."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.extract._kinds import kinds
from pipeline.extract.kind import kind_of
from pipeline.model import Kind

CASES = yaml.safe_load(Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8"))
LISTED = [(group, case) for group, cases in CASES.items() for case in cases]


def told_of(case: dict[str, Any]) -> tuple[Kind, str]:
    return kind_of(**({"note": None} | {key: value for key, value in case.items() if key != "kind"}))


@pytest.mark.parametrize(
    ("group", "case"), LISTED, ids=lambda v: v if isinstance(v, str) else f"{v['title']} {v['url']}"
)
def test_kinds(group: str, case: dict[str, Any]) -> None:
    kind, rule = told_of(case)
    assert kind == case["kind"], rule


@pytest.mark.parametrize("group", [g for g in CASES if g != "a name without a link"])
def test_the_rule_that_tells_is_the_one_it_claims_to_be(group: str) -> None:
    first = CASES[group][0]
    _, rule = told_of(first)
    assert rule == group


def test_places_outrank_words_and_words_outrank_headings() -> None:
    def told(**evidence: Any) -> Kind:
        return kind_of(**({"url": None, "title": "Dreams", "note": None} | evidence))[0]

    assert told(url="https://youtu.be/x", title="Dreams book", section=("Courses",)) is Kind.VIDEO
    assert told(url="https://t.example/a/b", title="Dreams book", section=("Courses",)) is Kind.BOOK
    assert told(url="https://t.example/a/b", note="A podcast about sleep.", section=("Courses",)) is Kind.PODCAST
    assert told(url="https://t.example/a/b", section=("Courses",)) is Kind.COURSE
    assert told(url="https://t.example/a/b", tags=("podcast",)) is Kind.PODCAST
    assert told(url="https://t.example/a/b", label="the video") is Kind.VIDEO


def test_nothing_known_is_an_article_or_a_book() -> None:
    assert kind_of(url=None, title=None, note=None) == (Kind.BOOK, "a name without a link")
    assert kind_of(url="https://t.example/a", title=None, note=None) == (Kind.ARTICLE, "a page")


def test_every_kind_but_person_can_be_told() -> None:
    data = kinds()
    told = {kind for table in (data.platforms, data.holders, data.words, data.files) for kind in table}
    assert told == set(Kind) - {Kind.PERSON}


def test_no_word_names_two_kinds() -> None:
    words = [word.casefold() for table in kinds().words.values() for word in table]
    assert sorted(words) == sorted(set(words))


def test_hostile_texts_are_read_in_linear_time() -> None:
    start = time.perf_counter()
    kind_of(
        url="https://t.example/" + "a/" * 20_000, title="a the " * 20_000, note="this really " * 20_000 + "x" * 50_000
    )
    kind_of(url="https://" + "a." * 2_000 + "example", title="(" * 20_000 + "[" * 20_000, note='"' * 50_000)
    kind_of(url="http://web.archive.org/web/1/" * 5_000, title="", note="")
    assert time.perf_counter() - start < 5
