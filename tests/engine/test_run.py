"""Batches on processes: what a task may do to its worker costs one item."""

import os
import random
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from pipeline.config import EngineSettings
from pipeline.engine.run import run, workers
from pipeline.errors import UsageError
from tests.engine.hostile import lost, once, work


def results(words: list[list[str]], **settings: object) -> list[str]:
    engine = EngineSettings(**{"workers": 2, **settings})  # type: ignore[arg-type]
    return sorted(word for batch in run(work, words, engine, lost) for word in batch)


@pytest.mark.parametrize("width", [1, 2, 4])
def test_every_item_comes_back_once(width: int) -> None:
    words = [f"w{i}" for i in range(23)]
    shuffled = random.Random(3).sample(words, len(words))
    assert results([shuffled[i : i + 5] for i in range(0, 23, 5)], workers=width) == sorted(map(str.upper, words))


@pytest.mark.parametrize("death", ["exit", "kill"])
@pytest.mark.parametrize("width", [1, 2])
def test_a_death_costs_one_item(death: str, width: int) -> None:
    words = [["a", "b"], ["c", death, "d"], ["e"], ["f"], ["g"], ["h"]]
    assert results(words, workers=width) == sorted([*"ABCDEFGH", f"{death} lost"])


def test_several_deaths_cost_those_items() -> None:
    words = [["exit", "a"], ["b", "kill"], ["exit", "exit"], ["c"]]
    assert results(words) == sorted(["A", "B", "C", "exit lost", "exit lost", "exit lost", "kill lost"])


def test_a_death_by_chance_costs_nothing(tmp_path: Path) -> None:
    words = [["a", "die once"], ["b"]]
    found = run(partial(once, folder=tmp_path), words, EngineSettings(workers=2), lost)
    assert sorted(word for batch in found for word in batch) == ["A", "B", "DIE ONCE"]


def test_an_error_of_the_task_itself_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="defect"):
        results([["a"], ["error"], ["b"]])


def test_no_work_opens_nothing() -> None:
    assert list(run(work, [], EngineSettings(engine="nonsense"), lost)) == []
    with pytest.raises(UsageError, match="nonsense"):
        results([["a"]], engine="nonsense")


def test_as_many_workers_as_configured() -> None:
    assert workers(EngineSettings(workers=3)) == 3
    assert workers(EngineSettings(workers=0)) >= 1


def test_a_worker_makes_tables_without_pandas() -> None:
    code = (
        "import sys; from pipeline.engine.lean import be_lean; be_lean(); import pyarrow as pa\n"
        "print(len(pa.array([['a'], [], ['b', 'c']])), 'pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["3", "False"]


def test_a_worker_takes_memory_for_tables_from_the_system() -> None:
    code = "from pipeline.engine.lean import be_lean; be_lean(); import pyarrow as pa; print(pa.default_memory_pool().backend_name)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["system"]


def test_a_worker_starts_no_threads_for_products() -> None:
    code = (
        "from pipeline.engine.lean import be_lean; be_lean(); import os, numpy\n"
        "print(os.environ['OPENBLAS_NUM_THREADS'], len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self') else 1)"
    )
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split() == ["1", "1"]


def test_a_worker_reads_pages_without_selectors() -> None:
    code = (
        "import sys; from pipeline.engine.lean import be_lean; be_lean(); from pipeline.parse import readers; readers()\n"
        "from bs4 import BeautifulSoup; page = BeautifulSoup('<p class=a>b</p>', 'lxml')\n"
        "print(page.find(class_='a').text, 'soupsieve.css_parser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.split(), done.stderr) == (["b", "False"], "")


def test_a_worker_classifies_without_what_spacy_loads_beside() -> None:
    code = (
        "import sys; from pipeline.engine.lean import be_lean; be_lean()\n"
        "from pipeline.classify import Evidence, classifier; from pipeline.config import load_config\n"
        "found = classifier(load_config()).topics(Evidence(title='Linear algebra'))\n"
        "print(*found.slugs, 'weasel' in sys.modules, 'pydantic.v1' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["linear-algebra", "False", "False"]
