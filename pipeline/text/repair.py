"""Mojibake mended in runs: UTF-8 that was read as a legacy page, once or more often."""

import re
from functools import cache

from ftfy import fix_encoding

from pipeline.model import Repair
from pipeline.text.misread import readings
from pipeline.text.pages import pages

_DEEPEST = 4  # how often a text may have been misread
_ASCII = re.compile(r"[\x00-\x7f]+")


def repair_text(text: str) -> str:
    """The text with its mojibake mended; clean text comes back as the same object."""
    return text if text.isascii() else mend(text)[0]


def mend(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text with its mojibake mended, and what was changed where, in order; clean text is the same object."""
    if text.isascii() or not _gate().search(text):
        return text, ()
    pieces: list[str] = []
    repairs: list[Repair] = []
    start = 0
    for line in text.splitlines(keepends=True):
        fixed, rule = _line(line)
        pieces.append(fixed)
        if rule:
            repairs.extend(_differences(line, fixed, rule, start))
        start += len(line)
    return ("".join(pieces), tuple(repairs)) if repairs else (text, ())


@cache
def _gate() -> re.Pattern[str]:
    """Any two characters that some page could have made of the beginning of a UTF-8 sequence."""
    following: dict[str, set[str]] = {}
    for page in pages():
        rest = {char for char, group in page.bytes_of.items() if any(0x80 <= byte <= 0xBF for byte in group)}
        for char, group in page.bytes_of.items():
            if any(0xC2 <= byte <= 0xF4 for byte in group):
                following.setdefault(char, set()).update(rest)
    alike: dict[frozenset[str], list[str]] = {}
    for lead, rest in following.items():
        alike.setdefault(frozenset(rest), []).append(lead)
    return re.compile("|".join(f"[{_class(leads)}][{_class(sorted(rest))}]" for rest, leads in alike.items()))


def _class(chars: list[str]) -> str:
    return "".join(map(re.escape, chars))


def _line(line: str) -> tuple[str, str]:
    """The line mended, and the rules by which; '' where it is sound."""
    rules: list[str] = []
    for _ in range(_DEEPEST):
        if line.isascii() or not _gate().search(line):
            break
        fixed, rule = _once(line)
        if fixed == line:
            break
        line, rules = fixed, [*rules, rule]
    return line, "; ".join(dict.fromkeys(rules))


def _once(line: str) -> tuple[str, str]:
    fixed = fix_encoding(line)
    if fixed != line:
        return fixed, "ftfy"
    found = readings(line)
    for reading in reversed(found):
        line = line[: reading.start] + reading.after + line[reading.end :]
    return line, "; ".join(dict.fromkeys(reading.rule for reading in found))


def _differences(before: str, after: str, rule: str, start: int) -> list[Repair]:
    """The changed runs; the ASCII between them, where it is the same in both, parts them."""
    anchors = _ASCII.findall(before)
    if anchors != _ASCII.findall(after):
        return [_trimmed(before, after, rule, start)]
    repairs = []
    old, new = _ASCII.split(before), _ASCII.split(after)
    place = start
    for index, (was, now) in enumerate(zip(old, new, strict=True)):
        if was != now:
            repairs.append(_trimmed(was, now, rule, place))
        place += len(was) + (len(anchors[index]) if index < len(anchors) else 0)
    return repairs


def _trimmed(before: str, after: str, rule: str, start: int) -> Repair:
    """The smallest run that differs."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Repair(before[head : len(before) - tail], after[head : len(after) - tail], rule, start + head)
