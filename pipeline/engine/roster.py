"""Which code reads which format, so that a change of one reader reads only its own files again.

A file's row in the journal bears the stamp of the whole pure half. Where that stamp is an old one, the rosters of then and
now tell what has changed since: what all readers share, or single readers with what they import from their folder.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from pipeline.engine.stamp import shared_stamp

_FOLDER = Path(__file__).parent.parent / "parse"
# "from pipeline.parse import _a, _b as c", over several lines too, and "from pipeline.parse._a import x".
_IMPORT = re.compile(r"^\s*from pipeline\.parse(?:\.(\w+) import|\s+import\s+(\([^)]*\)|[^\n]*))", re.M)

# From the stamp of a file's row to the readers that have changed since; None: whatever reads files has.
Changes = Callable[[str], frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Roster:
    """The code of the pure half, part by part."""

    shared: str  # names what every file is read by, whatever its format
    readers: Mapping[str, str]  # a reader's name -> names its code

    def changed(self, since: "Roster") -> frozenset[str] | None:
        """The readers that are new, gone or others than in `since`; None where what they share is another."""
        if self.shared != since.shared:
            return None
        return frozenset(name for name, _ in self.readers.items() ^ since.readers.items())


def roster(settings: str) -> Roster:
    """The code as it stands, together with `settings` (a digest of the configuration it depends on)."""
    modules = {file.stem: file.read_text(encoding="utf-8") for file in sorted(_FOLDER.glob("*.py"))}
    needs = {name: frozenset(_imported(text)) & modules.keys() for name, text in modules.items()}
    opens = _closure("_open", needs)  # what opens an archive is every reader's,
    asks = {"__init__"} | needs["__init__"]  # and what decides who is asked; on what that rests the readers rest too
    shared = _named(modules, asks | opens, shared_stamp(settings))
    readers = (name for name in modules if not name.startswith("_"))
    return Roster(shared, {name: _named(modules, _closure(name, needs)) for name in readers})


def changes(stamp: str, settings: str, rosters: Mapping[str, Roster]) -> Changes:
    """What has changed since a stamp, for code that now has `stamp`; `rosters` are those of earlier stamps."""

    @lru_cache(maxsize=64)
    def since(before: str) -> frozenset[str] | None:
        if before == stamp:
            return frozenset()
        return roster(settings).changed(rosters[before]) if before in rosters else None

    return since


def _imported(text: str) -> Iterable[str]:
    for module, names in _IMPORT.findall(text):
        yield from re.findall(r"\w+", names) if names else (module,)


def _closure(name: str, needs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """A module and all that it imports from the folder, directly or not."""
    found, waiting = set[str](), {name}
    while waiting:
        found |= waiting
        waiting = set[str]().union(*(needs[one] for one in waiting)) - found
    return frozenset(found)


def _named(modules: Mapping[str, str], names: Iterable[str], before: str = "") -> str:
    digest = blake2b(before.encode(), digest_size=12)
    for name in sorted(names):
        digest.update(f"{name}\0{_fingerprint(modules[name])}\n".encode())
    return digest.hexdigest()


@lru_cache(maxsize=512)
def _fingerprint(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()
