"""The one-byte code pages through which UTF-8 is misread, as maps from characters back to bytes.

Each page exists as its standard says and as a hybrid, in which bytes 0x80-0x9F that the page leaves to control
characters were shown as windows-1252 (browsers and the WHATWG Encoding Standard produce such text). Bytes that neither
has a character for vanish when a page is copied: `Page.missing`.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from itertools import product, starmap
from operator import or_

from pipeline.text.hints import hint, sound_beginnings

_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_FEW = 20  # pages of Latin letters have a few Greek ones among their signs
# By how often such damage is met in saved pages; among readings that are equally good the first wins.
CODECS = tuple(
    "cp1252 iso8859_7 iso8859_11 cp1251 cp1250 cp1254 cp1253 cp874 mac_roman cp437 cp850 iso8859_2 iso8859_15 "
    "koi8_r koi8_u cp1257 cp1255 cp1256 cp1258 iso8859_5 iso8859_3 iso8859_4 iso8859_6 iso8859_8 iso8859_9 "
    "iso8859_10 iso8859_13 iso8859_14 iso8859_16".split()
)


@dataclass(frozen=True, eq=False)
class Page:
    """A code page: which byte each character stood for, and what misread UTF-8 looks like in it."""

    name: str
    bytes_of: dict[str, tuple[int, ...]]  # a hybrid shows some characters for two bytes
    native: frozenset[str]  # letters of the page's own script: what sound text in it is made of
    missing: tuple[int, ...]  # continuation bytes that leave no character

    @cached_property
    def run(self) -> re.Pattern[str]:
        """One or more whole UTF-8 sequences."""
        rest = _chars(self.bytes_of, 0x80, 0xBF)
        one = self._sequence(f"[{rest}]", f"[{rest}]{{2}}", f"[{rest}]{{3}}")
        return re.compile(f"{one}(?:{one})*")

    @cached_property
    def cut(self) -> re.Pattern[str]:
        """One sequence that lost a byte."""
        rest = _chars(self.bytes_of, 0x80, 0xBF)
        return re.compile(f"{self._sequence('', f'[{rest}]', f'[{rest}]{{1,2}}')}(?![{rest}?])")

    def _sequence(self, *behind: str) -> str:
        """A lead, and what stands behind one of two, of three and of four bytes; '' where nothing may.

        It begins with one class: alternatives would be tried at every letter of a line.
        """
        spans = zip(((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)), behind, strict=True)
        known = {leads: ends for span, ends in spans if ends and (leads := _chars(self.bytes_of, *span))}
        return f"[{''.join(known)}](?:{'|'.join(f'(?<=[{leads}]){ends}' for leads, ends in known.items())})"


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
    bytes_of = {char: group[::-1] for char, group in sorted(stood.items())}  # the page's own byte first
    shown_bytes = {byte for char, group in bytes_of.items() for byte in group if ord(char) != byte or byte >= 0xA0}
    letters = frozenset(char for char in own.values() if "\u0370" <= char < "\u1e00" and _in_words(char))
    native = letters if len(letters) > _FEW else frozenset()
    missing = tuple(byte for byte in range(0x80, 0xC0) if byte not in shown_bytes)
    return Page(codec, bytes_of, native, missing)


def _in_words(char: str) -> bool:
    """Whether words are written with it: a letter, or a vowel or tone above or below one."""
    return char.isalpha() or unicodedata.category(char) == "Mn"


# A pattern that begins with one class is sought three times faster than one that begins with a repeated class.
BEYOND_ASCII = re.compile(r"[^\x00-\x7f][^\x00-\x7f]*")
# Damage is two or more characters beyond ASCII in a row; each such run is looked at once, then with what it touches.
_LONGER = re.compile(r"[^\x00-\x7f][^\x00-\x7f]+")


@cache
def _first_look(page: Page) -> re.Pattern[str]:
    return hint(page.bytes_of, page.native)


@cache
def _masks() -> tuple[dict[str, int], dict[str, int]]:
    """For each character the pages, as bits, in which it can begin and continue a sequence."""
    leads: dict[str, int] = {}
    rests: dict[str, int] = {}
    for index, page in enumerate(pages()):
        for char, group in page.bytes_of.items():
            if any(0xC2 <= byte <= 0xF4 for byte in group):
                leads[char] = leads.get(char, 0) | 1 << index
            if any(0x80 <= byte <= 0xBF for byte in group):
                rests[char] = rests.get(char, 0) | 1 << index
    return leads, rests


@cache
def _pair() -> re.Pattern[str]:
    """Two characters with which a sequence may begin in any page."""
    leads, rests = ("".join(map(re.escape, chars)) for chars in _masks())
    return re.compile(f"[{leads}][{rests}]")


# One of them stands in all damage that has no such pair.
OTHER_SIGNS = frozenset(map(chr, range(0x80, 0xA0))) | {"\u00c3", "\ufffd"}


@cache
def damage_begins() -> re.Pattern[str]:
    """Two characters that may begin a sequence, or another sign of damage: what no sound remark or name has."""
    leads, rests = ("".join(map(re.escape, chars)) for chars in _masks())
    others = "".join(OTHER_SIGNS)
    return re.compile(f"[{leads}{others}](?:(?<=[{others}])|(?<=[{leads}])[{rests}])")


@lru_cache(maxsize=1 << 16)
def _beginning(lead: str, rest: str) -> int:
    """The pages, as bits, in which the two characters may begin the UTF-8 of something that people write."""
    leads, rests = _masks()
    mask = both = leads.get(lead, 0) & rests.get(rest, 0)
    for index, page in enumerate(pages() if both else ()):
        pairs = product(page.bytes_of.get(lead, ()), page.bytes_of.get(rest, ()))
        if both >> index & 1 and _sound(page).isdisjoint(pairs):
            mask &= ~(1 << index)
    return mask


@cache
def _sound(page: Page) -> frozenset[tuple[int, int]]:
    return sound_beginnings(page.bytes_of)


def suspects(text: str, runs: Iterable[str]) -> tuple[Page, ...]:
    """The pages whose damage the text may hold, by the pairs of characters in its runs beyond ASCII."""
    longer = "\n".join(run for run in runs if len(run) > 1)
    if not _pair().search(longer):  # so emoji and most scripts are passed by
        return ()
    mask = reduce(or_, starmap(_beginning, set(zip(longer, longer[1:], strict=False))), 0)
    if not mask:
        return ()
    shown = "\n".join({text[max(run.start() - 1, 0) : run.end() + 1] for run in _LONGER.finditer(text)})
    return tuple(page for index, page in enumerate(pages()) if mask >> index & 1 and _first_look(page).search(shown))


def _chars(bytes_of: dict[str, tuple[int, ...]], first: int, last: int) -> str:
    return "".join(re.escape(char) for char, group in bytes_of.items() if any(first <= byte <= last for byte in group))
