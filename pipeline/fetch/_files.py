"""Files in RAW: readable, stable names; written whole or not at all; untouched where nothing changed."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.errors import Outcome, RawError
from pipeline.fetch._memory import Memory

_OTHER = re.compile(r"[^a-z0-9._]+")
_LONGEST = 120  # characters of a name before its ending


@dataclass(frozen=True, slots=True)
class Saved:
    """One file that a fetcher gives."""

    name: str  # from `file_name`
    data: bytes
    source: str  # the URL of the thread or list itself, one spelling for all
    note: str | None = None  # what the site held back, in words for the user


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one URL."""

    url: str
    outcome: str  # new, changed, unchanged, failed
    files: tuple[Path, ...] = ()
    source: str | None = None
    note: str | None = None  # what the site held back, in words for the user
    error: str | None = None  # in words for the user
    reason: Outcome | None = None  # why it failed


def file_name(*parts: str, ending: str) -> str:
    """`parts` joined by "-" in lower case, without anything that a file system could take amiss."""
    whole = "-".join(parts)
    letters = [c for c in unicodedata.normalize("NFKD", whole) if not unicodedata.combining(c)]
    stem = re.sub(r"-{2,}", "-", _OTHER.sub("-", "".join(letters).lower())).strip("-._")
    if len(stem) > _LONGEST or any(c.isalnum() and not c.isascii() for c in letters):
        stem = f"{stem[:_LONGEST].rstrip('-._')}-{digest(whole)}".lstrip("-")
    return f"{stem or digest(whole)}.{_OTHER.sub('', ending.lower()).strip('.') or 'txt'}"


def digest(text: str) -> str:
    """Eight characters that tell texts apart."""
    return sha256(text.encode()).hexdigest()[:8]


class Shelf:
    """The folder RAW."""

    def __init__(self, raw: Path) -> None:
        try:
            raw.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RawError(f"{raw}: cannot be used as a folder for saved files: {error.strerror}") from error
        self._raw = raw

    def put(self, url: str, files: Iterable[Saved], memory: Memory) -> Fetched:
        """Writes what is new or changed; `memory` learns where it came from."""
        outcomes, paths, source, note = set[str](), list[Path](), None, None
        for saved in files:
            source, note = source or saved.source, note or saved.note
            name = self._free(saved, memory)
            outcomes.add(self._write(self._raw / name, saved.data))
            memory.note(name, source=saved.source, asked=url, sha256=sha256(saved.data).hexdigest())
            paths.append(self._raw / name)
        outcome = next(o for o in ("new", "changed", "unchanged") if o in outcomes)
        return Fetched(url, outcome, tuple(paths), source, note)

    def _free(self, saved: Saved, memory: Memory) -> str:
        """The file's name, with a digest where another URL has taken it (``a-b/c`` and ``a/b-c``)."""
        if memory.source(saved.name) in (None, saved.source):
            return saved.name
        stem, _, ending = saved.name.rpartition(".")
        return f"{stem}-{digest(saved.source)}.{ending}"

    def _write(self, path: Path, data: bytes) -> str:
        if path.is_dir():
            raise RawError(f"{path}: a folder stands where this file belongs; move it away")
        known = path.is_file() and not path.is_symlink()
        if known and path.read_bytes() == data:
            return "unchanged"
        draft = path.with_name(f".{path.name}.part")  # ingest passes over dotfiles
        try:
            draft.unlink(missing_ok=True)
            with draft.open("xb") as file:
                file.write(data)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        return "changed" if known else "new"
