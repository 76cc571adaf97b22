"""What merging costs as mentions grow: CPU, wall time and peak memory for made-up mentions (bench/mention_rows.py).

    python -m bench.merging [--sizes 10000 100000 1000000] [--corner plain|title|host] [--memory 300MB] [--keep FOLDER]

Each size runs in a process of its own, so that its peak memory is its own. `identities` reads the stored mentions and finds
which are one, `rows` makes the catalogue of them, `write` the output folder. Prints a line a size and the exponent of growth
of the first two between the last two sizes (1.0 is linear). Made-up mentions stay in FOLDER for the next time.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.mention_rows import CORNERS, VOCABULARY, store
from pipeline.config import EngineSettings

Figures = dict[str, Any]


def timed(figures: Figures, name: str, work: Callable[[], Any]) -> Any:
    """The result of `work`; its CPU and wall seconds, and the peak memory up to its end in MB, go to `figures`."""
    before, began = resource.getrusage(resource.RUSAGE_SELF), perf_counter()
    result = work()
    after, wall = resource.getrusage(resource.RUSAGE_SELF), perf_counter() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figures[name] = {"cpu_s": round(cpu, 2), "wall_s": round(wall, 2), "peak_mb": after.ru_maxrss // 1024}
    return result


def one(folder: Path, memory: str) -> Figures:
    """The figures for the mentions that stand in `folder`."""
    from pipeline.engine.garbage import rare_collections
    from pipeline.engine.journal import Journal
    from pipeline.engine.run import workers
    from pipeline.spool import spooled
    from pipeline.tables import schema
    from pipeline.write.assemble import assemble
    from pipeline.write.mentions import mentions_of
    from pipeline.write.output import write_output
    from pipeline.write.pool import use_lean_pool

    use_lean_pool()
    figures: Figures = {}
    live = list(Journal(folder, folder / "raw").live())
    mentions = mentions_of(live, VOCABULARY)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        beside, out = Path(name) / "beside", Path(name) / "out"
        beside.mkdir()
        with rare_collections():
            merged = timed(figures, "identities", lambda: _merged(mentions, memory, beside))
        rows = timed(figures, "rows", lambda: spooled(merged.catalogue, schema("catalogue"), beside / "rows.arrow"))
        tables = assemble(live, mentions, replace(merged, catalogue=rows), beside)
        timed(figures, "write", lambda: write_output(out, tables, inputs="", threads=workers(EngineSettings())))
    return {"mentions": len(merged.resource), "resources": len(merged.resource_ids)} | figures


def _merged(mentions: Any, memory: str, folder: Path) -> Any:
    from pipeline.decisions import Decisions
    from pipeline.dedupe.merge import merge
    from pipeline.engine.spreading import helpers, spread

    settings = EngineSettings()
    with helpers(settings, wanted=len(mentions) > 1) as pool:
        return merge(mentions, redirects={}, decisions=Decisions(), memory=memory, folder=folder,
                     spread=partial(spread, settings, pool))  # fmt: skip


def _merging(figures: Figures) -> float:
    return float(figures["identities"]["cpu_s"] + figures["rows"]["cpu_s"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--corner", choices=CORNERS, default="plain")
    parser.add_argument("--memory", default=EngineSettings().memory)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(one(given.one, given.memory)))
        return
    with tempfile.TemporaryDirectory() as name:
        rows = []
        for size in given.sizes:
            folder = (given.keep or Path(name)) / f"{given.corner}{size}"
            if not folder.exists():
                store(folder, size, given.corner)
            command = [sys.executable, "-m", "bench.merging", "--one", str(folder), "--memory", given.memory]
            rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
            print(json.dumps(rows[-1]), flush=True)
    if len(rows) > 1:
        before, last = rows[-2:]
        growth = math.log(_merging(last) / _merging(before))
        print(json.dumps({"exponent_of_cpu": round(growth / math.log(last["mentions"] / before["mentions"]), 3)}))


if __name__ == "__main__":
    main()
