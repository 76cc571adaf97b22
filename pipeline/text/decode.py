"""Bytes -> text: strict UTF-8 first, then byte-order marks, the declared charset, and a detector last."""

import codecs
import re

import chardet

# The longest mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files that are no text begin (the formats' own specifications).
_BINARY = (
    b"%PDF-", b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf", b"Rar!\x1a", b"\x28\xb5\x2f\xfd", b"\x7fELF", b"MZ\x90", b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3",
    b"SQLite format 3\x00",
    b"\x00\x00\x01\x00", b"wOFF", b"wOF2", b"\xd0\xcf\x11\xe0", b"II*\x00", b"MM\x00*", b"bplist00", b"PAR1",
)  # fmt: skip
# What a page says of itself: HTML's meta, XML's declaration, a MIME or HTTP header.
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a declaration is looked for; HTML says 1024, MHTML's headers come before
# Labels under which browsers read a wider page (WHATWG Encoding Standard).
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
_SAMPLE = 200_000  # bytes that the detector sees
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\b\x1b")
_TOLERATED = 0.01  # share of control characters that damaged text may have


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of `data` and its encoding by Python's name; ('', None) for what is no text."""
    if (
        data.startswith(_BINARY)
        or data[4:8] == b"ftyp"
        or (data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "))
    ):
        return "", None
    for mark, encoding in _MARKS:
        if (
            data.startswith(mark)
            and (text := _strict(data[len(codecs.BOM_UTF8) :] if encoding == "utf-8" else data, encoding)) is not None
        ):
            return text, encoding
    if (text := _strict(data, "utf-8")) is not None and not (b"\0" in data and _is_wide(data)):
        return ("", None) if _is_binary(data) else (text, "utf-8")
    if wide := _is_wide(data):
        return data.decode(wide, "replace"), wide
    if _is_binary(data):
        return "", None
    return _by_label(data) or _by_detector(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(data: bytes) -> bool:
    sample = data[:8192]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(len(sample) * _TOLERATED, 0)


def _is_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of ASCII text is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _by_label(data: bytes) -> tuple[str, str] | None:
    """The text by the charset that the file names, where that is so."""
    for found in _DECLARED.finditer(data, 0, _HEAD):
        try:
            name = codecs.lookup(found[1].decode("ascii")).name
        except LookupError:
            continue
        name = _WIDER.get(name, name)
        if name != "utf-8" and (text := _strict(data, name)) is not None:
            return text, name
    return None


def _by_detector(data: bytes) -> tuple[str, str]:
    """Nearly whole UTF-8 with its broken bytes marked, else what the detector says, else windows-1252."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * 20 < sum(map((0x80).__le__, data[:_SAMPLE])):
        return text, "utf-8"
    name = chardet.detect(data[:_SAMPLE])["encoding"] or "cp1252"
    for encoding in (_WIDER.get(name.lower(), name), "cp1252"):
        if (text_or_none := _strict(data, encoding)) is not None:
            return text_or_none, codecs.lookup(encoding).name
    return data.decode("cp1252", "replace"), "cp1252"
