"""A real Dask scheduler and two worker processes: the same bytes as the local run, one worker killed midway included."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline import spool
from pipeline.config import Config, load_config
from pipeline.dedupe import parts
from pipeline.engine import spreading
from pipeline.engine.cluster import open_cluster
from pipeline.errors import UsageError
from pipeline.write import assemble, mentions

pytest.importorskip("distributed")
ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "raw" / "examples"
COPIES = 3


@dataclass(frozen=True)
class Cluster:
    address: str
    workers: list[subprocess.Popen[bytes]]


def started(*arguments: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def ended(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)  # the session that `started` began, and nothing else
    process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    file = tmp_path / "scheduler.json"
    processes = [
        started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    ]
    workers = []
    try:
        until = time.monotonic() + 60
        while not file.exists():
            assert time.monotonic() < until, "no scheduler"
            time.sleep(0.1)
        from distributed import Client

        workers = [
            started("worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard",
                    "--local-directory", str(tmp_path / f"worker{number}"))
            for number in range(2)
        ]  # fmt: skip
        with Client(scheduler_file=str(file)) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        yield Cluster(address, workers)
    finally:
        for process in [*workers, *processes]:
            ended(process)


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(COPIES):
        shutil.copytree(EXAMPLES, tmp_path / "raw" / str(number))
    return tmp_path / "raw"


def settings(**engine: object) -> Config:
    base = load_config()
    return replace(base, engine=replace(base.engine, batch=2, **engine))  # type: ignore[arg-type]


def digests(out: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(out.iterdir())}


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Lets few mentions make many parts; what the tasks of merging gave is laid down in the list."""
    gave: list[object] = []
    for module in (spool, parts):
        monkeypatch.setattr(module, "ROWS", 20)
    for module in (spool, assemble, mentions):
        monkeypatch.setattr(module, "UNDIVIDED", 20)
    monkeypatch.setattr(parts, "_SHARE", 30)
    done = spreading.spread

    def noted(*given: Any, **how: Any) -> Iterator[Any]:
        for result in done(*given, **how):
            gave.append(result)
            yield result

    monkeypatch.setattr(spreading, "spread", noted)
    return gave


def test_the_same_bytes_on_a_cluster_though_a_worker_dies_midway(
    raw: Path, cluster: Cluster, small_parts: list[object]
) -> None:
    pipeline.ingest(raw, "here", config=settings(workers=2))
    on_this_machine = len(small_parts)
    killed: list[int] = []

    def progress(what: str, done: int, total: int) -> None:
        if what == "reading" and not killed:
            assert done < total
            ended(cluster.workers[0])
            killed.append(done)

    there = settings(engine="dask", scheduler=cluster.address)
    summary = pipeline.ingest(raw, "there", config=there, fresh=True, progress=progress)
    assert killed and not summary.failed
    assert summary.read == summary.files
    assert len(small_parts) == 2 * on_this_machine > 6
    assert digests(Path("here")) == digests(Path("there"))


def test_a_cluster_that_is_not_there_is_the_users_error() -> None:
    with pytest.raises(UsageError, match="needs --scheduler"), open_cluster(None):
        pass
    with pytest.raises(UsageError, match="no Dask scheduler answers at nonsense"), open_cluster("nonsense://x"):
        pass
