"""Saved bytes -> Documents; one file a format, and being in this folder is the registration.

A reader is a module whose name does not begin with "_". It has

    recognises(saved: SavedFile) -> int          0: not mine; higher: more specific (10 generic, 50 a syntax, 90 a format)
    read(saved: SavedFile) -> Iterator[Document]
    SUREST: int                                  the most that `recognises` ever says, where to ask it is dear (else 100)
    MARKS: tuple[str, ...]                       of a site's pages: words with a hyphen, one of which each of them has

What every reader promises:

- Everything that the file holds stands in some block, in order; noise too: a URL that no block shows is lost.
- A paragraph is a block; lines inside it are apart by a newline; a post's blocks carry its index in ``post``.
- A link of the markup or the data is an Anchor over the text that is shown for it; bare URLs in the text are left to ``find``.
- What is known by structure is said, not cut: NOISE blocks and anchors carry a ``mark`` (and a block the ``rule``'s name),
  strangers' posts their ``standing``.
- Text is final: entities undone, mojibake mended (``pipeline.text.mend`` on each string that the reader itself unescapes).
- Whatever is broken is read as far as it goes; what could not be read stands in ``Document.complaints``.
"""

import importlib
import pkgutil
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Protocol, cast

from pipeline.model import Document, SavedFile
from pipeline.parse._marks import Marks
from pipeline.parse._once import let_go

__all__ = ["Reader", "owners", "parse", "readers"]


_SUREST = 100  # of a reader that does not say it


class Reader(Protocol):
    """What a module in this folder offers."""

    __name__: str

    def recognises(self, saved: SavedFile) -> int:
        """How surely the file is of this format; 0: not at all."""

    def read(self, saved: SavedFile) -> Iterator[Document]:
        """The documents that the file holds."""


@lru_cache(maxsize=1)
def readers() -> tuple[Reader, ...]:
    """Every reader of this folder, by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return tuple(cast(Reader, importlib.import_module(f"{__name__}.{name}")) for name in names)


def owners(saved: SavedFile, among: Container[str] | None = None) -> list[str]:
    """The names of the readers, of all or of those `among` them, that claim the file most specifically: one, or a tie."""
    claims: dict[str, int] = {}
    best = 1
    lacking = _marks().lacking(saved)
    for surest, name, reader in _by_sureness():
        if surest < best:  # nobody that is left is as sure
            break
        if name not in lacking and (among is None or name in among):
            claims[name] = reader.recognises(saved)
            best = max(best, claims[name])
    return sorted(name for name, claim in claims.items() if claim == best)


@lru_cache(maxsize=1)
def _by_sureness() -> tuple[tuple[int, str, Reader], ...]:
    """The readers with the most that each may say and their names, the surest first."""
    named = [(getattr(r, "SUREST", _SUREST), r.__name__.rpartition(".")[2], r) for r in readers()]
    return tuple(sorted(named, key=lambda one: (-one[0], one[1])))


@lru_cache(maxsize=1)
def _marks() -> Marks:
    """The words that the pages of sites are known by, of the readers that name some."""
    return Marks({name: marks for _, name, reader in _by_sureness() if (marks := getattr(reader, "MARKS", ()))})


def parse(saved: SavedFile) -> tuple[Document, ...]:
    """The documents of one saved file, read by its most specific reader; () where nobody knows the format."""
    try:
        names = owners(saved)
        if not names:
            return ()
        reader = next(r for r in readers() if r.__name__.rpartition(".")[2] == names[0])
        return tuple(reader.read(saved))
    finally:
        let_go(saved)
