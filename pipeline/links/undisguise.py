"""Text -> the text with its disguises undone, at the price of a few looks where it has none."""

import re
from collections import defaultdict
from functools import lru_cache

from pipeline.links.disguise import DISGUISES, Disguise
from pipeline.links.rewriting import Clear

_ALWAYS = ""
# Characters that most texts lack: the signs that hold one are looked for only where it stands.
_RARE = re.compile(r"[^\w\s.:'\"-]|[^\x00-\x7f]")


def undisguised(text: str) -> Clear | None:
    """`text` with its disguises undone; None where there is none."""
    for place in signed(text):
        if DISGUISES[place].gate.search(text):
            clear = _undone(Clear(text), place)
            return clear if clear.before else None
    return None


def _undone(clear: Clear, first: int) -> Clear:
    """`clear` without the disguises from the first on, in their order; one that is undone may uncover others."""
    for place in signed(clear.text):
        disguise = DISGUISES[place]
        if place >= first and disguise.gate.search(clear.text):
            rewritten = clear.rewritten(disguise.pattern, disguise.undo)
            if rewritten is not clear:
                return _undone(rewritten, place + 1)
    return clear


def signed(text: str) -> tuple[int, ...]:
    """The places of the disguises of which a sign stands in the text, in order."""
    found = 0
    for sign, places in _signs(frozenset(_MARK.findall(text))):
        if sign in text:
            found |= places
    return _places(found)


@lru_cache(maxsize=1024)  # few sets of marks stand together
def _signs(marks: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """What may stand in a text with these marks, and which disguises it is a sign of: a bit for each."""
    bits: defaultdict[str, int] = defaultdict(int)
    for mark in (_ALWAYS, *marks):
        for place, sign in _BY_MARK[mark]:
            bits[sign] |= 1 << place
    return tuple(bits.items())


@lru_cache(maxsize=1024)
def _places(bits: int) -> tuple[int, ...]:
    return tuple(place for place in range(len(DISGUISES)) if bits >> place & 1)


def _marks(disguise: Disguise, sign: str) -> str:
    rare = _RARE.search(sign)
    return disguise.beside or (rare[0] if rare else _ALWAYS)


_BY_MARK: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
for _place, _disguise in enumerate(DISGUISES):
    for _sign in _disguise.signs:
        for _mark in _marks(_disguise, _sign) or [_ALWAYS]:
            _BY_MARK[_mark].append((_place, _sign))
_MARK = re.compile(f"[{re.escape(''.join(_BY_MARK))}]")
