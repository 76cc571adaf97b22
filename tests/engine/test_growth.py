"""Cost follows what is new; one hostile file costs one row."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline import flow, reading
from pipeline.config import load_config
from pipeline.engine.journal import Journal, Known

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "raw" / "examples"
HEAVY = ("spacy", "pandas", "pyarrow", "duckdb", "numpy", "bs4", "lxml", "httpx", "rich", "dask", "multiprocessing")


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLES, tmp_path / "raw")
    return tmp_path / "raw"


def digests(out: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(out.iterdir())}


def test_a_run_with_nothing_new_imports_nothing_heavy(raw: Path) -> None:
    pipeline.ingest(raw, "out")
    code = (
        "import sys; sys.argv[1:] = ['ingest', '--out', 'out', '--quiet']\n"
        "from pipeline.__main__ import main\n"
        "main()\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert (again.returncode, again.stdout.strip()) == (0, "[]"), again.stderr


def test_small_fragments_are_joined_and_the_bytes_stay(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "_MANY", 2)
    late = [(file, file.read_bytes()) for file in sorted(f for f in raw.rglob("*") if f.is_file())[:2]]
    for file, _ in late:
        file.unlink()
    pipeline.ingest(raw, "out")
    for file, data in late:
        file.write_bytes(data)
        pipeline.ingest(raw, "out")
    with Journal(Path(".thread-catalogue"), raw) as journal:
        live = list(journal.live())
        assert len(live) < 2
        assert {folder.name for folder, _ in live} == {folder.name for folder in journal.readings.iterdir()}
        assert sum(len(paths) for _, paths in live) == len([f for f in raw.rglob("*") if f.is_file()])
    pipeline.ingest(raw, "fresh", fresh=True)
    assert digests(Path("out")) == digests(Path("fresh"))


def test_large_fragments_are_left_alone(tmp_path: Path) -> None:
    with Journal(tmp_path, tmp_path / "raw") as journal:
        sizes = {"large": 5, "a": 2, "b": 1, "c": 4}
        journal.record(Known(f"{n}{i}", 1, 1, "d", "s", n) for n, count in sizes.items() for i in range(count))
        assert [folder.name for folder, _ in journal.small(5, many=3)] == ["a", "b", "c"]
        assert journal.small(5, many=4) == []
        journal.moved(["a0", "a1"], "b")
        assert {folder.name: len(paths) for folder, paths in journal.live()} == {"large": 5, "b": 3, "c": 4}


def hostile(harm: Callable[[], Any]) -> Callable[..., Iterator[Any]]:
    parsed = reading._parsed

    def broken(path: str, *rest: Any) -> Iterator[Any]:
        if path == "bad.txt":
            harm()
        return parsed(path, *rest)

    return broken


def loop() -> None:
    while True:
        time.sleep(0)


def end() -> None:
    os._exit(9)


@pytest.mark.parametrize(("harm", "said", "width"), [(end, "died", 1), (end, "died", 2), (loop, "not read within", 2)])
def test_a_file_that_harms_its_worker_is_one_failed_row(
    raw: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[], Any], said: str, width: int
) -> None:
    (raw / "bad.txt").write_text("see https://example.org/a")
    monkeypatch.setattr(reading, "_parsed", hostile(harm))
    base = load_config()
    # Long enough that no other file runs out of time where the machine is busy with something else.
    seconds = 15 if harm is loop else base.limits.seconds
    config = replace(
        base, engine=replace(base.engine, workers=width, batch=4), limits=replace(base.limits, seconds=seconds)
    )
    summary = pipeline.ingest(raw, "out", config=config, fresh=True)
    assert [path for path, _ in summary.failed] == ["bad.txt"]
    assert said in summary.failed[0][1]
    assert summary.documents >= summary.files - 1 and summary.mentions > 20
