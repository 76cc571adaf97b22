"""What a title says, for comparing: its words folded, and whether they name one work or only a subject.

``+`` and ``#`` belong to their word (C++, C#); numbers, editions, years and small words (of, for) stay: they tell
works apart. Only what never does is dropped: case, accents, punctuation, a leading article, an abbreviation of
the title in parentheses, a byline.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from pipeline.dedupe.generic import CONNECTORS, FORMS, LANGUAGES, SUBJECTS
from pipeline.records import dataclass

_WORD = re.compile(r"[^\W_]+[+#]{0,2}")
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile("['’‘`´]")
_ABBREVIATION = re.compile(r"\s{0,3}\(([A-Za-z][A-Za-z0-9]{1,7})\)")
BYLINE = re.compile(r"[,\s]{1,3}by\s{1,3}(\S[^()|]{2,80})$")
# "A. Author and B. Author (2016). The Title": how a bibliography names a work.
CITATION = re.compile(r"^([^()]{3,120}?)\s?\((?:19|20)\d\d\)[.:,]?\s{1,3}(\S.{2,})$")
# Beside the usual signs: between a title in Han characters and the same title in Latin letters.
_SEGMENTS = re.compile(r"\s[-–—|·•]\s|:\s|[（(]|[)）]|(?<=[\u3400-\u9fff])\s{1,3}(?=[A-Za-z])")
# "XGBoost (R)", "Go Proverbs (video)": what stands in parentheses says which of several is meant.
_QUALIFIED = re.compile(r"\s?[（(]([^()（）]{1,60})[)）]")
# "Rivers book (Part 1)", "the textbook (chapters 2-4)": what to read of a book is still the book.
_READING = re.compile(
    r"\b(book|textbook)\s{1,3}\((?:part|parts|chapter|chapters|ch\.?|sections?)\s[\w,–-]{1,12}\)$", re.IGNORECASE
)
# "Ada Byrne's Rivers of Chance" is "Rivers of Chance" too.
_OWNED = re.compile(r"^(?:[A-Z][^\s:,'’]{1,24}\s){0,2}[A-Z][^\s:,'’]{1,24}['’]s\s(?=\S)")
# How courses are numbered: CS224n, EE 364a, Stat 110, 6.041SC.
_NUMBER = re.compile(
    r"\b(?:(\d{1,2}\.\d{2,4}[A-Za-z]{0,2})|([A-Z]{2,4}|Stat|Stats|Statistics|Math|Maths|Phys|Econ)[ -]?(\d{2,3}[A-Za-z]{0,2})(?!\.\d))\b"
)
_POSSESSIVE = re.compile("['’]s\\b")
_ARTICLES = frozenset({"the", "a", "an"})
# Short forms that people use for the very same word of a title.
_LONG = {"math": "mathematics", "maths": "mathematics", "intro": "introduction", "stats": "statistics"}
_SUBJECT = {
    "ai": ("artificial", "intelligence"),
    "ml": ("machine", "learning"),
    "dl": ("deep", "learning"),
    "rl": ("reinforcement", "learning"),
    "nlp": ("natural", "language", "processing"),
}
# What a thing is, said behind its name: "StatQuest videos" is StatQuest.
_TITLES = frozenset({"by", "professor", "prof", "dr", "university"})
_FIELDS = {"statistics": "stat", "stats": "stat", "maths": "math"}
_MEDIA = frozenset({"videos", "channel", "website"})
_BOOKS = frozenset({"book", "ebook", "textbook"})  # only behind two words: "The Rust Book" is a name


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a title."""

    words: tuple[str, ...]
    generic: bool  # names a subject or a form: many works are called so
    own: bool = True  # False: a part or an abbreviation of the title

    @property
    def compact(self) -> str:
        """The words run together: "git-annex", "Git Annex" and "gitannex" are one."""
        return "".join(self.words)


