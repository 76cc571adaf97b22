"""What was fetched: which file came from where and when, and answers with their validators.

One SQLite file in the state folder. An answer is kept (packed) only where its server gave an ETag or a
Last-Modified, so that the next fetch can ask whether it changed. hishel would keep the same in its own store; it
would also decide when not to ask at all, and a fetch is always meant to ask.
"""

import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.network import Reply

_LARGEST = 5_000_000  # bytes of an answer that is kept; a larger one is asked for anew

_TABLES = """
create table if not exists answers (
    url text primary key, final_url text not null, kind text not null, etag text, last_modified text, body blob not null
);
create table if not exists files (
    name text primary key, source text not null, asked text not null, sha256 text not null, fetched_at text not null
);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored answer."""

    final_url: str
    kind: str  # its Content-Type
    etag: str | None
    last_modified: str | None
    body: bytes

    @property
    def validators(self) -> Mapping[str, str]:
        """The headers that ask for news only."""
        pairs = (("if-none-match", self.etag), ("if-modified-since", self.last_modified))
        return {name: value for name, value in pairs if value}


class Memory:
    """The state of `fetch`; use as a context manager."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(file, timeout=30)
        self._db.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def recall(self, url: str) -> Kept | None:
        """The stored answer of `url`."""
        query = "select final_url, kind, etag, last_modified, body from answers where url = ?"
        row = self._db.execute(query, (url,)).fetchone()
        if row is None:
            return None
        final_url, kind, etag, last_modified, packed = row
        return Kept(final_url, kind, etag, last_modified, zlib.decompress(packed))

    def keep(self, url: str, reply: Reply) -> None:
        """Stores an answer that can be asked after, and forgets one that cannot."""
        etag, modified = reply.headers.get("etag"), reply.headers.get("last-modified")
        with self._db:
            self._db.execute("delete from answers where url = ?", (url,))
            if (etag or modified) and len(reply.body) <= _LARGEST:
                kind = reply.headers.get("content-type", "")
                row = (url, reply.final_url, kind, etag, modified, zlib.compress(reply.body))
                self._db.execute("insert into answers values (?, ?, ?, ?, ?, ?)", row)

    def source(self, name: str) -> str | None:
        """Where the file `name` came from; None for a file that was not fetched."""
        row = self._db.execute("select source from files where name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def note(self, name: str, *, source: str, asked: str, sha256: str) -> None:
        """Writes down where the file `name` came from, now."""
        row = (name, source, asked, sha256, datetime.now(UTC).isoformat(timespec="seconds"))
        with self._db:
            self._db.execute("insert or replace into files values (?, ?, ?, ?, ?)", row)
