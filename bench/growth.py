"""What a run costs as its input grows: CPU, wall time and peak memory for 1/8, 1/4, 1/2 and all of a folder's files.

    python -m bench.growth RAW [--workers N]

Prints a line a size and the exponent of growth between the last two (1.0 is linear).
"""

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

PARTS = (8, 4, 2, 1)
ROOT = Path(__file__).parent.parent


def measured(files: list[Path], workers: int) -> dict[str, float]:
    """One fresh run over `files` in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw"
        raw.mkdir()
        for number, file in enumerate(files):
            (raw / f"{number:06}{file.suffix}").symlink_to(file.resolve())
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
        command = [sys.executable, "-m", "pipeline", "ingest", "raw", "--workers", str(workers), "--fresh", "--quiet"]
        subprocess.run(command, cwd=name, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "files": len(files),
        "cpu_s": round(cpu, 2),
        "wall_s": round(wall, 2),
        "largest_mb": after.ru_maxrss // 1024,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    files = sorted(file for file in given.raw.rglob("*") if file.is_file())
    rows = [measured(files[::part], given.workers) for part in PARTS]
    for row in rows:
        print(json.dumps(row))
    last, whole = rows[-2:]
    exponent = math.log(whole["cpu_s"] / last["cpu_s"]) / math.log(whole["files"] / last["files"])
    print(json.dumps({"exponent_of_cpu": round(exponent, 3)}))


if __name__ == "__main__":
    main()
