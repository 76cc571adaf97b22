import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.config import load_config
from pipeline.extract.level import level_of
from pipeline.reading import read

CASES = yaml.safe_load(Path(__file__).with_name("levels.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("level", "case"), [(level, case) for level, cases in CASES.items() for case in cases], ids=str
)
def test_levels(level: str | None, case: dict[str, Any]) -> None:
    found, rule = level_of(**({"note": ""} | case))
    assert found == level, rule
    assert bool(rule) == (level is not None)


def test_words_before_the_link_outrank_all_others() -> None:
    assert (
        level_of(title="Rings for beginners", note="", before="(advanced) ", section=("Intermediate",))[0] == "advanced"
    )


def test_hostile_texts_are_read_in_linear_time() -> None:
    start = time.perf_counter()
    level_of(
        title="(" * 50_000,
        note="not for " * 20_000 + "an advanced " * 20_000,
        before="[" * 1000,
        section=("the for " * 10_000,),
    )
    assert time.perf_counter() - start < 5


def test_a_labelled_fact_says_the_level() -> None:
    text = "# Shelf\n- [Sand](https://sand.example.org/a)\n  - Level: advanced\n- [Marl](https://marl.example.org/b)\n"
    (document,) = read("README.md", text.encode(), load_config()).documents
    assert [mention.level for mention in document.mentions] == ["advanced", None]
