"""The documentation says what is so: commands exist, code runs, tables and examples are those of the program."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.tables import TABLES
from tests.describe import example_table, formats_page, tables_page

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the examples give, in a folder that has `raw` and `curated` as a newcomer's checkout does."""
    here = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(ROOT / "raw" / "examples", here / "raw" / "examples")
    done = subprocess.run([sys.executable, "-m", "pipeline", "ingest"], cwd=here, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return here / "curated"


def test_the_readmes_example_is_what_the_examples_give(curated: Path) -> None:
    shown = README.split("<!-- example:begin -->\n")[1].split("<!-- example:end -->")[0]
    assert shown == example_table(curated), "run `python -m tests.describe` and look at the difference"


def test_every_column_is_documented() -> None:
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == tables_page(), "run `python -m tests.describe`"


def test_every_format_is_documented() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert page == formats_page(), "run `python -m tests.describe`"
    for reader in (ROOT / "pipeline" / "parse").glob("[!_]*.py"):
        assert f"\n## {reader.stem}\n\n" in page


def test_every_part_is_in_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^  (\w+(?:/|\.py))", page.split("```")[1], re.M))
    package = ROOT / "pipeline"
    parts = {f"{f.parent.name}/" for f in package.glob("*/__init__.py")} | {f.name for f in package.glob("*.py")}
    assert drawn == parts - {"__init__.py"}
    for path in set(re.findall(r"`(pipeline/[\w./]+|tests/[\w./]+)`", page)):
        assert (ROOT / path).exists(), path


def test_the_readmes_pandas_code_runs(curated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(curated.parent)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", README, re.S):
        exec(block, names)
    assert len(names["books"]) > 3
    assert len(names["twice"]) > 1
    assert names["by_topic"].sum() > 10


def test_every_command_and_target_that_is_named_exists() -> None:
    helped = subprocess.run([sys.executable, "-m", "pipeline", "--help"], capture_output=True, text=True).stdout
    for command in set(re.findall(r"python -m pipeline (\w+)", README)):
        assert re.search(rf"^  {command}\b", helped, re.M), command
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.M))
    pages = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\bmake ([a-z-]+)", pages)) <= targets


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        prose = re.sub(r"(?s)~~~~text.*?~~~~|`[^`\n]*`", "", page.read_text(encoding="utf-8"))  # not in code
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", prose):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_names_every_table() -> None:
    for name in TABLES:
        assert f"| `{name}` |" in README
