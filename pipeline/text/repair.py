"""Mojibake mended in runs: UTF-8 that was read as a legacy page, once or more often."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model import Repair
from pipeline.text.misread import Proposal, proposals
from pipeline.text.pages import BEYOND_ASCII, OTHER_SIGNS, Page, damage_begins, pages, suspects
from pipeline.text.plausible import rank, worth

_DEEPEST = 4  # how often a text may have been misread
_ASCII = re.compile(r"[\x00-\x7f]+")


_SHORT = 2000  # characters; of longer texts the lines that are not all ASCII are told quicker


def repair_text(text: str) -> str:
    """The text with its mojibake mended; clean text comes back as the same object."""
    return text if text.isascii() else mend(text)[0]


def mend(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text with its mojibake mended, and what was changed where, in order; clean text is the same object."""
    if text.isascii() or (len(text) < _SHORT and not damage_begins().search(text)):
        return text, ()
    lines = list(_beyond_ascii(text))
    shown = "".join(line for _, line in lines)
    if _suspected(shown) is None:
        return text, ()
    pieces: list[str] = []
    repairs: list[Repair] = []
    done = 0
    for start, line in lines:
        fixed, rule = _line(line)
        if rule:
            repairs.extend(_differences(line, fixed, rule, start))
            pieces += (text[done:start], fixed)
            done = start + len(line)
    return ("".join([*pieces, text[done:]]), tuple(repairs)) if repairs else (text, ())


