"""Who made it, as a title or a note says beside the fields: bylines, citations, people named before a title."""

import re
from collections.abc import Iterable, Iterator

from pipeline.dedupe.generic import FORMS, INSTITUTIONS, SUBJECTS
from pipeline.dedupe.titles import BYLINE, CITATION, fold, generic

_AND = re.compile(r"[,;/]|\s+(?:and|&|y|und|et)\s+")
_REMARK = re.compile(r"\s{0,3}[(\[][^()\[\]]{1,60}[)\]]\.?$")
_ET_AL = re.compile(r",?\s{1,3}et al\.?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_](?:\.|[^\W\d_]['’\w-]{0,20})")
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "la", "le", "di", "da", "del", "dos", "bin", "ibn"})
_HONORIFICS = frozenset({"dr", "prof", "professor"})
_SMALL = _PARTICLES | _HONORIFICS  # words of a name that need no capital
_ARTICLES = frozenset({"the", "a", "an"})  # which names begin with no more than with a verb
# "Must Read", "Very Good": what people say of a work with capitals.
_PRAISE = frozenset(
    """
    absolute all amazing awesome available beautiful brilliant classic comprehensive coming easy excellent fantastic favorite
    favourite gentle gold good great hidden highly love loved magnificent masterpiece must nice not now old only outstanding pick
    recommended solid soon standard strongly super superb time top very wonderful
    """.split()
)
_PLAIN = (SUBJECTS | FORMS | INSTITUTIONS | _PRAISE) - _PARTICLES  # what shows that words name no person
# "Rivers by Ada Byrne, professor of ...": the name goes up to what is no name.
_BY = re.compile(r"\bby\s{1,3}((?:[^\W\d_a-z][^\s,;:()]{0,24}\s{0,2}){2,4})")
# "Ada Byrne and Bo Lind. With exercises.": a stop behind more than an initial.
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s")
_SEGMENT = re.compile(r"\s[-–—|·•]\s|:\s")
_SIGNATURE = re.compile(r"^(?:and\s)?([^,]{3,60}),\s(\S.*)$")  # up to the first comma
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_PEOPLE = re.compile(r"\b[^\W\d_]\.|\s(?:and|&)\s")
# Who published it and when, at the end of a citation.
_IMPRINT = re.compile(
    r",\s(?:(?:19|20)\d\d|[A-Z]{3,8}|(?:[\w'’-]{2,20}\s){0,2}(?:Press|Springer(?:-Verlag)?|Wiley|O['’]Reilly|Manning|Packt"
    r"|Pearson|Elsevier|Prentice Hall|Addison-Wesley|McGraw-Hill|Birkhäuser|Dover|University))\.?$"
)
_SHORT_CITATION = re.compile(
    r"^([^\W\d_][^\s(),]{1,30})(?:\s(?:et al\.?|(?:and|&)\s[^\s(),]{2,30}))?\s\((?:19|20)\d\d[a-z]?\)$"
)


def persons(text: str) -> tuple[str, ...]:
    """The people, where the text names people and says nothing else; () otherwise."""
    first = next(iter(text.lstrip().removeprefix("by ").split(maxsplit=1)), "")
    if first[:1].islower() and first.casefold().rstrip(".") not in _SMALL:  # most remarks are a sentence
        return ()
    text = _REMARK.sub("", text.strip()).removeprefix("by ").rstrip(".")
    bare = _ET_AL.sub("", text)
    parts = [part.strip() for part in _AND.split(bare) if part.strip()]
    surnames_alone = bare != text or (len(parts) > 1 and not any(" " in part for part in parts))
    least = 1 if surnames_alone else 2
    return tuple(parts) if 0 < len(parts) <= 8 and all(_person(part, least) for part in parts) else ()


def _person(text: str, least: int) -> bool:
    words = text.split()
    named = [w for w in words if w.casefold() not in _PARTICLES and w.casefold().rstrip(".") not in _HONORIFICS]
    shaped = least <= len(named) <= 4 and all(w[0].isupper() and _WORD.fullmatch(w) for w in named)
    return shaped and words[0].casefold() not in _ARTICLES and _PLAIN.isdisjoint(fold(_INITIAL.sub("", text)))


