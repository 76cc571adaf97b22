"""What damage through a page looks like that sound text in the page's own script seldom does: a cheap first look.

A look may say yes to sound text, which is read closely then; it must not say no to damage that close reading would mend
(`pipeline.text.misread`). So each of its looks is one of the reasons for which close reading takes a run for damage.
"""

import re
from collections.abc import Container, Iterable

from pipeline.text.plausible import EMOJI, SIGNS, beginnings, plausible_beginnings

# What often follows a letter in sound text; such a pair alone is no sign of damage.
ORDINARY = frozenset("€»”’…·‘“–—«›‹‚„\u00a0¨΄®°™•©\u200c\u200d\u200e\u200f")

Stood = dict[str, tuple[int, ...]]  # for each character of a page the bytes that it may have stood for
Begun = dict[str, str]  # for each character that may begin a sequence those that may follow it


def hint(bytes_of: Stood, native: frozenset[str]) -> re.Pattern[str]:
    """The pattern of a first look; `native` are the letters of the page's own script, if it has one."""
    leads, rest = _standing(bytes_of, 0xC2, 0xF4), _standing(bytes_of, 0x80, 0xBF)
    looks = _own_looks(bytes_of, native, rest) if native else _latin_looks(bytes_of, rest)
    # One class to begin with and one to follow: most places of a text are passed by without a look at the rest.
    return re.compile(f"{_one_of(leads)}(?={_one_of(rest)})(?:{'|'.join(looks)})", re.DOTALL)


def sound_beginnings(bytes_of: Stood) -> frozenset[tuple[int, int]]:
    """How the UTF-8 of what people write begins, and of what a page shows: so damage of damage begins."""
    return plausible_beginnings() | beginnings(bytes_of)


def _latin_looks(bytes_of: Stood, rest: Iterable[str]) -> Iterable[str]:
    """Pages of Latin letters and signs: sound text hardly has the pairs of any sequence."""
    yield from _behind(_begun(bytes_of, sound_beginnings(bytes_of), 0xC2, 0xDF))
    yield f"(?<={_one_of(_standing(bytes_of, 0xE0, 0xF4))}).{_one_of(rest)}"
    for lead, first, last in ((0xE2, 0x80, 0x9F), (0xF0, 0x9F, 0x9F)):
        yield f"(?<={_one_of(_standing(bytes_of, lead, lead))}){_one_of(_standing(bytes_of, first, last))}"


def _own_looks(bytes_of: Stood, native: frozenset[str], rest: list[str]) -> Iterable[str]:
    """Pages with a script of their own, in whose sound text pairs abound."""
    sound, known = sound_beginnings(bytes_of), beginnings(EMOJI + "“”’–—…•→")
    two, three = _begun(bytes_of, sound, 0xC2, 0xDF), _begun(bytes_of, sound, 0xE0, 0xEF)
    lost, emoji = _begun(bytes_of, known, 0xE2, 0xE2), _begun(bytes_of, known, 0xF0, 0xF0)
    signs = _begun(bytes_of, beginnings(SIGNS), 0xE2, 0xEF)
    strange = [char for char in rest if char not in native]
    odd = [char for char in strange if char not in ORDINARY]
    yield from _behind(_ending(lost, [*odd, *(char for char in rest if 0x80 in bytes_of[char])]))
    yield from _behind(emoji)
    yield from (*_behind(signs, strange), *_behind(_ending(signs, strange), rest))
    yield from (*_behind(three, odd), *_behind(_ending(three, odd), rest))
    leads = _one_of(two), _one_of(three)
    ends = _one_of(set().union(*two.values())), _one_of(set().union(*three.values())) + _one_of(rest)
    whole = f"{leads[0]}{ends[0]}|{leads[1]}{ends[1]}"
    one = f"(?:(?<={leads[0]}){ends[0]}|(?<={leads[1]}){ends[1]})"
    free = f"(?<!{_one_of(native)}.)"
    yield from (free + pair for pair in _behind(_ending(two, odd)))
    yield f"{free}{one}(?:{whole}|(?=[A-Za-z]))"
    yield f"(?<=[A-Za-z0-9].){one}"
    yield f"{one}(?:{whole}){{3}}"


def _standing(bytes_of: Stood, first: int, last: int) -> list[str]:
    return [char for char, group in bytes_of.items() if any(first <= byte <= last for byte in group)]


def _begun(bytes_of: Stood, known: Container[tuple[int, int]], first: int, last: int) -> Begun:
    """For each character that stands for one of these leads those behind it with which a sequence may begin."""
    begun: Begun = {}
    for char, leads in bytes_of.items():
        for lead in (byte for byte in leads if first <= byte <= last):
            followers = (o for o, stood in bytes_of.items() if any((lead, byte) in known for byte in stood))
            begun[char] = begun.get(char, "") + "".join(followers)
    return begun


def _ending(begun: Begun, seconds: Iterable[str]) -> Begun:
    """The same sequences, but with these second characters only."""
    kept = set(seconds)
    return {lead: "".join(filter(kept.__contains__, others)) for lead, others in begun.items()}


def _behind(begun: Begun, third: Iterable[str] = ()) -> list[str]:
    """What follows a lead that was read, leads with equal followers together; `third` is what stands behind those."""
    alike: dict[str, str] = {}
    for lead, seconds in begun.items():
        if seconds:
            alike[seconds] = alike.get(seconds, "") + lead
    behind = _one_of(third) if third else ""
    return [f"(?<={_one_of(leads)}){_one_of(seconds)}{behind}" for seconds, leads in alike.items()]


def _one_of(chars: Iterable[str]) -> str:
    """A class of characters; a pattern that never matches where there are none."""
    return f"[{''.join(sorted(map(re.escape, chars)))}]" if chars else "(?!)"