def _beyond_ascii(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not all ASCII, and where they begin; only \\n ends one, as other line ends may be damage.

    Python knows of each string whether it is ASCII, which lets most of a page pass ten times faster than a pattern.
    """
    start = 0
    for line in text.split("\n"):
        end = start + len(line) + 1
        if not line.isascii():
            yield start, text[start:end]
        start = end


# Damage without such a pair: control characters that windows-1252 shows as signs, a lost last byte, a lost blank.
_OTHER = re.compile("[\x80-\x9f]|[\u00c2-\u00f4]\ufffd|(?<=[a-z])\u00c3(?![A-Z\u00c0-\u00de])")


def _suspected(text: str) -> tuple[Page, ...] | None:
    """The pages whose damage the text may hold; None where it cannot hold damage of any kind."""
    runs = set(BEYOND_ASCII.findall(text))
    suspected = suspects(text, runs)
    if not suspected and (OTHER_SIGNS.isdisjoint("".join(runs)) or not _OTHER.search(text)):
        return None
    return suspected


@cache
def _damage() -> re.Pattern[str]:
    """A whole UTF-8 sequence as some page shows it."""
    return re.compile("|".join([_OTHER.pattern, "â€", *_sequences()]))


def _sequences() -> Iterator[str]:
    following: dict[tuple[str, int], set[str]] = {}
    for page in pages():
        rest = {char for char, group in page.bytes_of.items() if any(0x80 <= byte <= 0xBF for byte in group)}
        for char, group in page.bytes_of.items():
            if 0xC2 <= (lead := max(group)) <= 0xF4:
                following.setdefault((char, 1 + (lead >= 0xE0) + (lead >= 0xF0)), set()).update(rest)
    alike: dict[tuple[frozenset[str], int], list[str]] = {}
    for (char, length), rest in following.items():
        alike.setdefault((frozenset(rest), length), []).append(char)
    for (rest_set, length), leads in alike.items():
        yield f"[{_class(leads)}][{_class(sorted(rest_set))}]{{{length}}}"


def _class(chars: list[str]) -> str:
    return "".join(map(re.escape, chars))


# ASCII far from everything else decides nothing: no rule looks further than half of this from a sign beyond ASCII.
_NEAR = 16
_GAP = "\0"
_QUIET = re.compile(rf"((?<![\x01-\x19\x1b-\x7f])[\x01-\x19\x1b-\x7f]{{{4 * _NEAR},}})")


def _line(line: str) -> tuple[str, str]:
    """The line mended, and the rules by which; '' where it is sound.

    Long stretches of ASCII are left out meanwhile: a page's lines are long, and each rule would look at all of them.
    """
    parts = _QUIET.split(line)
    quiet = parts[1::2]
    parts[1::2] = [stretch[:_NEAR] + _GAP + stretch[-_NEAR:] for stretch in quiet]
    fixed, rule = _rounds("".join(parts))
    pieces = fixed.split(_GAP)
    if len(pieces) != len(quiet) + 1:  # there are such signs in the line, or damage became one
        return _rounds(line)
    between = (stretch[_NEAR:-_NEAR] for stretch in quiet)
    return "".join([pieces[0], *(part for pair in zip(between, pieces[1:], strict=True) for part in pair)]), rule


def _rounds(line: str) -> tuple[str, str]:
    """The line mended, one reading after the other."""
    rules: list[str] = []
    for _ in range(_DEEPEST):
        if line.isascii() or (suspected := _suspected(line)) is None:
            break
        fixed, rule = _once(line, suspected)
        if fixed == line:
            break
        line, rules = fixed, [*rules, rule]
    return line, "; ".join(dict.fromkeys(rules))


def _once(line: str, suspected: tuple[Page, ...]) -> tuple[str, str]:
    """The best of what ftfy and the pages make of the line, and its rule; the line itself where nobody sees damage."""
    from ftfy import fix_encoding  # 40 ms, which a run without damage is spared
    from ftfy.fixes import fix_c1_controls

    candidates = [Proposal(fixed, "ftfy")] if (fixed := fix_encoding(line)) != line else []
    candidates.extend(proposals(line, suspected))
    if _in_pairs(line) and ("”" in line or "»" in line):
        candidates = [proposal for proposal in candidates if _in_pairs(proposal.text)]
    if candidates:
        costs = {text: _cost(text) for text in {proposal.text for proposal in candidates}}  # pages often agree
        best = min(candidates, key=lambda proposal: costs[proposal.text] + _GUESS * proposal.guesses)
        return best.text, best.rule
    return fix_c1_controls(line), "control characters as windows-1252"


def _in_pairs(line: str) -> bool:
    """Whether each quote that is opened is closed: damage does not look so, but for a letter in quotes (“Ã”)."""
    return line.count("“") == line.count("”") and line.count("«") == line.count("»")


def _cost(line: str) -> float:
    """How far a line is from what people write: unused characters, signs and capitals inside words, damage left."""
    cost = 2.0 * _damaged(line)
    for found in _SIGN.finditer(line):
        char, before, after = found[0], line[found.start() - 1 : found.start()], line[found.end() : found.end() + 1]
        cost += _COSTS[worth(char)]
        if char.isupper():
            cost += 1.0 if before.isalpha() and (before.islower() or after.islower()) else 0.0
        elif not char.isalpha():
            cost += 0.0 if rank(char) else 0.05
            cost += 0.5 if before.isalpha() and after.isalpha() and char not in _INSIDE_WORDS else 0.0
            cost += 0.3 if "\u200b" <= char <= "\u200f" else 0.0
    return cost


def _damaged(line: str) -> int:
    """How many pieces of damage stand in a line; only its runs beyond ASCII are looked at."""
    found, match = 0, _damage().match
    for run in BEYOND_ASCII.finditer(line):
        at, end = run.span()
        while at < end:
            damage = match(line, at)
            found, at = (found + 1, damage.end()) if damage else (found, at + 1)
    return found


_SIGN = re.compile(r"[^\x00-\x7f]")
_INSIDE_WORDS = frozenset("’‘·–—‑…•→\u00ad\u00a0\u200b\u200c\u200d")
_GUESS = 1.5  # the cost of a byte that had to be supplied
_COSTS = (3.0, 1.0, 0.1, 0.0)  # by worth


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
