"""Spacing of titles and remarks: stops lose the blank before them, names that begin with a stop keep it."""

import pytest

from pipeline.extract.note import _told
from pipeline.extract.wording import clean, joined


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Short , wet ; good !", "Short, wet; good!"),
        ("It ends here .", "It ends here."),
        ("( see below )", "( see below)"),
        ("A library for .NET that reads .env files .", "A library for .NET that reads .env files."),
    ],
)
def test_blanks_before_stops(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Journal of Silt. URL", "Journal of Silt."),
        ("Available at:", None),
        ("The best URL", "The best URL"),
        ("提取码：`ab12`;", None),
        ("第二版，密码: x9k2", "第二版"),
        ("密码学入门", "密码学入门"),
    ],
)
def test_what_stands_before_an_address(text: str, note: str | None) -> None:
    assert _told((text,), "Sieves") == note


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("For the patient [in French]", "For the patient [in French]"),
        ("`[Radio]`", "[Radio]"),
        ("For the patient → [", "For the patient"),
        ("For the patient >]", "For the patient"),
    ],
)
def test_a_bracket_at_the_end_is_closed(text: str, note: str) -> None:
    assert _told((text,), "Sieves") == note


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("(2001)", None),
        ("06/05/2006", None),
        ("2nd printing, 2001", "2nd printing, 2001"),
        ("580 pages", "580 pages"),
        ("二刷", "二刷"),
    ],
)
def test_a_date_alone_says_nothing(text: str, note: str | None) -> None:
    assert _told((text,), "Sieves") == note


@pytest.mark.parametrize("dash", ["-", "‐", "–", "—"])
def test_a_dash_before_a_remark_is_none_of_it(dash: str) -> None:
    assert _told((f"{dash} What the river leaves",), "Sieves") == "What the river leaves"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Stone, Sieves —", None),
        ("Quarry School, Sieves –", None),
        # near misses: more than the name is said, or no name stands before it
        ("Stone, Sieves: a history —", "Stone, Sieves: a history"),
        ("If in doubt, Sieves", "If in doubt, Sieves"),
        ("Stone, Sieves, read twice", "Stone, Sieves, read twice"),
        ("Sand, gravel, Sieves", "Sand, gravel, Sieves"),
    ],
)
def test_a_maker_before_the_name_says_nothing_more(text: str, note: str | None) -> None:
    assert _told((text,), "Sieves") == note


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("12. Auflage. Bonn 2022", "12. Auflage. Bonn 2022"),
        ("3. Aufl., Bonn 2022", "3. Aufl., Bonn 2022"),
        ("12. Über Kies", "Über Kies"),
    ],
)
def test_an_edition_is_no_number_of_an_item(text: str, note: str) -> None:
    assert _told((text,), "Siebe") == note


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Le livre de référence. Disponible", "Le livre de référence."),
        ("Sam Stone — Get it", "Sam Stone"),
        ("Sam Stone — free at", "Sam Stone"),
        ("，人民出版社", "人民出版社"),
        ("No longer available", "No longer available"),
        ("Hard to get it", "Hard to get it"),
    ],
)
def test_words_that_only_lead_to_a_link(text: str, note: str) -> None:
    assert _told((text,), "Sieves") == note


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("If you liked our demo,", ", build one of sand."), "If you liked our demo, build one of sand."),
        (("Sieve at", ", free; then", ";", "wait"), "Sieve at, free; then; wait"),
        (("All is in the notes,", ". Read them."), "All is in the notes. Read them."),
        (("It ends,, I fear.",), "It ends,, I fear."),
        (("Wet sand;", ";) as ever"), "Wet sand;;) as ever"),
        (("Sieve,", "Silt"), "Sieve, Silt"),
    ],
    ids=str,
)
def test_stops_around_what_is_left_out(texts: tuple[str, ...], said: str) -> None:
    assert joined(texts) == said
