"""Cases of mend.yaml, round trips through every page, and what holds for every string."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Repair
from pipeline.text import mend, repair_text
from pipeline.text.pages import CODECS, damage_begins
from pipeline.text.repair import _line, _rounds, _suspected

CASES = yaml.safe_load((Path(__file__).parent / "mend.yaml").read_text(encoding="utf-8"))
SENTENCES = [
    "It’s a “great” book – really…",
    "👋 Hello 🎉 👇 thread 🧵",
    "• one → two — three",
    "Привет, мир! Это пример.",
    "Γεια σου κόσμε",
    "Łódź i Kraków są piękne",
    "½ price • 100° £5 ©2020",
]

BROKEN = "πŸ‘‹ β€ ’ Ã © â ₯ Р џ ๐ Ÿ “ œ \x93 \xa0 \n a . ï»¿ �"


def patched(text: str, repairs: tuple[Repair, ...]) -> str:
    """The text with the repairs put in where they say."""
    for repair in reversed(repairs):
        end = repair.start + len(repair.before)
        assert text[repair.start : end] == repair.before
        text = text[: repair.start] + repair.after + text[end:]
    return text


@pytest.mark.parametrize(("damaged", "whole"), CASES["damaged"].values(), ids=CASES["damaged"])
def test_damage_is_undone(damaged: str, whole: str) -> None:
    text, repairs = mend(damaged)
    assert text == whole
    assert patched(damaged, repairs) == whole
    assert all(repair.rule for repair in repairs)


@given(st.text(st.sampled_from(BROKEN + "".join(SENTENCES)), max_size=12))
def test_the_first_search_passes_by_no_damage(text: str) -> None:
    assert damage_begins().search(text) or _suspected(text) is None


@pytest.mark.parametrize("text", CASES["sound"])
def test_sound_text_is_the_same_object(text: str) -> None:
    assert repair_text(text) is text
    assert mend(text) == (text, ())


@pytest.mark.parametrize("text", CASES["sound"])
def test_sound_text_beside_damage_stays(text: str) -> None:
    assert repair_text(f"{text}\nbroken πŸ‘‡") == f"{text}\nbroken 👇"


@pytest.mark.parametrize(("damaged", "whole"), CASES["known_failures"].values(), ids=CASES["known_failures"])
@pytest.mark.xfail
def test_known_failures(damaged: str, whole: str) -> None:
    assert repair_text(damaged) == whole


def misread(text: str, codec: str) -> str | None:
    """The UTF-8 of `text` as the page shows it, control characters as windows-1252; None where bytes vanish."""
    shown = ""
    for byte in text.encode():
        char = bytes([byte]).decode(codec, "ignore")
        if 0x80 <= byte < 0xA0 and char in ("", chr(byte)):
            char = bytes([byte]).decode("cp1252", "ignore")
        if not char:
            return None
        shown += char
    return shown


def test_round_trips_through_every_page() -> None:
    trips = [(text, seen) for codec in CODECS for text in SENTENCES if (seen := misread(text, codec))]
    back = sum(repair_text(seen) == text for text, seen in trips)
    assert len(trips) > 100
    assert back / len(trips) >= 0.95


def test_round_trips_through_every_page_twice() -> None:
    once = [(text, codec, seen) for codec in CODECS for text in SENTENCES if (seen := misread(text, codec))]
    trips = [(text, again) for text, codec, seen in once if (again := misread(seen, codec))]
    back = sum(repair_text(again) == text for text, again in trips)
    assert len(trips) > 80
    assert back / len(trips) >= 0.95


@pytest.mark.parametrize("piece", ["Ãƒâ€š", "Ã©", "Ã© ", "é»…", "ไปด", "Ð¿", "Ã¢â‚¬â„¢s "])
def test_dense_damage_takes_linear_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    begun = time.perf_counter()
    repair_text(text)
    assert time.perf_counter() - begun < 15  # a quadratic search would take minutes


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_every_string_keeps_its_offsets(text: str) -> None:
    fixed, repairs = mend(text)
    assert patched(text, repairs) == fixed
    assert (fixed is text) == (not repairs)


@given(st.lists(st.sampled_from([*BROKEN.split(" "), " "]), max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_broken_strings_keep_their_offsets(text: str) -> None:
    fixed, repairs = mend(text)
    assert patched(text, repairs) == fixed


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=60))
def test_ascii_is_never_touched(text: str) -> None:
    assert repair_text(text) is text


@pytest.mark.parametrize("between", ["a" * 300, "Word after word. " * 9, " " * 90, "\x1a" * 70, "\0" * 70, "z\t." * 40])
@pytest.mark.parametrize("line", [*(case[0] for case in CASES["damaged"].values()), *CASES["sound"], "À\x80", "Ã  "])
def test_stretches_left_out_change_nothing(line: str, between: str) -> None:
    for long in (line + between + line, between + line + between, f"{between}{line}{between}{line} {between}"):
        assert _line(long) == _rounds(long)
