"""The words of ``kinds.yaml`` as compiled patterns: each is built when it is first asked for."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.extract._kinds import kinds
from pipeline.model import Kind
from pipeline.text.caseless import Caseless, caseless

UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")  # scripts that set no spaces between words
_RUN = re.compile(r"\w+")


@lru_cache(maxsize=1)
def kind_of_word() -> dict[str, Kind]:
    """Each kind word, folded, with its kind."""
    return {word.casefold(): kind for kind, words in kinds().words.items() for word in words}


@lru_cache(maxsize=1)
def kind_of_heading() -> dict[str, Kind]:
    """As above, with the words that name a kind only above a list."""
    return kind_of_word() | {word.casefold(): kind for kind, words in kinds().headings.items() for word in words}


@lru_cache(maxsize=1)
def kind_of_sign() -> dict[str, Kind]:
    """Each sign that authors set before a name, with its kind."""
    return {sign: kind for kind, signs in kinds().marks.items() for sign in signs}


@lru_cache(maxsize=1)
def kind_of_place() -> dict[str, Kind]:
    """Each place, folded, with the kind of what lives there."""
    return {place: kind for kind, places in kinds().places.items() for place in places}


@lru_cache(maxsize=1)
def at_a_place() -> Caseless:
    """A remark that says where papers are: "more details on arXiv"."""
    return caseless(rf"\b(?:on|at|via|auf|en|sur)\s(?:the\s)?({'|'.join(kinds().places[Kind.PAPER])})\b")


@lru_cache(maxsize=1)
def signs() -> tuple[str, ...]:
    """All of these signs."""
    return tuple(kind_of_sign())


@lru_cache(maxsize=1)
def cheat_sheet() -> Caseless:
    """The words for a cheat sheet."""
    return _words(kinds().words[Kind.CHEATSHEET], plural="s?")


@lru_cache(maxsize=1)
def any_word() -> Caseless:
    """A kind word, also in the plural."""
    return _words(kind_of_word(), plural="s?")


def names_a_kind(text: str) -> bool:
    """False where no kind word can stand, which is told five times faster than by looking for them."""
    return not text.isascii() or not _first_runs().isdisjoint(_RUN.findall(text.lower()))


@lru_cache(maxsize=1)
def _first_runs() -> frozenset[str]:
    """What each kind word begins with, up to a hyphen or a space: "e" of "e-book"."""
    runs = {run[0] for word in kind_of_word() if (run := _RUN.match(word))}
    return frozenset(runs | {f"{run}s" for run in runs})


@lru_cache(maxsize=1)
def any_heading() -> Caseless:
    """A kind word as it stands above a list."""
    return _words(kind_of_heading(), plural="s?")


@lru_cache(maxsize=1)
def textbook() -> Caseless:
    """The words that titles of text books begin or end with."""
    return _words(kinds().textbooks)


@lru_cache(maxsize=1)
def joint() -> re.Pattern[str]:
    """What stands between the parts of a title."""
    return re.compile(rf"\s[-–—|]\s|[:：;,.!?()\[\]（）【】]|\b(?:{'|'.join(kinds().joints)})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def calling() -> Caseless:
    """A remark that calls its resource something: "Course by ..." at its start, "a really short course that", "one of the best courses"."""
    data = kinds()
    spaced, _ = _alternatives(kind_of_word())
    gap = rf"(?:(?!(?:{'|'.join(data.breaks)})\b)\(?[\w'’*/-]+\)?,?\s){{0,4}}?"
    after = rf"(?!['’]s)(?=\W*$|\s?[^\w\s/-]|\s+(?:{'|'.join(data.followers)}|\w{{2,20}}(?:ing|ed))\b)"
    determiner = rf"\b(?:{'|'.join(data.determiners)})\s"
    return caseless(
        rf"^\W{{0,5}}{gap}({spaced})\b{after}|{determiner}{gap}({spaced})\b{after}"
        rf"|\bone\sof\s(?:the|my|our)\s{gap}({spaced})s\b"
    )


@lru_cache(maxsize=1)
def made_for() -> re.Pattern[str]:
    """ "... for Python", "a Ruby API": code that other code uses."""
    names = "|".join(sorted(map(re.escape, kinds().languages), key=len, reverse=True))
    return re.compile(rf"\bfor (?:{names})(?![\w+#])|\b(?:{names}) (?:API|wrapper|bindings|client)\b")


@lru_cache(maxsize=1)
def school() -> Caseless:
    """Who gives courses, at the beginning or the end of a name."""
    names = "|".join(sorted(map(re.escape, kinds().schools), key=len, reverse=True))
    return caseless(rf"^(?:{names})\b|\b(?:{names})\W*$")


@lru_cache(maxsize=1)
def course_number() -> Caseless:
    """How universities number their courses: "CS 109", "STAT540", "MIT 18.06"."""
    departments = "|".join(kinds().departments)
    return caseless(
        rf"\b(?:(?:{departments})[- ]?\d{{2,4}}[a-z]{{0,2}}|mit (?:ocw )?\d{{1,2}}\.[\ds]\w{{0,4}})\b(?!-\d)"
    )


def _words(words: Iterable[str], *, plural: str = "") -> Caseless:
    spaced, unspaced = _alternatives(words)
    return caseless(rf"\b(?:{spaced}){plural}\b|{unspaced}")


def _alternatives(words: Iterable[str]) -> tuple[str, str]:
    """Patterns of the words that are written with spaces around them, and of those that are not; longest first."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    spaced = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest if not UNSPACED.search(word))
    return spaced, "|".join(word for word in longest if UNSPACED.search(word))
