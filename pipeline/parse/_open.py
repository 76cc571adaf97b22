"""Bytes on disk -> SavedFiles: wrappers (zip, gzip, MHTML) opened in memory, text decoded and repaired.

What lies inside gets the path of its wrapper before its own: ``a.zip!/data/tweets.js``, ``page.mhtml!/index.html``.
Nothing is written anywhere.
"""

from collections.abc import Iterator
from hashlib import sha256

from pipeline.config import LimitSettings
from pipeline.errors import UnreadableSource
from pipeline.model import SavedFile
from pipeline.parse import _mhtml, _zip
from pipeline.text import decode, mend


def open_saved(path: str, data: bytes, limits: LimitSettings) -> Iterator[SavedFile]:
    """The saved file at `path` (relative to RAW), or the files inside it where it is a wrapper.

    Raises UnreadableSource for a wrapper that is broken, encrypted, or beyond `limits`.
    """
    budget = _zip.Budget(limits.inner_files, limits.inner_bytes)
    yield from _opened(path, data, limits, budget, depth=0)


def _opened(path: str, data: bytes, limits: LimitSettings, budget: _zip.Budget, *, depth: int) -> Iterator[SavedFile]:
    if _zip.is_office(data):
        if depth == 0:
            raise UnreadableSource(f"{path} is a document of an office program; save it as HTML, CSV or text")
    elif _zip.is_zip(data) or _zip.is_gzip(data):
        if depth >= limits.archive_depth:
            raise UnreadableSource(
                f"{path}: more than {limits.archive_depth} archives in each other; unpack it by hand"
            )
        yield from _unpacked(path, data, limits, budget, depth)
    elif _mhtml.is_mhtml(data):
        yield from (saved_file(f"{path}!/{name}", page) for name, page in _mhtml.pages(path, data))
    else:
        yield saved_file(path, data)


def _unpacked(path: str, data: bytes, limits: LimitSettings, budget: _zip.Budget, depth: int) -> Iterator[SavedFile]:
    unpack = _zip.members if _zip.is_zip(data) else _zip.gunzipped
    members = list(unpack(path, data, limits, budget))
    beside = tuple(saved_file(f"{path}!/{name}", inner) for name, inner in members if _zip.names_people(name, inner))
    for name, inner in members:
        for saved in _opened(f"{path}!/{name}", inner, limits, budget, depth=depth + 1):
            yield SavedFile(
                saved.path,
                saved.data,
                saved.digest,
                saved.text,
                saved.encoding,
                saved.repairs,
                (*saved.beside, *beside),
            )


def saved_file(path: str, data: bytes) -> SavedFile:
    """One file with its text decoded and repaired."""
    text, encoding = decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, repairs = mend(text)
    return SavedFile(path, data, sha256(data).hexdigest(), text, encoding, repairs)
