"""The one-byte code pages through which UTF-8 is misread, as maps from characters back to bytes.

Each page exists as its standard says and as a hybrid, in which bytes 0x80-0x9F that the page leaves to control
characters were shown as windows-1252 (the WHATWG Encoding Standard and browsers' fallbacks produce such text). Bytes that
neither has a character for vanish when a page is copied: `Page.missing`.
"""

import re
from dataclasses import dataclass
from functools import cache

_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
# By how often such damage is met in saved pages; among readings that are equally good the first wins.
CODECS = (
    "cp1252",
    "iso8859_7",
    "iso8859_11",
    "cp1251",
    "cp1250",
    "cp1254",
    "cp1253",
    "cp874",
    "mac_roman",
    "cp437",
    "cp850",
    "iso8859_2",
    "iso8859_15",
    "koi8_r",
    "koi8_u",
    "cp1257",
    "cp1255",
    "cp1256",
    "cp1258",
    "iso8859_5",
    "iso8859_3",
    "iso8859_4",
    "iso8859_6",
    "iso8859_8",
    "iso8859_9",
    "iso8859_10",
    "iso8859_13",
    "iso8859_14",
    "iso8859_16",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A code page: which byte each character stood for, and what misread UTF-8 looks like in it."""

    name: str
    bytes_of: dict[str, tuple[int, ...]]  # a hybrid shows some characters for two bytes
    native: frozenset[str]  # letters of the page's own script: what sound text in it is made of
    missing: tuple[int, ...]  # continuation bytes that leave no character
    run: re.Pattern[str]  # one or more whole UTF-8 sequences
    cut: re.Pattern[str]  # one sequence that lost a byte


@cache
def pages() -> tuple[Page, ...]:
    """All pages, the likeliest first."""
    return tuple(_page(codec) for codec in CODECS)


def _page(codec: str) -> Page:
    own = {byte: bytes([byte]).decode(codec, "ignore") for byte in range(0x80, 0x100)}
    stood: dict[str, tuple[int, ...]] = {}
    for byte, char in own.items():
        hybrid = byte < 0xA0 and (not char or ord(char) == byte)
        for shown in {char, _CP1252[byte], chr(byte)} if hybrid else {char}:
            if shown:
                stood[shown] = (*stood.get(shown, ()), byte)
    bytes_of = dict(sorted(stood.items()))
    shown_bytes = {byte for char, group in bytes_of.items() for byte in group if ord(char) != byte or byte >= 0xA0}
    native = frozenset(char for char in own.values() if char.isalpha() and ord(char) >= 0x370)
    missing = tuple(byte for byte in range(0x80, 0xC0) if byte not in shown_bytes)
    two, three, four = (_chars(bytes_of, *span) for span in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
    rest = _chars(bytes_of, 0x80, 0xBF)
    run = re.compile(
        f"(?:[{two}][{rest}]|[{three}][{rest}]{{2}}|[{four}][{rest}]{{3}})+"
        if four
        else f"(?:[{two}][{rest}]|[{three}][{rest}]{{2}})+"
    )
    cut = re.compile(f"[{three}][{rest}](?![{rest}])" + (f"|[{four}][{rest}]{{1,2}}(?![{rest}])" if four else ""))
    return Page(codec, bytes_of, native, missing, run, cut)


def _chars(bytes_of: dict[str, tuple[int, ...]], first: int, last: int) -> str:
    return "".join(re.escape(char) for char, group in bytes_of.items() if any(first <= byte <= last for byte in group))
