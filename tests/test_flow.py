"""The whole road: RAW in, tables out; again, changed, gone, broken, interrupted."""

import json
import os
import random
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import pipeline
from pipeline.config import load_config
from pipeline.errors import EmptyRaw, RawError, TooManyGone
from pipeline.tables import TABLES, schema

EXAMPLES = Path(__file__).parent.parent / "raw" / "examples"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder: state and outputs go there."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def raw(here: Path) -> Path:
    shutil.copytree(EXAMPLES, here / "raw")
    return here / "raw"


def digests(out: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(out.iterdir())}


def config(**engine: int):
    from dataclasses import replace

    base = load_config()
    return replace(base, engine=replace(base.engine, **engine))


def test_every_table_is_written_with_its_schema(raw: Path, here: Path) -> None:
    import pyarrow.parquet as pq

    summary = pipeline.ingest(raw, here / "out")
    assert summary.wrote and summary.mentions > 20 and not summary.failed
    for name in TABLES:
        assert pq.read_schema(here / "out" / f"{name}.parquet").equals(schema(name)), name
    package = json.loads((here / "out" / "datapackage.json").read_text())
    for resource in package["resources"]:
        data = (here / "out" / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + sha256(data).hexdigest()
        assert resource["bytes"] == len(data)


def test_same_bytes_whatever_order_and_workers(raw: Path, here: Path) -> None:
    pipeline.ingest(raw, here / "one", config=config(workers=1, batch=3))
    shuffled = here / "elsewhere"
    files = [f for f in raw.rglob("*") if f.is_file()]
    random.Random(7).shuffle(files)
    for file in files:
        target = shuffled / file.relative_to(raw)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    pipeline.ingest(shuffled, here / "four", config=config(workers=4, batch=2))
    assert digests(here / "one") == digests(here / "four")


def test_only_what_is_new_is_read_and_the_result_is_that_of_a_fresh_run(raw: Path, here: Path) -> None:
    late = sorted(f for f in raw.rglob("*") if f.is_file())[0]
    kept = late.read_bytes()
    late.unlink()
    pipeline.ingest(raw, here / "out")
    again = pipeline.ingest(raw, here / "out")
    assert again.read == 0 and not again.wrote
    late.write_bytes(kept)
    third = pipeline.ingest(raw, here / "out")
    assert third.read == 1 and third.wrote
    fresh = pipeline.ingest(raw, here / "fresh", fresh=True)
    assert fresh.read == fresh.files
    assert digests(here / "out") == digests(here / "fresh")


def test_a_touched_file_is_not_read_again(raw: Path, here: Path) -> None:
    pipeline.ingest(raw, here / "out")
    for file in raw.rglob("*"):
        os.utime(file, (1, 1))
    assert pipeline.ingest(raw, here / "out").read == 0


def test_a_file_that_is_gone_leaves_the_catalogue(raw: Path, here: Path) -> None:
    pipeline.ingest(raw, here / "out")
    gone = sorted(f for f in raw.rglob("*") if f.is_file())[-1]
    gone.unlink()
    summary = pipeline.ingest(raw, here / "out")
    assert summary.gone == 1
    paths = pipeline.load_sources(here / "out")["source_path"].tolist()
    assert gone.relative_to(raw).as_posix() not in paths


def test_when_most_files_are_gone_nothing_is_replaced(raw: Path, here: Path) -> None:
    pipeline.ingest(raw, here / "out")
    before = digests(here / "out")
    files = sorted(f for f in raw.rglob("*") if f.is_file())
    for file in files[1:]:
        file.unlink()
    with pytest.raises(TooManyGone, match="--allow-removals"):
        pipeline.ingest(raw, here / "out")
    assert digests(here / "out") == before
    assert pipeline.ingest(raw, here / "out", allow_removals=True).gone == len(files) - 1


def test_missing_empty_and_wrong_raw(here: Path) -> None:
    with pytest.raises(RawError, match="does not exist"):
        pipeline.ingest(here / "nowhere", here / "out")
    (here / "raw").mkdir()
    (here / "raw" / ".hidden").write_text("https://example.org")
    with pytest.raises(EmptyRaw, match="no file"):
        pipeline.ingest(here / "raw", here / "out")
    (here / "file").write_text("x")
    with pytest.raises(RawError, match="not a folder"):
        pipeline.ingest(here / "file", here / "out")


def test_bad_files_get_their_row_and_the_others_are_done(raw: Path, here: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    (raw / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (raw / "broken.json").write_text('{"data": [{"text": "cut')
    (raw / "dangling.md").symlink_to(raw / "nowhere")
    good = pipeline.ingest(raw, here / "out").mentions
    rows = {r["source_path"]: r for r in pipeline.load_sources(here / "out").to_dict("records")}
    assert rows["empty.txt"]["status"] == "empty"
    assert rows["picture.png"]["status"] == "failed" and "format" in rows["picture.png"]["error"]
    assert rows["broken.json"]["status"] in ("empty", "failed")
    assert good > 20


def test_an_oversized_file_is_named_and_not_read(raw: Path, here: Path) -> None:
    from dataclasses import replace

    base = load_config()
    small = replace(base, limits=replace(base.limits, file_bytes=100))
    (raw / "small.txt").write_text("https://example.org/a")
    pipeline.ingest(raw, here / "out", config=small)
    rows = {r["source_path"]: r for r in pipeline.load_sources(here / "out").to_dict("records")}
    failed = [r for r in rows.values() if r["status"] == "failed"]
    assert len(failed) == len(rows) - 1 and all("file_bytes" in r["error"] for r in failed)


def test_a_changed_phrase_classifies_again_and_reads_nothing_again(raw: Path, here: Path) -> None:
    from dataclasses import replace

    base = load_config()
    pipeline.ingest(raw, here / "out", config=base)
    topics = tuple(t for t in base.topics if t.parent is None)[:3]
    summary = pipeline.ingest(raw, here / "out", config=replace(base, topics=topics))
    assert summary.read == 0 and summary.wrote
    slugs = {slug for row in pipeline.load_mentions(here / "out")["topics"] for slug in row}
    assert slugs <= {t.slug for t in topics}


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "pipeline", *arguments], cwd=cwd, capture_output=True, text=True)


def test_the_command_line_and_its_exit_codes(raw: Path, here: Path) -> None:
    done = run("ingest", "--json", cwd=here)
    assert done.returncode == 0 and json.loads(done.stdout)["mentions"] > 20
    assert "resources" in run("ingest", cwd=here).stdout
    assert run("audit", cwd=here).returncode == 0
    assert run("ingest", "nowhere", cwd=here).returncode == 2
    assert run("ingest", "--nonsense", cwd=here).returncode == 2
    (here / "bad.yaml").write_text("topics: []\nlimitz: {}\n")
    wrong = run("ingest", "--config", "bad.yaml", cwd=here)
    assert wrong.returncode == 2 and "bad.yaml:2" in wrong.stderr and "limitz" in wrong.stderr
    (raw / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01")
    assert run("ingest", "--strict", cwd=here).returncode == 1


def test_the_audit_fails_when_a_url_is_lost(raw: Path, here: Path) -> None:
    pipeline.ingest(raw, here / "out")
    (raw / "late.txt").write_text("nothing")
    pipeline.ingest(raw, here / "out")
    (raw / "late.txt").write_text("see https://example.org/never-read")
    lost = run("audit", "--out", "out", cwd=here)
    assert lost.returncode == 1 and "never-read" in lost.stderr


def test_explain_tells_of_resources_urls_and_sources(raw: Path, here: Path) -> None:
    pipeline.ingest(raw, here / "curated")
    row = pipeline.load_mentions(here / "curated").dropna(subset=["url"]).iloc[0]
    for what in (row["resource_id"], row["url"], row["source_path"]):
        told = run("explain", what, cwd=here)
        assert told.returncode == 0 and row["resource_id"] in told.stdout, what
    rejected = pipeline.load_rejected(here / "curated").iloc[0]
    out = run("explain", rejected["url_as_written"], cwd=here)
    assert rejected["reason"] in out.stdout
    assert run("explain", "no-such-thing", cwd=here).returncode == 1


def test_help_is_fast_and_imports_nothing_heavy() -> None:
    heavy = ["spacy", "pandas", "pyarrow", "duckdb", "httpx", "bs4", "lxml", "dask", "numpy", "rich", "yaml"]
    code = f"import sys, pipeline, pipeline.__main__; print([m for m in {heavy!r} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_what_a_run_that_died_left_while_merging_is_gone_after_the_next(raw: Path, here: Path) -> None:
    pipeline.ingest(raw, here / "out")
    (state,) = (folder for folder in (here / ".thread-catalogue").iterdir() if folder.is_dir())
    left = state / "merging" / "00000000" / "00000001.arrow"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a file")
    before = digests(here / "out")
    pipeline.ingest(raw, here / "out", fresh=True)
    assert not (state / "merging").exists()
    assert digests(here / "out") == before
