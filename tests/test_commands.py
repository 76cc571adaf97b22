"""The program as it is run: precedence of settings, interrupts, a terminal and none, JSON and nothing else."""

import json
import os
import pty
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "raw" / "examples"
COMMAND = [sys.executable, "-m", "pipeline"]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A working folder with three examples in raw/."""
    (tmp_path / "raw").mkdir()
    for name in ("bookmarks.html", "readwise-cheatsheets.md", "machine-learning-books.md"):
        shutil.copy(EXAMPLES / name, tmp_path / "raw")
    return tmp_path


def environment(**more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("THREAD_CATALOGUE_")}
    return plain | more


def run(*arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, env=environment(**variables), capture_output=True, text=True, check=False
    )


# ---- which setting wins -----------------------------------------------------------------------


def test_option_over_environment_over_config_over_default(here: Path) -> None:
    (here / "config.yaml").write_text("engine: {engine: nonsense}\n", encoding="utf-8")
    told = run("ingest", "-q", cwd=here)
    assert told.returncode == 2 and "nonsense" in told.stderr  # the file over the default
    assert run("ingest", "-q", cwd=here, THREAD_CATALOGUE_ENGINE="local").returncode == 0  # the variable over the file
    told = run("ingest", "-q", "--engine", "dask", cwd=here, THREAD_CATALOGUE_ENGINE="local")
    assert told.returncode == 2 and "--scheduler" in told.stderr  # the option over the variable


def test_variables_name_raw_out_and_config(here: Path) -> None:
    (here / "raw").rename(here / "saved")
    (here / "mine.yaml").write_text("topics: []\n", encoding="utf-8")
    variables = {"RAW": "saved", "OUT": "made", "CONFIG": "mine.yaml", "WORKERS": "1"}
    done = run("ingest", "--json", cwd=here, **{f"THREAD_CATALOGUE_{name}": value for name, value in variables.items()})
    assert done.returncode == 0 and json.loads(done.stdout)["files"] == 3
    assert (here / "made" / "datapackage.json").is_file() and not (here / "curated").exists()
    told = run("ingest", "--out", "other", cwd=here, THREAD_CATALOGUE_RAW="saved", THREAD_CATALOGUE_OUT="made")
    assert told.returncode == 0 and (here / "other" / "datapackage.json").is_file()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [("WORKERS", "many", "many"), ("ENGINE", "spark", "spark"), ("CONFIG", "none.yaml", "none.yaml")],
)
def test_a_wrong_variable_is_an_error_that_names_it(name: str, value: str, says: str, here: Path) -> None:
    told = run("ingest", cwd=here, **{f"THREAD_CATALOGUE_{name}": value})
    assert told.returncode == 2 and says in told.stderr and "Traceback" not in told.stderr


# ---- what is printed --------------------------------------------------------------------------


def test_json_is_all_that_is_printed(here: Path) -> None:
    (here / "raw" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01")
    (here / "decisions.yaml").write_text("reject: [https://nowhere.example/at-all]\n", encoding="utf-8")
    for arguments in (
        ["ingest"],
        ["ingest"],
        ["audit"],
        ["explain", "raw"],
        ["explain", "bookmarks.html"],
        ["resolve", "ftp://x.y"],
    ):
        told = run(*arguments, "--json", cwd=here)
        assert isinstance(json.loads(told.stdout), dict | list), arguments
        assert told.stderr == "", arguments


def test_quiet_prints_errors_only(here: Path) -> None:
    told = run("ingest", "--quiet", cwd=here)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    (here / "raw" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01")
    told = run("ingest", "--quiet", cwd=here)
    assert (told.returncode, told.stdout) == (0, "") and "picture.png" in told.stderr


def test_the_summary_counts_and_names_what_failed(here: Path) -> None:
    for number in range(7):
        (here / "raw" / f"p{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00" + bytes([number]))
    told = run("ingest", cwd=here)
    assert told.stderr.count("could not read") == 5 and "and 2 more" in told.stderr
    assert [line.split()[:2] for line in told.stdout.splitlines()][:2] == [["files", "10"], ["failed", "7"]]
    assert run("ingest", "-v", cwd=here).stderr.count("could not read") == 7
    assert "nothing new" in run("ingest", cwd=here).stdout


def many(here: Path, count: int) -> None:
    """`count` files to read, in batches small enough to be interrupted between."""
    (here / "config.yaml").write_text("engine: {workers: 2, batch: 5}\n", encoding="utf-8")
    thread = (EXAMPLES / "machine-learning-books.md").read_text(encoding="utf-8")
    for number in range(count):
        (here / "raw" / f"thread-{number}.md").write_text(f"{thread}\n\nNumber {number}.\n", encoding="utf-8")


def test_a_bar_shows_on_a_terminal_and_nowhere_else(here: Path) -> None:
    many(here, 30)
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "ingest"],
        cwd=here,
        env=environment(TERM="xterm", COLUMNS="100"),
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while select.select([mine], [], [], 60)[0]:
        try:
            shown += os.read(mine, 65536)
        except OSError:  # the other end is closed
            break
    assert process.wait(60) == 0 and process.stdout and b"resources" in process.stdout.read()
    os.close(mine)
    assert b"reading" in shown and b"/33" in shown
    piped = run("ingest", "--fresh", cwd=here)
    assert piped.returncode == 0 and piped.stderr == ""


def test_a_reader_of_the_output_that_goes_away_is_no_error(here: Path) -> None:
    run("ingest", cwd=here)
    process = subprocess.Popen(
        [*COMMAND, "explain", "bookmarks.html"],
        cwd=here,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.wait(60) == 0 and process.stderr.read() == b""


# ---- what the system refuses -----------------------------------------------------------------


def test_a_full_disk_is_one_line_that_says_what_to_do(here: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([*COMMAND, "ingest", "--json"], cwd=here, env=environment(), stdout=full,
                               stderr=subprocess.PIPE, text=True, check=False)  # fmt: skip
    assert ended.returncode == 1 and ended.stderr.count("\n") == 1
    assert "No space left on device" in ended.stderr and "make room" in ended.stderr
    assert "nothing new" in run("ingest", cwd=here).stdout


def test_an_output_that_is_no_folder_is_named(here: Path) -> None:
    (here / "notes.txt").write_text("mine", encoding="utf-8")
    ended = run("ingest", "--out", "notes.txt", cwd=here)
    assert ended.returncode == 2 and ended.stderr.startswith("thread-catalogue: notes.txt is no folder")
    below = run("ingest", "--out", "notes.txt/curated", cwd=here)
    assert below.returncode == 1 and below.stderr.startswith("thread-catalogue: notes.txt/curated: Not a directory; ")
    assert below.stderr.count("\n") == 1 and (here / "notes.txt").read_text(encoding="utf-8") == "mine"


# ---- interrupted ------------------------------------------------------------------------------


def recorded(here: Path) -> int:
    """How many files the journal holds."""
    for journal in here.glob(".thread-catalogue/*/journal.sqlite"):
        try:
            with sqlite3.connect(f"file:{journal}?mode=ro", uri=True) as database:
                return int(database.execute("select count(*) from files").fetchone()[0])
        except sqlite3.OperationalError:  # the table is not there yet
            return 0
    return 0


@pytest.mark.parametrize(
    ("end", "of", "code"),
    [
        (signal.SIGINT, os.killpg, 130),  # the whole group, as a terminal does
        (signal.SIGKILL, os.killpg, -signal.SIGKILL),
        (signal.SIGKILL, os.kill, -signal.SIGKILL),  # the leader alone, as a system does that is short of memory
    ],
)
def test_an_interrupted_run_keeps_what_it_did_and_the_next_goes_on(
    end: signal.Signals, of: Callable[[int, int], None], code: int, here: Path
) -> None:
    many(here, 200)
    process = subprocess.Popen(
        [*COMMAND, "ingest"],
        cwd=here,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not recorded(here) and time.monotonic() < deadline:
        time.sleep(0.01)
    of(process.pid, end)
    told, complaint = process.communicate(timeout=60)  # all who hold the pipes have ended
    assert process.returncode == code and told == ""
    if end == signal.SIGINT:
        assert complaint == "\ninterrupted; what was done is kept, run the same command again to go on\n"
    kept = recorded(here)
    assert 0 < kept < 203 and not (here / "curated" / "datapackage.json").exists()
    done = run("ingest", "--json", cwd=here)
    assert done.returncode == 0
    assert json.loads(done.stdout)["read"] == 203 - kept and json.loads(done.stdout)["unchanged"] == kept


def test_a_second_run_is_told_to_wait_and_harms_nothing(here: Path) -> None:
    many(here, 200)
    first = subprocess.Popen(
        [*COMMAND, "ingest", "--json"], cwd=here, env=environment(), stdout=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while not recorded(here) and time.monotonic() < deadline:
        time.sleep(0.01)
    second = run("ingest", "--fresh", cwd=here)
    assert first.poll() is None, "the first run ended too early for this to show anything"
    assert second.returncode == 2 and "another run is at work" in second.stderr
    assert second.stderr.count("\n") == 1 and second.stdout == ""
    told, _ = first.communicate(timeout=60)
    assert first.returncode == 0 and json.loads(told)["read"] == 203
    assert "nothing new" in run("ingest", cwd=here).stdout


def test_a_shell_gets_its_completions(here: Path) -> None:
    told = run(cwd=here, _THREAD_CATALOGUE_COMPLETE="bash_complete", COMP_WORDS="thread-catalogue in", COMP_CWORD="1")
    assert told.stdout.split() == ["plain,ingest"]
