"""What stands in RAW, and what of it has to be read: hashed only where size or time changed."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pipeline.engine.journal import Known
from pipeline.engine.roster import Changes
from pipeline.errors import RawError


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file below RAW."""

    path: str  # relative to RAW, forward slashes
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do."""

    to_read: tuple[FoundFile, ...]
    to_ask: tuple[Known, ...]  # same bytes, same code, but readers that changed might claim them now
    touched: tuple[Known, ...]  # same bytes, another time: only the journal changes
    unchanged: int
    gone: tuple[str, ...]


def list_raw(raw: Path) -> tuple[FoundFile, ...]:
    """Every file below `raw` in order of path; dotfiles and folders that begin with a dot are passed over."""
    if not raw.exists():
        raise RawError(f"{raw} does not exist; make the folder and put saved threads into it, or name another")
    if not raw.is_dir():
        raise RawError(f"{raw} is a file, not a folder; name the folder that it lies in")
    return tuple(sorted(_walk(raw, ""), key=lambda f: f.path))


def _walk(folder: Path, prefix: str) -> Iterator[FoundFile]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            name = prefix + entry.name
            if entry.is_dir():
                yield from _walk(Path(entry.path), name + "/")
            elif entry.is_file():
                status = entry.stat()
                yield FoundFile(name, status.st_size, status.st_mtime_ns)


def plan(raw: Path, found: tuple[FoundFile, ...], known: Mapping[str, Known], changes: Changes) -> Plan:
    """Compares what stands in RAW with what was read before."""
    to_read, to_ask, touched = list[FoundFile](), list[Known](), list[Known]()
    for file in found:
        before = known.get(file.path)
        since = changes(before.stamp) if before else None
        if before is None or since is None or _others(since, before):
            to_read.append(file)
        elif (before.size, before.mtime_ns) == (file.size, file.mtime_ns):
            if since:
                to_ask.append(before)
        elif _digest(raw / file.path) == before.digest:
            (to_ask if since else touched).append(replace(before, size=file.size, mtime_ns=file.mtime_ns))
        else:
            to_read.append(file)
    names = {file.path for file in found}
    gone = tuple(path for path in known if path not in names)
    return Plan(tuple(to_read), tuple(to_ask), tuple(touched), len(found) - len(to_read), gone)


def _others(changed: frozenset[str], file: Known) -> bool:
    """True where the readers of a file have changed, or any reader while none could read it."""
    return not changed.isdisjoint(file.readers) if file.readers else bool(changed)


def _digest(file: Path) -> str | None:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
