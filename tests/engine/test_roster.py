"""A change of one reader reads only its own files again; a change of what all share reads everything."""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from pipeline.engine.roster import Roster, changes, roster
from pipeline.parse import readers

ROOT = Path(__file__).parent.parent.parent
PARSE = ROOT / "pipeline" / "parse"


def imported(module: str) -> set[str]:
    """What a module imports from its folder, by Python's own grammar."""
    found = set[str]()
    for node in ast.walk(ast.parse((PARSE / f"{module}.py").read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "pipeline.parse":
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pipeline.parse."):
            found.add((node.module or "").rpartition(".")[2])
    return {name for name in found if (PARSE / f"{name}.py").exists()}


def needed(module: str) -> set[str]:
    found, waiting = set[str](), {module}
    while waiting:
        found |= waiting
        waiting = set[str]().union(*map(imported, waiting)) - found
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose code the tests change, and which has read the examples."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "pipeline", folder / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "raw" / "examples", folder / "raw")
    ingest(folder)
    return folder


def ingest(folder: Path) -> dict[str, int]:
    command = [sys.executable, "-m", "pipeline", "ingest", "--json", "--workers", "1"]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=True)
    found: dict[str, int] = json.loads(done.stdout)
    return found


def formats(folder: Path) -> Counter[str]:
    import pyarrow.parquet as pq

    return Counter(pq.read_table(folder / "curated" / "documents.parquet")["format"].to_pylist())


def change(folder: Path, module: str, old: str = "", new: str = "") -> None:
    file = folder / "pipeline" / "parse" / f"{module}.py"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1) if old else text + "\n# changed\n")


def test_a_changed_reader_reads_its_own_files_alone(copy: Path) -> None:
    whose = formats(copy)
    assert 0 < whose["markdown"] < whose.total()
    change(copy, "markdown")
    summary = ingest(copy)
    assert (summary["read"], summary["unchanged"]) == (whose["markdown"], whose.total() - whose["markdown"])
    assert ingest(copy)["read"] == 0


def test_what_a_reader_imports_is_part_of_it(copy: Path) -> None:
    whose = formats(copy)
    using = [reader.__name__.rpartition(".")[2] for reader in readers()]
    concerned = sum(whose[name] for name in using if "_thread" in needed(name))
    assert 0 < concerned < whose.total()
    change(copy, "_thread")
    assert ingest(copy)["read"] == concerned


def test_a_reader_that_now_claims_the_files_of_another_gets_them(copy: Path) -> None:
    whose = formats(copy)
    change(copy, "org", "    return _SYNTAX.score(saved)\n", '    return 99 if saved.path.endswith(".md") else 0\n')
    markdown = list((copy / "raw").rglob("*.md"))
    assert ingest(copy)["read"] == len(markdown) > 0
    assert formats(copy)["org"] == len(markdown)
    change(copy, "org", '    return 99 if saved.path.endswith(".md") else 0\n', "    return _SYNTAX.score(saved)\n")
    assert ingest(copy)["read"] == len(markdown)
    assert formats(copy) == whose


@pytest.mark.parametrize("module", ["__init__", "_marks", "_zip"])
def test_what_all_share_reads_everything(copy: Path, module: str) -> None:
    change(copy, module)
    assert ingest(copy)["read"] == formats(copy).total()


def test_the_imports_are_those_that_python_sees() -> None:
    modules = {file.stem for file in PARSE.glob("*.py")}
    whole = roster("").readers
    assert set(whole) == {name for name in modules if not name.startswith("_")}
    from pipeline.engine import roster as code

    needs = {name: frozenset(code._imported((PARSE / f"{name}.py").read_text())) & modules for name in modules}
    assert needs == {name: frozenset(imported(name)) for name in modules}


def test_a_roster_tells_new_gone_and_changed_readers() -> None:
    now, before = Roster("s", {"a": "1", "b": "2", "new": "3"}), Roster("s", {"a": "1", "b": "0", "gone": "4"})
    assert now.changed(before) == {"b", "new", "gone"}
    assert now.changed(now) == frozenset()
    assert now.changed(Roster("other", now.readers)) is None


def test_a_stamp_that_nobody_knows_counts_as_other_code() -> None:
    since = changes("now", "", {"before": roster("")})
    assert (since("now"), since("before"), since("lost")) == (frozenset(), frozenset(), None)