def byline(title: str) -> str | None:
    """Who made it, where the title ends in "by A. Author" or is cited as "A. Author (2016). Title"."""
    if cited := CITATION.match(title):
        return cited[1]
    found = BYLINE.search(title)
    return found[1] if found and found[1][0].isupper() else None


def noted(note: str, title: str) -> tuple[str, ...]:
    """Who made it, where the note is a byline, begins with one, or repeats the title with one behind it."""
    for said in (note, _SENTENCE.split(note, maxsplit=1)[0]):
        if len(said) < 200 and (found := persons(said)):
            return found
    lead = note[: len(title)].casefold() == title.casefold()
    found_by = _BY.match(note[len(title) :].lstrip() if lead else note)
    return persons(found_by[1]) if found_by else ()


def led(title: str) -> tuple[str, tuple[str, ...]] | None:
    """(rest, people) where a subject's name stands beside people's: "Ada Byrne - Linear Algebra Notes"."""
    parts = _SEGMENT.split(title)
    if len(parts) < 2:
        return None
    named = [(part, persons(part)) for part in parts]
    people = [name for _, found in named for name in found]
    rest = " - ".join(part for part, found in named if not found and not part.strip().isdigit())
    return (rest, tuple(people)) if people and rest and generic(fold(rest)) else None


def signed(title: str) -> tuple[str, tuple[str, ...]] | None:
    """(rest, people) of "A. Byrne and B. Lind, Rivers of Chance, Delta Press, 2016": as bibliographies cite.

    Two words with capitals may be anything: an initial or an "and" shows that they are people.
    """
    people: list[str] = []
    rest = title
    while found := _SIGNATURE.match(rest):
        named = [person for person in _AND.split(found[1]) if person]
        if not all(_person(person, 2) for person in named):
            break
        people += named
        rest = found[2]
    shown = _PEOPLE.search(title[: len(title) - len(rest)])
    if not people or not shown or not rest[0].isupper():
        return None
    while (shorter := _IMPRINT.sub("", rest)) != rest:
        rest = shorter
    return (rest, tuple(people)) if " " in rest else None


def called_by_author(title: str, url: str) -> tuple[str, tuple[str, ...]] | None:
    """(author, words of the page's name) where a book goes by its author alone: "Byrne (2006)", "Byrne".

    The page's name is the address's most telling segment: ".../Byrne-Rivers-of-Chance-2006.pdf".
    """
    cited = _SHORT_CITATION.match(title)
    author = cited[1] if cited else title
    if not cited and not (_WORD.fullmatch(title) and title[0].isupper() and len(title) > 2):
        return None
    if not (SUBJECTS | FORMS | INSTITUTIONS).isdisjoint(fold(author)):
        return None
    words = [word for word in fold(_slug(url)) if not re.fullmatch(r"(?:19|20)\d\d|pdf|html?|epub", word)]
    named = tuple(word for word in words if word not in fold(author))
    whole = len(named) >= 3 and not generic(named) and not any(word.isdigit() for word in named)
    return (author, named) if whole and (cited or len(named) == len(words)) else None


def _slug(url: str) -> str:
    path = url.partition("?")[0].partition("#")[0].partition("://")[2]
    return max(path.split("/")[1:], key=lambda segment: segment.count("-"), default="").replace("-", " ")


def surnames(creators: Iterable[str]) -> tuple[str, ...]:
    """The creators' last names, folded and sorted: "Gilbert Strang" and "Strang" agree."""
    return tuple(sorted(set(_last(creators))))


def _last(creators: Iterable[str]) -> Iterator[str]:
    for creator in creators:
        for person in re.split(r"[,;]|\s+and\s+|\s+&\s+|\s+y\s+|/", creator):
            words = [w for w in fold(person.lstrip("@")) if w not in {"al", "et", "jr", "sr", "phd", "dr", "prof"}]
            if words and not words[-1].isdigit():
                yield words[-1]
