"""What has been read: one SQLite row a file, and the readings as Parquet fragments beside it.

    <state>/<raw>/journal.sqlite             files(path, size, mtime_ns, digest, stamp, fragment, readers)
                                             rosters(stamp, shared, readers): the code that a stamp stands for
    <state>/<raw>/readings/<fragment>/       documents, mentions, rejected, stripped, sources, topics .parquet
    <state>/<raw>/merging/                   what merging keeps out of memory, while a run lasts
    <state>/<raw>/run.lock                   held while a run lasts (engine/alone.py)

A fragment is what one task wrote; a row of it lives while the journal says that its file was last read into it.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from pipeline.engine.roster import Roster

_VERSION = 2  # of the tables below; a journal of another version is begun anew
_SCHEMA = f"""
create table files (
    path text primary key, size integer not null, mtime_ns integer not null,
    digest text not null, stamp text not null, fragment text not null, readers text not null
) without rowid;
create table rosters (stamp text primary key, shared text not null, readers text not null) without rowid;
pragma user_version = {_VERSION};
"""
_COLUMNS = "path, size, mtime_ns, digest, stamp, fragment, readers"


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal knows of one file; `stamp` names the code and settings that read it."""

    path: str
    size: int
    mtime_ns: int
    digest: str
    stamp: str
    fragment: str
    readers: tuple[str, ...] = ()  # whose documents it holds; none where nothing could be read


class Journal:
    """The journal of one RAW folder; use it as a context manager."""

    def __init__(self, state: Path, raw: Path) -> None:
        key = blake2b(str(raw.resolve()).encode(), digest_size=6).hexdigest()
        self.folder = (state / key).absolute()  # workers may stand elsewhere
        self.readings = self.folder / "readings"
        self.readings.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(self.folder / "journal.sqlite")
        self._db.execute("pragma journal_mode=wal")
        if self._db.execute("pragma user_version").fetchone()[0] != _VERSION:
            self._db.executescript(f"drop table if exists files; drop table if exists rosters; {_SCHEMA}")

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def known(self) -> dict[str, Known]:
        """Every file that has been read, by path."""
        rows = self._db.execute(f"select {_COLUMNS} from files order by path")
        return {
            path: Known(path, size, mtime_ns, digest, stamp, fragment, tuple(readers.split()))
            for path, size, mtime_ns, digest, stamp, fragment, readers in rows
        }

    def digest(self) -> str:
        """Names what has been read and by which code: equal for equal readings."""
        digest = blake2b(digest_size=16)
        rows = self._db.execute("select path, digest, stamp from files order by path")
        while some := rows.fetchmany(10_000):
            digest.update("\n".join(map("\0".join, some)).encode() + b"\n")
        return digest.hexdigest()

    def record(self, rows: Iterable[Known]) -> None:
        """Writes down what was read; one call is one transaction."""
        values = [(r.path, r.size, r.mtime_ns, r.digest, r.stamp, r.fragment, " ".join(r.readers)) for r in rows]
        with self._db:
            self._db.executemany("insert or replace into files values (?, ?, ?, ?, ?, ?, ?)", values)

    def rosters(self) -> dict[str, Roster]:
        """The code that each stamp stands for."""
        rows = self._db.execute("select stamp, shared, readers from rosters")
        return {stamp: Roster(shared, json.loads(readers)) for stamp, shared, readers in rows}

    def enrol(self, stamp: str, roster: Roster) -> None:
        """Writes down the code that `stamp` stands for, and forgets that of stamps which no file bears any more."""
        with self._db:
            self._db.execute("delete from rosters where stamp not in (select stamp from files)")
            readers = json.dumps(dict(roster.readers), sort_keys=True)
            self._db.execute("insert or replace into rosters values (?, ?, ?)", (stamp, roster.shared, readers))

    def forget(self, paths: Iterable[str]) -> None:
        """Drops files that are gone."""
        with self._db:
            self._db.executemany("delete from files where path = ?", [(path,) for path in paths])

    def live(self) -> Iterator[tuple[Path, list[str]]]:
        """Each fragment that still counts, with the paths that it speaks for, in order of name."""
        by_fragment: dict[str, list[str]] = {}
        for path, fragment in self._db.execute("select path, fragment from files order by path"):
            by_fragment.setdefault(fragment, []).append(path)
        for fragment in sorted(by_fragment):
            yield self.readings / fragment, by_fragment[fragment]

    def small(self, files: int, *, many: int) -> list[tuple[Path, list[str]]]:
        """Up to `many` live fragments of fewer than `files` files, where there are that many; else none."""
        few = [(folder, paths) for folder, paths in self.live() if len(paths) < files]
        return few[:many] if len(few) >= many else []

    def moved(self, paths: Iterable[str], fragment: str) -> None:
        """Writes down that the readings of `paths` now stand in `fragment`."""
        with self._db:
            self._db.executemany("update files set fragment = ? where path = ?", [(fragment, path) for path in paths])

    def sweep(self) -> None:
        """Removes fragments that no file points to any more."""
        used = {row[0] for row in self._db.execute("select distinct fragment from files")}
        for folder in self.readings.iterdir():
            if folder.name not in used:
                shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """An empty folder for what is needed while one catalogue is made; what a run that died left in it goes."""
        folder = self.folder / "merging"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def clear(self) -> None:
        """Forgets everything."""
        with self._db:
            self._db.execute("delete from files")
        self.sweep()
