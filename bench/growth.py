"""What a run costs as its input grows, and what it costs when little of it is new.

    python -m bench.growth RAW [--workers N]

Prints a line a size for 1/8, 1/4, 1/2 and all of a folder's files (CPU of all processes, wall time, peak memory of all
processes together), the exponents of growth between the last two (1.0 is linear); then, for all files, a run on two
workers, one with nothing new and one with a single file changed.
"""

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from time import perf_counter

import psutil

PARTS = (8, 4, 2, 1)
ROOT = Path(__file__).parent.parent
_EVERY = 0.1  # seconds between two looks at the memory


def laid(folder: Path, files: list[Path]) -> Path:
    """A RAW folder in `folder` with these files."""
    raw = folder / "raw"
    for number, file in enumerate(files):
        link = raw / f"{number // 1000:04}" / f"{number:07}{file.suffix}"
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(file.resolve())
    return raw


def measured(folder: Path, workers: int, *options: str) -> dict[str, float]:
    """One run in `folder`, whose RAW was laid before."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    command = [sys.executable, "-m", "pipeline", "ingest", "raw", "--workers", str(workers), "--quiet", *options]
    with subprocess.Popen(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}) as process:
        peak, over = [0.0], threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, peak, over))
        watcher.start()
        failed = process.wait()
        over.set()
        watcher.join()
    if failed:
        raise SystemExit(f"ended with {failed}: {' '.join(command)}")
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu_s": round(cpu, 2), "wall_s": round(wall, 2), "peak_mb": round(peak[0])}


def _watch(pid: int, peak: list[float], over: threading.Event) -> None:
    while not over.wait(_EVERY):
        try:
            parent = psutil.Process(pid)
            tree = [parent, *parent.children(recursive=True)]
            peak[0] = max(peak[0], sum(process.memory_info().rss for process in tree) / 1e6)
        except psutil.NoSuchProcess:  # one of them has just ended
            continue


def grown(files: list[Path], workers: int) -> None:
    """Fresh runs over parts of `files` and over all of them."""
    rows = []
    for part in PARTS:
        with tempfile.TemporaryDirectory() as name:
            laid(Path(name), files[::part])
            rows.append({"files": len(files[::part]), **measured(Path(name), workers, "--fresh")})
            print(json.dumps(rows[-1]), flush=True)
    half, whole = rows[-2:]
    more = math.log(whole["files"] / half["files"])
    print(json.dumps({f"exponent of {m}": round(math.log(whole[m] / half[m]) / more, 2) for m in ("cpu_s", "peak_mb")}))


def renewed(files: list[Path], workers: int) -> None:
    """All files on two workers; then nothing new; then one file changed."""
    with tempfile.TemporaryDirectory() as name:
        raw = laid(Path(name), files)
        print(json.dumps({"run": "two workers", **measured(Path(name), 2, "--fresh")}), flush=True)
        print(json.dumps({"run": "nothing new", **measured(Path(name), workers)}), flush=True)
        link = next(file for file in sorted(raw.rglob("*")) if file.suffix == ".txt")
        text = link.read_text(encoding="utf-8")
        link.unlink()
        link.write_text(text + "\nAnd one more: https://changed.example.org/one\n", encoding="utf-8")
        print(json.dumps({"run": "one file changed", **measured(Path(name), workers)}), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    files = sorted(file for file in given.raw.rglob("*") if file.is_file())
    grown(files, given.workers)
    renewed(files, given.workers)


if __name__ == "__main__":
    main()
