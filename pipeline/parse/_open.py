"""Bytes on disk -> SavedFiles: wrappers (zip, MHTML) opened in memory, text decoded and repaired."""

from collections.abc import Iterator
from hashlib import sha256

from pipeline.config import LimitSettings
from pipeline.model import SavedFile
from pipeline.text import decode, mend


def open_saved(path: str, data: bytes, limits: LimitSettings) -> Iterator[SavedFile]:
    """The saved file at `path` (relative to RAW), or the files inside it where it is a wrapper."""
    yield saved_file(path, data)


def saved_file(path: str, data: bytes) -> SavedFile:
    """One file with its text decoded and repaired."""
    text, encoding = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, repairs = mend(text)
    return SavedFile(path, data, sha256(data).hexdigest(), text, encoding, repairs)
