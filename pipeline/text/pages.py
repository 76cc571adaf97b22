"""The one-byte code pages through which UTF-8 is misread, as maps from characters back to bytes.

Each page exists as its standard says and as a hybrid, in which bytes 0x80-0x9F that the page leaves to control
characters were shown as windows-1252 (browsers and the WHATWG Encoding Standard produce such text). Bytes that neither
has a character for vanish when a page is copied: `Page.missing`.
"""

import re
from dataclasses import dataclass
from functools import cache

_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
# What often follows a letter in sound text; such a pair alone is no sign of damage.
ORDINARY = frozenset("€»”’…·‘“–—«›‹‚„\u00a0¨΄®°™•©")
_RUNS = re.compile(r"[^\x00-\x7f]{2,}")  # damage is never one character, nor is any of it ASCII
_FEW = 20  # pages of Latin letters have a few Greek ones among their signs
# By how often such damage is met in saved pages; among readings that are equally good the first wins.
CODECS = tuple(
    "cp1252 iso8859_7 iso8859_11 cp1251 cp1250 cp1254 cp1253 cp874 mac_roman cp437 cp850 iso8859_2 iso8859_15 "
    "koi8_r koi8_u cp1257 cp1255 cp1256 cp1258 iso8859_5 iso8859_3 iso8859_4 iso8859_6 iso8859_8 iso8859_9 "
    "iso8859_10 iso8859_13 iso8859_14 iso8859_16".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A code page: which byte each character stood for, and what misread UTF-8 looks like in it."""

    name: str
    bytes_of: dict[str, tuple[int, ...]]  # a hybrid shows some characters for two bytes
    native: frozenset[str]  # letters of the page's own script: what sound text in it is made of
    missing: tuple[int, ...]  # continuation bytes that leave no character
    run: re.Pattern[str]  # one or more whole UTF-8 sequences
    cut: re.Pattern[str]  # one sequence that lost a byte
    hint: re.Pattern[str]  # what damage has and sound text of the page's script seldom: a cheap first look


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
    letters = frozenset(char for char in own.values() if char.isalpha() and "\u0370" <= char < "\u1e00")
    native = letters if len(letters) > _FEW else frozenset()
    missing = tuple(byte for byte in range(0x80, 0xC0) if byte not in shown_bytes)
    two, three, four = (_chars(bytes_of, *span) for span in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
    rest = _chars(bytes_of, 0x80, 0xBF)
    run = re.compile(
        f"(?:[{two}][{rest}]|[{three}][{rest}]{{2}}|[{four}][{rest}]{{3}})+"
        if four
        else f"(?:[{two}][{rest}]|[{three}][{rest}]{{2}})+"
    )
    cut = re.compile(f"[{three}][{rest}](?![{rest}?])" + (f"|[{four}][{rest}]{{1,2}}(?![{rest}?])" if four else ""))
    return Page(codec, bytes_of, native, missing, run, cut, _hint(bytes_of, native))


def _hint(bytes_of: dict[str, tuple[int, ...]], native: frozenset[str]) -> re.Pattern[str]:
    two, three, rest = (_chars(bytes_of, *span) for span in ((0xC2, 0xDF), (0xE0, 0xF4), (0x80, 0xBF)))
    signs = _chars(bytes_of, 0xE2, 0xE2), _chars(bytes_of, 0x80, 0x9F)
    emoji = _chars(bytes_of, 0xF0, 0xF0), _chars(bytes_of, 0x9F, 0x9F)
    looks = [f"[{three}][{rest}]{{2}}", f"[{signs[0]}][{signs[1]}]"]
    looks += [f"[{emoji[0]}][{emoji[1]}]"] if all(emoji) else []
    if not native:
        return re.compile("|".join([*looks, f"[{two}][{rest}]"]))
    own = "".join(sorted(native))
    odd = "".join(char for char in rest.replace("\\", "") if char not in native and char not in ORDINARY)
    alone, inside = f"(?<![{own}])[{two}][{rest}]", f"[{two}][{rest}][{two}][{rest}]"
    return re.compile("|".join([*looks, f"[{two}][{re.escape(odd)}]", alone, inside]))


# Damage is two or more characters beyond ASCII in a row; each such run is looked at once.
_RUN = re.compile(r"[^\x00-\x7f]{2,}")


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


def suspects(text: str) -> tuple[Page, ...]:
    """The pages whose damage the text may hold, by the characters that occur in it."""
    text = " ".join(_RUNS.findall(text))
    if not text:
        return ()
    leads, rests = _masks()
    runs = set(_RUN.findall(text))
    lead = rest = 0
    for char in set().union(*runs):
        lead |= leads.get(char, 0)
        rest |= rests.get(char, 0)
    both = lead & rest
    if not both:
        return ()
    shown = "\n".join(runs)
    return tuple(page for index, page in enumerate(pages()) if both >> index & 1 and page.hint.search(shown))


def _chars(bytes_of: dict[str, tuple[int, ...]], first: int, last: int) -> str:
    return "".join(re.escape(char) for char, group in bytes_of.items() if any(first <= byte <= last for byte in group))
