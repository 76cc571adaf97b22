"""The shape of the house: imports point down, stages keep apart, heavy libraries stay in their rooms, files stay small."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"
FILES = sorted(PACKAGE.rglob("*.py"))
STAGES = {"parse", "find", "strip", "extract", "classify", "dedupe", "write", "review", "fetch", "resolve"}
FLOORS = (
    {"__main__": 8, "flow": 7, "renewal": 6, "tasks": 5, "reading": 4}
    | dict.fromkeys(STAGES, 3)
    | dict.fromkeys(("text", "links", "network", "engine", "spool"), 2)
)
FLOORS |= {"tables": 1, "config": 1, "decisions": 1, "model": 0, "records": 0, "errors": 0}
# Which room may import which library, besides what is named here nobody may.
ROOMS = {
    "httpx": {"network"},
    "httpcore": {"network"},
    "spacy": {"classify"},
    "pandas": {"write", "dedupe", "review"},
    "pyarrow": {"write", "dedupe", "review", "tables", "spool", "resolve/table.py"},
    "duckdb": {"write", "dedupe", "review"},
    "dask": {"engine/cluster.py"},
    "distributed": {"engine/cluster.py"},
}
DATA = 400  # lines: files that are mostly data may be longer than code
LONGEST = 250
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}


def part_of(file: Path) -> str:
    relative = file.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports(file: Path) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.append((node.module, node.lineno))
            if node.module == "pipeline":
                found += [(f"pipeline.{alias.name}", node.lineno) for alias in node.names]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(PACKAGE).as_posix())
def test_imports_point_down(file: Path) -> None:
    part = part_of(file)
    if part == "__init__":
        return  # the package's face re-exports lazily from every floor
    assert part in FLOORS, f"{part} has no floor: give it one in FLOORS"
    for module, line in imports(file):
        if not module.startswith("pipeline."):
            continue
        target = module.split(".")[1]
        assert target in FLOORS, f"{file.name}:{line} imports {module}, which has no floor"
        if target == part:
            continue
        sideways = FLOORS[target] == FLOORS[part] and part not in STAGES
        assert FLOORS[target] < FLOORS[part] or sideways, (
            f"{file.relative_to(PACKAGE)}:{line}: {part} must not import {module}"
        )


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_stay_in_their_rooms(file: Path) -> None:
    place = file.relative_to(PACKAGE).as_posix()
    for module, line in imports(file):
        rooms = ROOMS.get(module.split(".")[0])
        if rooms is None or (part_of(file) == "flow" and module == "pyarrow"):
            continue
        assert part_of(file) in rooms or place in rooms, (
            f"{place}:{line} imports {module}; its rooms are {sorted(rooms)}"
        )


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(PACKAGE).as_posix())
def test_files_are_small_and_well_named(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").count("\n")
    tree = ast.parse(file.read_text(encoding="utf-8"))
    code = any(isinstance(n, ast.FunctionDef) for n in ast.walk(tree)) and file.stem != "model"
    assert lines <= (LONGEST if code else DATA), f"{file.name} has {lines} lines"
    assert file.stem not in VAGUE
    assert ast.get_docstring(tree), f"{file.name} has no docstring"


def test_nine_functions_in_ten_are_under_forty_lines() -> None:
    lengths = [
        node.end_lineno - node.lineno + 1
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]
    short = sum(length < 40 for length in lengths)
    assert short >= 0.9 * len(lengths)


def test_no_broad_except_but_at_the_boundary() -> None:
    broad = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None
                or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
            ):
                reraises = any(isinstance(n, ast.Raise) and n.exc is None for n in ast.walk(node))
                if not reraises:
                    broad.append(f"{file.relative_to(PACKAGE)}:{node.lineno}")
    assert [place for place in broad if not place.startswith("reading.py")] == []
    assert len(broad) == 1
