"""Two commands on the same input, turn about: the ratios of CPU, wall time and peak memory of the children.

    python -m bench.paired "OTHER COMMAND {raw} {out}" RAW [--reps 3] [--max-ratio 0.4]

The second command is this program's, fresh and with one worker. Turn-about order and medians keep the ratio steady on a
busy machine; the exit code is 1 where the ratio of CPU is above --max-ratio.
"""

import argparse
import json
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
OURS = f"{shlex.quote(sys.executable)} -m pipeline ingest {{raw}} --out {{out}} --workers 1 --fresh --quiet"


def once(command: str) -> dict[str, float]:
    """One run in an empty folder."""
    with tempfile.TemporaryDirectory() as name:
        words = shlex.split(command.replace("{out}", str(Path(name) / "out")))
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
        subprocess.run(words, cwd=name, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter() - began
    return {"cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, "wall": wall}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other")
    parser.add_argument("raw", type=Path)
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--max-ratio", type=float)
    given = parser.parse_args()
    raw = shlex.quote(str(given.raw.resolve()))
    commands = {"other": given.other.replace("{raw}", raw), "ours": OURS.replace("{raw}", raw)}
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
    for turn in range(given.reps):
        for name in sorted(commands, reverse=bool(turn % 2)):
            runs[name].append(once(commands[name]))
    medians = {n: {m: statistics.median(r[m] for r in some) for m in ("cpu", "wall")} for n, some in runs.items()}
    ratios = {m: round(medians["ours"][m] / medians["other"][m], 3) for m in ("cpu", "wall")}
    print(json.dumps({"reps": given.reps, "medians": medians, "ratios": ratios}, indent=1))
    sys.exit(given.max_ratio is not None and ratios["cpu"] > given.max_ratio)


if __name__ == "__main__":
    main()
