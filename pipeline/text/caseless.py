"""Patterns that ignore case, made quick: they look for letters before they look at words, and read ASCII in lower case.

Python tries every alternative of such a pattern at every word: 40 phrases cost 0.3 µs for each character. Nearly no
text holds any of them, which a plain search for the letters that each phrase needs tells ten times faster; and a
pattern of lower-case letters is sought in a lower-case text five times faster than one that ignores case.

    ASKS = caseless(r"\\b(?:(?:dm|message) me|sign up for|donat(?:e|ion)s?)\\b")
    ASKS.needs        ("dm me", "donate", "donation", "message me", "sign up for")

Needs and lower case are read off the pattern, so that nobody has to keep them up to date.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT)
_WEAK, _STRONG = 3, 7  # weights of letters: what stands in most texts, what is rare enough
_SHORT = 300  # characters; what longer texts hold is not remembered
_LEAP = 8  # characters for each need; in longer texts it is found quicker by itself
_MANY = 64  # strings that a part of a pattern may be
# Letters that a pattern takes for an ASCII letter of another case, although they have one of their own in lower case.
_ODD = ("\u0130", "\u0131", "\u017f")
_CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]", re.S)  # in a pattern, where it is no escape and no name's beginning
Strings = frozenset[str]
_NOTHING = frozenset([""])


class Caseless:
    """A pattern that ignores case; it finds what the compiled pattern finds."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        if "(?-i" in pattern:
            raise ValueError(f"a part of the pattern heeds case: {pattern}")
        self._source, self._flags = pattern, flags
        self._folds = all(sign == sign.lower() for sign in pattern if sign > "\x7f")  # no range of other capitals in it

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern as Python has it."""
        return re.compile(self._source, self._flags | re.IGNORECASE)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Strings in lower case of which one stands in all that the pattern matches; () where none must."""
        return tuple(sorted(_needs(parser.parse(self._source, self._flags))))

    @cached_property
    def _lower(self) -> re.Pattern[str]:
        small = _CAPITAL.sub(lambda m: m[0].lower() if len(m[0]) == 1 else m[0], self._source)
        return re.compile(small, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(text) if self.holds(text) else None

    def holds(self, text: str) -> bool:
        """True where the pattern stands somewhere in the text."""
        return _held(self, text) if len(text) <= _SHORT else self._holds(text)

    def _holds(self, text: str) -> bool:
        folded = self._folded(text)
        if folded is None:
            return self.pattern.search(text) is not None
        return (not self.needs or self._may_be_in(folded)) and self._lower.search(folded) is not None

    def _may_be_in(self, folded: str) -> bool:
        """One walk over a short text costs a third of a search for each need; in a long one the searches leap ahead."""
        walked = len(folded) <= _LEAP * len(self.needs)
        return self._any_need.search(folded) is not None if walked else _any_in(self.needs, folded)

    @cached_property
    def _any_need(self) -> re.Pattern[str]:
        return re.compile(_either(self.needs))

    def words(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, at its place; its strings may be in lower case."""
        folded = self._folded(text)
        return self.pattern.finditer(text) if folded is None else self._lower.finditer(folded)

    def _folded(self, text: str) -> str | None:
        """The text in lower case; None where the pattern might match something else in it."""
        if not text.isascii() and (not self._folds or _any_in(_ODD, text)):
            return None
        return text.lower()


def caseless(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Caseless:
    """The pattern, which ignores case."""
    return Caseless(pattern, flags)


class Together:
    """Several patterns: one walk over a text tells whether it need be searched for any of them."""

    def __init__(self, *patterns: Caseless) -> None:
        self._patterns = patterns

    def may_be_in(self, text: str) -> bool:
        """False where none of them stands in the text."""
        unlike = not text.isascii() and _any_in(_ODD, text)
        return unlike or self._any_need.search(text.lower()) is not None

    @cached_property
    def _any_need(self) -> re.Pattern[str]:
        if not all(pattern.needs and pattern._folds for pattern in self._patterns):
            raise ValueError("a pattern needs nothing that could be looked for")
        return re.compile(_either(sorted({need for pattern in self._patterns for need in pattern.needs})))


@lru_cache(maxsize=8192)  # a heading is asked about for each entry below it, and remarks are copied from list to list
def _held(pattern: Caseless, text: str) -> bool:
    return pattern._holds(text)


def _any_in(needs: Iterable[str], text: str) -> bool:
    for need in needs:  # noqa: SIM110 - any() would cost as much as the searches
        if need in text:
            return True
    return False


def _either(strings: Iterable[str]) -> str:
    """A pattern of any of the strings, what they begin with written once: Python compares no further than it must."""
    rests: dict[str, list[str]] = {}
    for string in strings:
        if not string:
            return ""
        rests.setdefault(string[0], []).append(string[1:])
    branches = [re.escape(first) + _either(more) for first, more in rests.items()]
    return f"(?:{'|'.join(branches)})" if len(branches) > 1 else branches[0]


def _needs(parsed: Iterable[Any]) -> Strings:
    """Strings of which one stands in all that a sequence of parts matches; none where that is not known."""
    found: list[Strings] = []
    run = _NOTHING
    for part in parsed:
        strings = _strings(part)
        found += [run, strings or _inner(*part)]
        fits = strings and len(run) * len(strings) <= _MANY
        run = frozenset(head + tail for head in run for tail in strings) if fits else _NOTHING
    best = max([*found, run], key=lambda strings: (min(_weight(strings), _STRONG), -len(strings)))
    return (
        frozenset(s for s in best if not any(t != s and t in s for t in best)) if _weight(best) > _WEAK else Strings()
    )


def _weight(strings: Strings) -> int:
    """How seldom the likeliest of them stands in a text, in letters; a sign beyond ASCII is seldom."""
    return min((len(s.encode()) for s in strings), default=0)


def _strings(part: tuple[Any, Any]) -> Strings:
    """All that a part can be, where that is little; () where it is not known."""
    operation, value = part
    if operation is parser.LITERAL:
        return frozenset([chr(value).lower()])
    if operation in (parser.AT, parser.ASSERT, parser.ASSERT_NOT):
        return _NOTHING
    if operation is parser.IN:
        singles = [_strings(one) for one in value] if len(value) < 6 else []
        return frozenset().union(*singles) if all(singles) else Strings()
    if operation is parser.SUBPATTERN:
        return _joined(value[3])
    if operation is parser.BRANCH:
        branches = [_joined(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else Strings()
    if operation in _REPEATS and value[1] == 1:
        strings = _joined(value[2])
        return strings | _NOTHING if strings and not value[0] else strings
    return Strings()


def _joined(parsed: Iterable[Any]) -> Strings:
    run = _NOTHING
    for part in parsed:
        run = frozenset(head + tail for head in run for tail in _strings(part))
        if not 0 < len(run) <= _MANY:
            return Strings()
    return run


def _inner(operation: Any, value: Any) -> Strings:
    """The needs of a part that can be many things."""
    if operation is parser.SUBPATTERN:
        return _needs(value[3])
    if operation is parser.ATOMIC_GROUP:
        return _needs(value)
    if operation in _REPEATS and value[0] >= 1:
        return _needs(value[2])
    if operation is parser.BRANCH:
        branches = [_needs(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else Strings()
    return Strings()
