"""What people call a resource: kind words and signs in titles, remarks, brackets and headings."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract._kinds import kinds
from pipeline.model import Kind

_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,60})[)\]）】]")
# Behind these a title says for whom, with what or where, no longer what: "a course *on writing books*".
_TAIL = re.compile(
    r"\s[-–—|:]\s|[:：(\[（【,]|\b(?:for|with|using|about|on|of|from|by|in|to|at|para|con|sobre|de|del|por|em|com|pour|avec|für|mit|von|zu|über)\b",
    re.IGNORECASE,
)
_DETERMINED = r"\b(?:this|the|that|a|an|his|her|their|its|my|our|your|another|best|great|excellent|free|open|online|este|esta|el|la|un|una|o|um|uma|le|une|ein|eine|das|der|die)\s(?:[\w'’*-]+,?\s){0,4}?"
_COURSE_NUMBER = re.compile(
    r"\b(?:CS|EE|STAT|STATS|BIOS|MIT|MATH|ECE|CSE|CSCI|COS|ECON|PHYS|DATA|ISAT|CVEN|CHE|CHEM)[- ]?\d{1,3}\.?\d{0,3}[A-Za-z]{0,2}\b"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def in_brackets(text: str) -> Kind | None:
    """What a bracket beside the name says alone: "(video)", "[pdf, book]"."""
    for inside in _BRACKETS.findall(text):
        words = inside.strip().casefold()
        kind = _kind_of_word().get(words) or _kind_of_word().get(words.removesuffix("s"))
        if kind:
            return kind
        if words == "pdf":
            return Kind.PAPER
    return None


def cheatsheet(text: str) -> Kind | None:
    """A cheat sheet says so, wherever it lives."""
    return Kind.CHEATSHEET if any(kind is Kind.CHEATSHEET for kind in _found(text)) else None


def mark(text: str) -> Kind | None:
    """The sign that a name begins with."""
    for sign, kind in _signs().items():
        if text.lstrip().startswith(sign):
            return kind
    return None


def head(title: str) -> Kind | None:
    """The kind word that a title is built on: the last one before its tail, else its very last word."""
    tail = next((m.start() for m in _TAIL.finditer(title) if title[: m.start()].strip()), len(title))
    found = list(_found(title[:tail])) or list(_found(title[tail:], last=True))
    return found[-1] if found else None


def heading(text: str) -> Kind | None:
    """The kind of which a heading announces a list, by its last kind word or its sign."""
    found = list(_found(text))
    return found[-1] if found else mark(text)


def in_note(note: str) -> Kind | None:
    """The kind by which a remark calls its resource first: "a course that", "this book"; "Course by ..." at its start."""
    called = _calling().search(note)
    if called is None:
        return next(_found(note), None) if _UNSPACED.search(note) else None
    return _kind_of_word()[_singular(called[1] or called[2])]


def course_number(title: str) -> Kind | None:
    """ "CS 109", "MIT 18.06": how universities number their courses."""
    return Kind.COURSE if _COURSE_NUMBER.search(title) else None


def _found(text: str, *, last: bool = False) -> Iterator[Kind]:
    for match in _any_word().finditer(text):
        if last and text[match.end() :].strip(" .!)]"):
            continue
        yield _kind_of_word()[_singular(match[0])]


def _singular(word: str) -> str:
    written = " ".join(word.casefold().split())
    return written if written in _kind_of_word() else written.removesuffix("s")


@lru_cache(maxsize=1)
def _kind_of_word() -> dict[str, Kind]:
    return {word.casefold(): kind for kind, words in kinds().words.items() for word in words}


@lru_cache(maxsize=1)
def _signs() -> dict[str, Kind]:
    return {sign: kind for kind, signs in kinds().marks.items() for sign in signs}


@lru_cache(maxsize=1)
def _alternatives() -> str:
    spaced = sorted((w for w in _kind_of_word() if not _UNSPACED.search(w)), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in spaced)


@lru_cache(maxsize=1)
def _any_word() -> re.Pattern[str]:
    signs = "|".join(sorted((w for w in _kind_of_word() if _UNSPACED.search(w)), key=len, reverse=True))
    return re.compile(rf"\b(?:{_alternatives()})s?\b|{signs}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _calling() -> re.Pattern[str]:
    words = _alternatives()
    return re.compile(rf"^\W{{0,5}}({words})\b|{_DETERMINED}({words})\b(?!['’]s)", re.IGNORECASE)
