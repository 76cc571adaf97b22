"""Archives unpacked in memory, within bounds: number of files, bytes, ratio of unpacked to packed."""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import IO

from pipeline.config import LimitSettings
from pipeline.errors import UnreadableSource
from pipeline.records import dataclass

_CHUNK = 1 << 16
_SMALL = 1 << 20  # bytes; below, no ratio is suspicious
_PEOPLE = re.compile(r"(?:^|/)(?:account\.js|users\.json|actor\.json)$")  # of X, Slack, Mastodon
_PEOPLE_BYTES = 5_000_000
_HIDDEN = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^/.]|Thumbs\.db$)")
_BINARY = re.compile(rb"\x00[^\x00]|\x89PNG|\xff\xd8\xff|GIF8|%PDF|\x00\x00\x00.ftyp|OggS|ID3|RIFF|wOF[F2]", re.DOTALL)
_OFFICE = {
    "[Content_Types].xml",
    "META-INF/manifest.xml",
}  # what Microsoft's and OpenDocument's files have, and no others
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 has NULs and is text

# A download that holds more than its user's posts: what marks it -> what of it is data. The rest is a viewer's
# programs, settings pages or copies of foreign articles.
_LAYOUTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"(?:^|/)data/tweets?(?:-part\d+)?\.js$"), re.compile(r"(?:^|/)data/[^/]+\.js$")),
    (re.compile(r"(?:^|/)outbox\.json$"), re.compile(r"\.json$")),
    (re.compile(r"(?:^|/)metadata_\d+_to_\d+\.json$"), re.compile(r"metadata_\d+_to_\d+\.json$|(?:^|/)highlights/")),
)


@dataclass(slots=True)
class Budget:
    """What one raw file may still unpack; shared by the archives in it."""

    files: int
    size: int  # bytes

    def take(self, path: str, size: int) -> None:
        """Spends `size` bytes. Raises UnreadableSource where there are no more."""
        self.size -= size
        if self.size < 0:
            raise UnreadableSource(f"{path}: unpacks to more than limits.inner_bytes; raise it, or unpack it by hand")


def is_zip(data: bytes) -> bool:
    """True for a zip archive, an empty one too."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def is_office(data: bytes) -> bool:
    """True for a document of a word processor or a spreadsheet, which is an archive of XML that only its program reads."""
    if not is_zip(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not _OFFICE.isdisjoint(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def is_gzip(data: bytes) -> bool:
    """True for gzip."""
    return data[:3] == b"\x1f\x8b\x08"


def names_people(name: str, data: bytes) -> bool:
    """True for the small file of an archive that says who wrote what lies beside it."""
    return bool(_PEOPLE.search(name)) and len(data) <= _PEOPLE_BYTES


def members(path: str, data: bytes, limits: LimitSettings, budget: Budget) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of every text and archive in a zip, by name.

    Raises UnreadableSource for an archive that is broken, encrypted or beyond its bounds.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir() and not _HIDDEN.search(info.filename)]
            budget.files -= len(archive.infolist())
            if budget.files < 0:
                raise UnreadableSource(f"{path}: holds more than {limits.inner_files} files (limits.inner_files)")
            seen: Counter[str] = Counter()
            for info in sorted(_chosen(infos), key=lambda info: info.filename):
                inner = _member(path, archive, info, limits, budget)
                if inner is not None:
                    name = _name(info.filename)
                    seen[name] += 1
                    yield (name if seen[name] == 1 else f"{name}#{seen[name]}"), inner
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise UnreadableSource(f"{path}: this archive is broken: {error}") from error


def gunzipped(path: str, data: bytes, limits: LimitSettings, budget: Budget) -> Iterator[tuple[str, bytes]]:
    """The one file of a gzip. Raises UnreadableSource as `members` does."""
    unpacker, out, rest = zlib.decompressobj(wbits=31), [], data
    try:
        while rest and not unpacker.eof:
            out.append(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
            budget.take(path, len(out[-1]))
    except zlib.error as error:
        if not any(out):
            raise UnreadableSource(f"{path}: this archive is broken: {error}") from error
    inner = b"".join(out)
    _check_ratio(path, len(inner), len(data), limits)
    name = path.rpartition("/")[2]
    yield name[:-3] if name.lower().endswith(".gz") else name, inner


def _chosen(infos: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    for sign, wanted in _LAYOUTS:
        if any(sign.search(info.filename) for info in infos):
            return [info for info in infos if wanted.search(info.filename)]
    return infos


def _member(
    path: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: LimitSettings, budget: Budget
) -> bytes | None:
    """The bytes of one file as far as they can be unpacked; None for pictures, films and the like."""
    if info.flag_bits & 1:
        raise UnreadableSource(f"{path}: {info.filename} is encrypted; unpack it by hand")
    inner = f"{path}!/{info.filename}"
    with archive.open(info) as stream:
        chunks = [_chunk(stream)]
        if _BINARY.search(chunks[0][:4096]) and not chunks[0].startswith(_WIDE) and not is_zip(chunks[0]):
            return None
        size = 0
        while chunks[-1]:
            size += len(chunks[-1])
            budget.take(inner, len(chunks[-1]))
            _check_ratio(inner, size, info.compress_size, limits)
            chunks.append(_chunk(stream))
    return b"".join(chunks)


def _chunk(stream: IO[bytes]) -> bytes:
    """The next bytes; b"" at the end, and where the file is damaged: what stood before it is read."""
    try:
        return stream.read(_CHUNK)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return b""


def _check_ratio(path: str, unpacked: int, packed: int, limits: LimitSettings) -> None:
    if unpacked > _SMALL and unpacked > limits.inner_ratio * max(packed, 1):
        raise UnreadableSource(f"{path}: unpacks to more than {limits.inner_ratio} times its size (limits.inner_ratio)")


def _name(name: str) -> str:
    """A member's name as a path without roots and steps upwards."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "file"
