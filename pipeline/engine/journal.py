"""What has been read: one SQLite row a file, and the readings as Parquet fragments beside it.

    <state>/<raw>/journal.sqlite             files(path, size, mtime_ns, digest, stamp, fragment)
    <state>/<raw>/readings/<fragment>/       documents, mentions, rejected, stripped, sources, topics .parquet

A fragment is what one task wrote; a row of it lives while the journal says that its file was last read into it.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

_SCHEMA = """
create table if not exists files (
    path text primary key, size integer not null, mtime_ns integer not null,
    digest text not null, stamp text not null, fragment text not null
) without rowid
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal knows of one file; `stamp` names the code and settings that read it."""

    path: str
    size: int
    mtime_ns: int
    digest: str
    stamp: str
    fragment: str


class Journal:
    """The journal of one RAW folder; use it as a context manager."""

    def __init__(self, state: Path, raw: Path) -> None:
        key = blake2b(str(raw.resolve()).encode(), digest_size=6).hexdigest()
        self.folder = state / key
        self.readings = self.folder / "readings"
        self.readings.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(self.folder / "journal.sqlite")
        self._db.execute("pragma journal_mode=wal")
        self._db.execute(_SCHEMA)

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def known(self) -> dict[str, Known]:
        """Every file that has been read, by path."""
        rows = self._db.execute("select path, size, mtime_ns, digest, stamp, fragment from files order by path")
        return {row[0]: Known(*row) for row in rows}

    def record(self, rows: Iterable[Known]) -> None:
        """Writes down what was read; one call is one transaction."""
        values = [(r.path, r.size, r.mtime_ns, r.digest, r.stamp, r.fragment) for r in rows]
        with self._db:
            self._db.executemany("insert or replace into files values (?, ?, ?, ?, ?, ?)", values)

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

    def clear(self) -> None:
        """Forgets everything."""
        with self._db:
            self._db.execute("delete from files")
        self.sweep()
