"""What a title says, for comparing: its words folded, and whether they name one work or only a subject.

``+`` and ``#`` belong to their word (C++, C#); numbers, editions, years and small words (of, for) stay: they tell
works apart. Only what never does is dropped: case, accents, punctuation, a leading article, an abbreviation of
the title in parentheses, a byline.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.dedupe.generic import CONNECTORS, FORMS, SUBJECTS

_WORD = re.compile(r"[^\W_]+[+#]{0,2}")
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile("['’‘`´]")
_ABBREVIATION = re.compile(r"\s{0,3}\(([A-Z][A-Za-z0-9]{1,7})\)")
_BYLINE = re.compile(r"[,\s]{1,3}by\s{1,3}(\S[^()|]{2,80})$")
# "A. Author and B. Author (2016). The Title": how a bibliography names a work.
_CITATION = re.compile(r"^([^()]{3,120}?)\s?\((?:19|20)\d\d\)[.:,]?\s{1,3}(\S.{2,})$")
_SEGMENTS = re.compile(r"\s[-–—|·•]\s|:\s|[（(]|[)）]")
# "XGBoost (R)", "Go Proverbs (video)": what stands in parentheses says which of several is meant.
_QUALIFIED = re.compile(r"\s?[（(]([^()（）]{1,60})[)）]")
_POSSESSIVE = re.compile("['’]s\\b")
_ARTICLES = frozenset({"the", "a", "an"})
# Short forms that people use for the very same word of a title.
_LONG = {"math": "mathematics", "maths": "mathematics", "intro": "introduction", "stats": "statistics"}
# What a thing is, said behind its name: "StatQuest videos" is StatQuest.
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


def names(title: str, creators: Iterable[str] = ()) -> tuple[Name, ...]:
    """The readings of a title, its own first; the further ones (abbreviation, parts) need a supporting fact."""
    cited = _CITATION.match(title)
    bare, short = _abbreviation(cited[2] if cited else title)
    bare = _BYLINE.sub("", bare) or bare
    own = _without(bare, {fold(creator) for creator in creators})
    words = _unmarked(fold(own) or fold(title))
    if not words:
        return ()
    readings = {words: Name(words, generic=generic(words))}
    for part in [short, *_SEGMENTS.split(_QUALIFIED.sub(_kept, own))]:
        further = fold(part)
        if further and further != words and not generic(further):
            readings.setdefault(further, Name(further, generic=False, own=False))
    return tuple(readings.values())


def about(title: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The subject of a title and what else it says (teachers, schools, numbers), each sorted; None without both.

    "Strang's lectures on linear algebra (MIT)" and "MIT linear algebra course by Strang" say the same.
    """
    words = {word for word in fold(_POSSESSIVE.sub("", title)) if len(word) > 1 or word.isdigit()}
    subject = words & SUBJECTS
    rest = words - subject - FORMS - CONNECTORS - {"by"}
    return (tuple(sorted(subject)), tuple(sorted(rest))) if subject and len(rest) >= 2 else None


def byline(title: str) -> str | None:
    """Who made it, where the title ends in "by A. Author" or is cited as "A. Author (2016). Title"."""
    if cited := _CITATION.match(title):
        return cited[1]
    found = _BYLINE.search(title)
    return found[1] if found and found[1][0].isupper() else None


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
    letters = iter("".join(fold(rest)))
    whole = all(letter in letters for letter in found[1].casefold())
    return (rest, found[1]) if whole and rest.strip() else (title, "")


def _without(title: str, makers: set[tuple[str, ...]]) -> str:
    """The title without a segment that only repeats its maker: "3Blue1Brown - Essence of ..."."""
    parts = re.split(r"\s[-–—|·•:]\s|:\s", title)
    kept = [part for part in parts if fold(part) not in makers]
    return title if len(kept) == len(parts) or not kept else " - ".join(kept)


def surnames(creators: Iterable[str]) -> tuple[str, ...]:
    """The creators' last names, folded and sorted: "Gilbert Strang" and "Strang" agree."""
    found = set()
    for creator in creators:
        for person in re.split(r"[,;]|\s+and\s+|\s+&\s+|\s+y\s+|/", creator):
            words = [w for w in fold(person.lstrip("@")) if w not in {"al", "et", "jr", "sr", "phd", "dr", "prof"}]
            if words and not words[-1].isdigit():
                found.add(words[-1])
    return tuple(sorted(found))
