"""Which code read a file: a hash of the source of the pure half, so that changed code reads again by itself."""

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_KEYS = ("dedupe/keys.py", "dedupe/titles.py", "dedupe/makers.py", "dedupe/generic.py")
_SHARED = ("reading.py", "text", "links", "find", "strip", "extract", *_KEYS, "decisions.py", "model.py", "tables.py")
_SECOND = ("classify", "dedupe", "decisions.py", "write")


def reading_stamp(settings: str) -> str:
    """Names the code of the pure half together with `settings` (a digest of the configuration it depends on)."""
    return _digest(*_SHARED, "parse", settings=settings)


def shared_stamp(settings: str) -> str:
    """Names the code of the pure half without the readers."""
    return _digest(*_SHARED, settings=settings)


def catalogue_stamp(settings: str) -> str:
    """Names the code that turns readings into the output."""
    return _digest(*_SECOND, settings=settings)


def vocabulary_stamp(settings: str) -> str:
    """Names the code that classifies together with its settings."""
    return _digest("classify", settings=settings)


@lru_cache(maxsize=8)
def _digest(*parts: str, settings: str) -> str:
    digest = blake2b(settings.encode(), digest_size=12)
    for part in parts:
        path = _PACKAGE / part
        files = sorted(f for f in path.rglob("*") if f.suffix != ".pyc" and f.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(file.relative_to(_PACKAGE).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
