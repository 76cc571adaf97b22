"""Scores the labelled documents and holds the scores to pinned floors (`make gold`).

    python -m tests.gold                        show the scores beside their floors
    python -m tests.gold --pin                  raise the floors: to every score minus a small margin
    python -m tests.gold --pin --lower REASON   the same where a score is under its floor; the reason is kept

The labels lie outside the checkout: in ../shared, or where THREAD_CATALOGUE_SHARED says. Only figures leave this file.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).with_name("gold_floors.yaml")
PARTS = {"all": "", "seeds": "seeds", "threads": "threads", "lists": "lists"}
MARGIN = 0.005  # so that a tie decided otherwise on another machine fails nothing

Scores = dict[str, dict[str, float]]  # part -> measure -> 0 to 1

_HEAD = """\
# The least that `make gold` accepts, by part of the labelled documents: 0 to 1, each a measured score minus {margin}.
# Written by `python -m tests.gold --pin`; a floor sinks only with `--lower REASON`.
"""


def shared() -> Path:
    """Where corpus/, gold/ and score.py lie, if they do."""
    return Path(os.environ.get("THREAD_CATALOGUE_SHARED") or ROOT.parent / "shared").resolve()


def at_hand() -> bool:
    """Whether there is anything to score."""
    return all((shared() / name).exists() for name in ("corpus", "gold", "score.py"))


def measure(here: Path) -> Scores:
    """Ingests all labelled documents once, with state and output in `here`, and scores each part."""
    command = ["ingest", str(shared() / "corpus"), "--out", "out", "--config", str(_config(here)), "--quiet"]
    _python("-m", "pipeline", *command, cwd=here)
    return {part: _score(here, path) for part, path in PARTS.items()}


def _config(here: Path) -> Path:
    """The checkout's own configuration, beside which the state of this run goes."""
    copied = here / "config.yaml"
    copied.write_bytes((ROOT / "config.yaml").read_bytes())
    return copied


def _score(here: Path, path: str) -> dict[str, float]:
    told = _python(shared() / "score.py", "out", "--gold", shared() / "gold", "--only", path, "--json", cwd=here)
    return dict(sorted(_fractions(json.loads(told))))


def _fractions(row: dict[str, object], prefix: str = "") -> list[tuple[str, float]]:
    """What is a share, by name: counts are left out, "89/108" is one, a nested row keeps its name in front."""
    found: list[tuple[str, float]] = []
    for name, value in row.items():
        if isinstance(value, dict):
            found += _fractions(value, f"{prefix}{name}.")
        elif isinstance(value, str):
            part, whole = map(int, value.split("/"))
            found.append((prefix + name, part / whole))
        elif isinstance(value, float):
            found.append((prefix + name, value))
    return found


def _python(*arguments: object, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("THREAD_CATALOGUE_")}
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def floors() -> Scores:
    """The pinned floors."""
    return dict(yaml.safe_load(FLOORS.read_text(encoding="utf-8"))["floors"])


def below(scores: Scores, pinned: Scores) -> list[str]:
    """One line for each score that is under its floor or not measured any more."""
    lines = []
    for part, measures in pinned.items():
        for name, floor in measures.items():
            score = scores.get(part, {}).get(name)
            if score is None:
                lines.append(f"{part} {name}: no score, the floor is {floor:.3f}")
            elif score < floor:
                lines.append(f"{part} {name}: {score:.4f} is under the floor {floor:.3f}")
    return lines


def pin(scores: Scores, pinned: Scores, reason: str | None) -> str:
    """The text of gold_floors.yaml for `scores`: floors rise, those still held stay.

    Raises ValueError where a score is under its floor, so that the floor would sink, and no reason is given.
    """
    sunk = below(scores, pinned)
    if sunk and not reason:
        raise ValueError("these floors would sink; --lower REASON allows it:\n  " + "\n  ".join(sunk))
    wanted = {
        part: {name: _floor(score, pinned.get(part, {}).get(name, 0.0)) for name, score in row.items()}
        for part, row in scores.items()
    }
    record = {"lowered": reason} if sunk else {}
    return _HEAD.format(margin=MARGIN) + yaml.safe_dump(record | {"floors": wanted}, sort_keys=False)


def _floor(score: float, before: float) -> float:
    under = max(0.0, math.floor((score - MARGIN) * 1000) / 1000)
    return max(under, before) if score >= before else under


def show(scores: Scores, pinned: Scores) -> str:
    """A table: a row a measure, for each part its score and floor."""
    names = sorted({name for row in scores.values() for name in row})
    lines = [f"{'':16}" + "".join(f"{part:>16}" for part in scores)]
    for name in names:
        cells = [_cell(row.get(name), pinned.get(part, {}).get(name)) for part, row in scores.items()]
        lines.append(f"{name:16}" + "".join(f"{cell:>16}" for cell in cells))
    return "\n".join(lines)


def _cell(score: float | None, floor: float | None) -> str:
    if score is None:
        return "-"
    return f"{score:.3f}" if floor is None else f"{score:.3f} ({floor:.3f})"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="raise the floors")
    parser.add_argument("--lower", metavar="REASON", help="why a floor may sink")
    options = parser.parse_args(arguments)
    if not at_hand():
        print(f"no labelled documents at {shared()}: nothing to score", file=sys.stderr)
        return 2
    pinned = floors() if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as here:
        scores = measure(Path(here))
    print(show(scores, pinned))
    if not options.pin:
        return 1 if below(scores, pinned) else 0
    try:
        FLOORS.write_text(pin(scores, pinned, options.lower), encoding="utf-8")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
