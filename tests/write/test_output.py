"""The output folder: described, replaced as one, repaired after a run that died on the way."""

import json
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.tables import TABLES, schema
from pipeline.write.output import write_output
from pipeline.write.summary import written_from
from tests.rows import parts, tables

FILES = {f"{name}.parquet" for name in TABLES} | {"catalogue.csv", "report.html"}


def some(title: str) -> dict[str, pa.Table]:
    return tables(
        catalogue=[{"resource_id": "r1", "title": title, "mention_count": 1}], mentions=[{"mention_id": "m1"}]
    )


def contents(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}


def test_the_description_fits_the_files_byte_for_byte(tmp_path: Path) -> None:
    write_output(tmp_path, parts(some("one")), inputs="i1")
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in package["resources"]} == FILES
    assert set(contents(tmp_path)) == FILES | {"datapackage.json"}
    for described in package["resources"]:
        data = (tmp_path / described["path"]).read_bytes()
        assert described["bytes"] == len(data)
        assert described["hash"] == "sha256:" + sha256(data).hexdigest()
    fields = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in package["resources"] if "schema" in r}
    assert fields == {name: schema(name).names for name in TABLES} | {"catalogue-csv": schema("catalogue").names}


def test_no_rows_leave_every_table_with_its_schema(tmp_path: Path) -> None:
    write_output(tmp_path, parts(tables()), inputs="i1")
    for name in TABLES:
        table = pq.read_table(tmp_path / f"{name}.parquet")
        assert table.num_rows == 0 and table.schema.equals(schema(name)), name


def test_what_the_schema_does_not_know_is_left_out_and_what_it_asks_for_has_to_be_there(tmp_path: Path) -> None:
    more = some("one")
    more["catalogue"] = more["catalogue"].append_column("secret", pa.array(["x"]))
    write_output(tmp_path, parts(more), inputs="i1")
    assert pq.read_schema(tmp_path / "catalogue.parquet").equals(schema("catalogue"))
    less = some("one")
    less["catalogue"] = less["catalogue"].drop_columns(["kind"])
    before = contents(tmp_path)
    with pytest.raises(KeyError, match="kind"):
        write_output(tmp_path, parts(less), inputs="i2")
    assert {name: data for name, data in contents(tmp_path).items() if name in before} == before


@pytest.mark.parametrize(
    "harm", ["nothing", "a table is gone", "a table is cut", "no description", "no JSON", "a list"]
)
def test_a_run_counts_only_where_all_of_it_stands(harm: str, tmp_path: Path) -> None:
    write_output(tmp_path, parts(some("one")), inputs="i1")
    description, table = tmp_path / "datapackage.json", tmp_path / "mentions.parquet"
    if harm == "a table is gone":
        table.unlink()
    elif harm == "a table is cut":
        table.write_bytes(table.read_bytes()[:-1])
    elif harm == "no description":
        description.unlink()
    elif harm != "nothing":
        description.write_text("[]" if harm == "a list" else '{"inputs": ')
    assert written_from(tmp_path) == ("i1" if harm == "nothing" else None)


def test_a_folder_that_is_not_there_holds_no_run(tmp_path: Path) -> None:
    assert written_from(tmp_path / "nowhere") is None


# ---- a run that is killed ---------------------------------------------------------------------

# Where the process ends: the function of the output module or class, and at which call of it.
DEATHS = {
    "before any table": ("pipeline.write.output.write_tables", 1),
    "between two tables": ("pipeline.write.output.write_tables", 4),
    "before the report": ("pipeline.write.output.write_report", 1),
    "before the description is taken away": ("pathlib.Path.unlink", 1),
    "before the first file moves": ("pathlib.Path.replace", 1),
    "between two files": ("pathlib.Path.replace", 5),
    "before the description": ("pathlib.Path.replace", len(FILES) + 1),
}
DYING = dedent("""
    import os, signal, sys
    from importlib import import_module
    from pathlib import Path
    from tests.rows import parts
    from tests.write.test_output import some
    from pipeline.write.output import write_output

    where, call, out = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    path, _, name = where.rpartition(".")
    owner = __import__("pathlib").Path if path == "pathlib.Path" else import_module("pipeline.write.output")
    for step in path.removeprefix("pipeline.write.output").strip(".").split("."):
        owner = getattr(owner, step) if step and path != "pathlib.Path" else owner
    done, calls = getattr(owner, name), 0

    def dying(*args, **options):
        global calls
        calls += 1
        if calls == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return done(*args, **options)

    setattr(owner, name, dying)
    write_output(out, parts(some("two")), inputs="i2")
""")


@pytest.mark.parametrize("death", DEATHS)
def test_a_run_that_is_killed_is_never_taken_for_finished_and_the_next_repairs_it(death: str, tmp_path: Path) -> None:
    out, clean = tmp_path / "out", tmp_path / "clean"
    write_output(out, parts(some("one")), inputs="i1")
    before = contents(out)
    where, call = DEATHS[death]
    died = subprocess.run([sys.executable, "-c", DYING, where, str(call), str(out)], check=False)
    assert died.returncode == -signal.SIGKILL
    if written_from(out) is not None:  # then it is the run before, whole
        assert {name: data for name, data in contents(out).items() if name in before} == before
    write_output(out, parts(some("two")), inputs="i2")
    write_output(clean, parts(some("two")), inputs="i2")
    assert contents(out) == contents(clean)
    assert written_from(out) == "i2"