@lru_cache(maxsize=1024)  # a title, its parts and its makers are folded several times for one mention
def fold(text: str) -> tuple[str, ...]:
    """The words of `text`: compatibility letters, case and accents folded, punctuation dropped."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
    words = _WORD.findall(_APOSTROPHES.sub("", text).replace("&", " and ").casefold())
    words = [_LONG.get(word, word) for word in words]
    return tuple(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def generic(words: tuple[str, ...]) -> bool:
    """True where the words alone name no particular work."""
    if not all(word in SUBJECTS or word in FORMS or word.isdigit() or len(word) < 2 for word in words):
        return len("".join(words)) < 3
    return not _composed(words)


def _composed(words: tuple[str, ...]) -> bool:
    places = [i for i, word in enumerate(words) if word in CONNECTORS]
    return any(SUBJECTS.intersection(words[:i]) and SUBJECTS.intersection(words[i + 1 :]) for i in places)


def adapted(words: tuple[str, ...]) -> bool:
    """True for "Rivers of Code: Python Edition": another book than "Rivers of Code"."""
    return any(word in LANGUAGES and last in ("edition", "version") for word, last in pairwise(words))


def names(title: str, creators: Iterable[str] = ()) -> tuple[Name, ...]:
    """The readings of a title, its own first; the further ones (abbreviation, parts) need a supporting fact."""
    cited = CITATION.match(title)
    bare, short = _abbreviation(cited[2] if cited else title)
    bare = _READING.sub(r"\1", BYLINE.sub("", bare) or bare)
    own = _without(bare, {fold(creator) for creator in creators})
    words = _unmarked(fold(own) or fold(title))
    if not words:
        return ()
    readings = {words: Name(words, generic=generic(words))}
    if (owned := fold(_OWNED.sub("", own))) != words and len(owned) >= 3 and not generic(owned):
        readings.setdefault(owned, Name(owned, generic=False))
    if (spelt := _spelt_out(words)) != words and not generic(spelt):
        readings.setdefault(spelt, Name(spelt, generic=False, own=False))
    if len(words) == 2 and words[1] == "js" and not generic(words[:1]):  # "Vue.js" goes by "Vue"
        readings.setdefault(words[:1], Name(words[:1], generic=False, own=False))
    if adapted(words):
        return tuple(readings.values())
    for part in [short, *_SEGMENTS.split(_QUALIFIED.sub(_kept, own))]:
        further = fold(part)
        if further and further != words and not generic(further):
            readings.setdefault(further, Name(further, generic=False, own=False))
    return tuple(readings.values())


def abouts(title: str, makers: Iterable[str] = ()) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What a course is on and what else is said (teachers, schools, numbers), each sorted; nothing without both.

    "Strang's lectures on linear algebra (MIT)" and "MIT linear algebra course by Strang" say the same. A course's
    number (CS224n) is what it is on, too.
    """
    people = {word for maker in makers for word in fold(maker) if len(word) > 1}
    for part in dict.fromkeys([title, *re.split(r":\s", title)]):
        words = {w for w in fold(_POSSESSIVE.sub("", part)) if len(w) > 1 or w.isdigit()} | people
        subject = words & SUBJECTS
        subject = subject - {"series"} or subject  # a "Probability Lecture Series" is on probability
        rest = words - SUBJECTS - FORMS - CONNECTORS - _TITLES
        if subject and len(rest) >= 2:
            yield tuple(sorted(subject)), tuple(sorted(rest))
    for number in _NUMBER.finditer(title):
        words = set(fold(title[: number.start()] + " " + title[number.end() :])) | people
        rest = words - SUBJECTS - FORMS - CONNECTORS - _TITLES
        written = number[1] or _FIELDS.get(number[2].casefold(), number[2]) + number[3]
        yield (written.casefold(),), tuple(sorted(rest | ({"mit"} if number[1] else set())))


def _spelt_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Pattern recognition and ML" is short for a name that people also write in full."""
    return tuple(full for word in words for full in _SUBJECT.get(word, (word,)))


def _kept(found: re.Match[str]) -> str:
    """A qualifier stays part of the name, any other remark in parentheses is a segment of its own."""
    return f" {found[1]} " if generic(fold(found[1])) else found[0]


def _unmarked(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) > 1 and words[-1] in _MEDIA:
        return words[:-1]
    return words[:-1] if len(words) > 2 and words[-1] in _BOOKS else words


def _abbreviation(title: str) -> tuple[str, str]:
    found = _ABBREVIATION.search(title)
    if not found:
        return title, ""
    rest = title[: found.start()] + title[found.end() :]
    name, short = "".join(fold(rest)), [letter for letter in found[1].casefold() if letter.isalpha()]
    letters = iter(name)
    whole = name[:1] == short[0] and len(short) > 1 and all(letter in letters for letter in short)
    return (rest, found[1]) if whole and rest.strip() else (title, "")


def _without(title: str, makers: set[tuple[str, ...]]) -> str:
    """The title without a segment that only repeats its maker: "3Blue1Brown - Essence of ..."."""
    if not makers:
        return title
    parts = re.split(r"\s[-–—|·•:]\s|:\s", title)
    kept = [part for part in parts if fold(part) not in makers]
    return title if len(kept) == len(parts) or not kept else " - ".join(kept)
