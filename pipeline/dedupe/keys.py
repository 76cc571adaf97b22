"""What a mention alone says about which resource it means: identity keys, the most trusted first.

youtube:video:ID  github:owner/repo    a platform's own identity
doi:..  isbn:..                        a work's number
url:..                                 the canonical URL
cut:beginning|words                    the shown beginning of a URL, and the name beside it
title:words|creators|kind              a name that one work bears
topic:words|creators|kind|what is said a name that many works share, held apart by who says what about it
alias:words|creators|kind              a part or an abbreviation of the title: no identity, a hint for merging
about:subject|what else|kind           a course's subject and teachers in any order: likewise
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

from pipeline.dedupe.generic import SUBJECTS
from pipeline.dedupe.makers import byline, called_by_author, led, noted, signed, surnames
from pipeline.dedupe.titles import Name, abouts, fold, names
from pipeline.links import identity_keys
from pipeline.model import Kind, UrlState

_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s{0,2}((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX])\b", re.IGNORECASE)
_DOI = re.compile(r"\bdoi:\s?(10\.\d{4,9}/[^\s\"<>]{1,120}[^\s\"<>.,;)])", re.IGNORECASE)
_LIST = re.compile(r"[?&]list=([A-Za-z0-9_-]{2,64})")
_SCHEME = re.compile(r"^https?://(?:www\.)?")
_TOPIC = "topic:"
_LATER = {"doi": 1, "isbn": 1, "url": 2, "cut": 3, "title": 4, "topic": 4, "alias": 5, "about": 6}
# What a course may be called where nobody says that it is one.
_TAUGHT = frozenset({Kind.COURSE, Kind.PLAYLIST, Kind.VIDEO, Kind.ARTICLE, Kind.WEBSITE, Kind.OTHER})
# What people write, not what projects and companies make: a bare name beside it is its author.
_WRITTEN = frozenset({Kind.BOOK, Kind.COURSE, Kind.PAPER, Kind.PLAYLIST, Kind.VIDEO, Kind.ARTICLE, Kind.CHEATSHEET})
_SEGMENT = re.compile(r"/([^/?#]*\d[^/?#]*-[^/?#]+-[^/?#]+)/(?:[^?#]*)$")
_PIECE = re.compile(r"\b(?:lecture|session|lesson|chapter|class|week|part|unit)\s{0,2}\d", re.IGNORECASE)


# What a course hands out is not the course: "CS101 lecture notes".
_HANDED_OUT = re.compile(r"\b(?:notes|slides|assignments|homework|problem sets|exercises|solutions)\b", re.IGNORECASE)


def rank(key: str) -> tuple[int, str]:
    """The order of trust: platform, number, URL, title; then the key itself."""
    return _LATER.get(key.partition(":")[0], 0), key


def mention_keys(
    *,
    url: str | None,
    url_state: UrlState,
    title: str | None,
    creators: Sequence[str],
    kind: Kind,
    note: str | None = None,
    recommender: str | None = None,
    section: Sequence[str] = (),
    weak: bool = False,
) -> tuple[str, ...]:
    """The identity keys of one mention, smallest and most trusted first; never empty for a URL or a title.

    `weak` says that the title was drawn out of a sentence: it names nothing by itself.
    """
    whole = url is not None and url_state in (UrlState.OK, UrlState.SHORT)
    linked = list(identity_keys(_whole(url, title or "", kind))) if url is not None and whole else []
    linked += (
        _numbers(f"{title or ''} {note or ''}") if not any(k.startswith(("doi:", "isbn:")) for k in linked) else []
    )
    cut = None if whole or url is None else f"cut:{_SCHEME.sub('', url)}"
    made = _makers(title or "", creators, kind, note)
    named = list(_title_keys(title, made, kind, (recommender, cut, note, *section), weak=weak)) if title else []
    if cut:
        linked.append(f"{cut}|{' '.join(fold(title or ''))}")
    if title and not weak:
        named += _hints(title, made, kind, url)
    if title and not (linked or named):  # a title of signs alone
        named = [f"topic:||{kind.value}|{sha256(title.encode()).hexdigest()[:12]}"]
    return (*sorted(dict.fromkeys(linked), key=rank), *named)


def _whole(url: str, title: str, kind: Kind) -> str:
    """The address of what is meant: a video said of its playlist, a lecture's page said of its course."""
    if kind is Kind.PLAYLIST:
        found = _LIST.search(url)
        return f"https://youtube.com/playlist?list={found[1]}" if found and "youtu" in url else url
    if kind is Kind.COURSE and not _PIECE.search(title) and (page := _SEGMENT.search(url)):
        subject = SUBJECTS.intersection(fold(title))
        return url[: page.end(1)] if subject and subject <= set(page[1].split("-")) else url
    return url


def _makers(title: str, creators: Sequence[str], kind: Kind, note: str | None) -> tuple[str, ...]:
    """The creators, and whom title and note name as such."""
    found = [*creators, *filter(None, [byline(title)])]
    if not found and kind in _WRITTEN and note:
        found += noted(note, title)
    return tuple(found)


def _title_keys(
    title: str, makers: tuple[str, ...], kind: Kind, said: Iterable[str | None], *, weak: bool
) -> Iterable[str]:
    """One key for each reading of the title, its own first."""
    readings = _readings(title, makers, kind, weak)
    if any(reading.startswith(_TOPIC) for reading in readings):
        words = " ".join(word for part in said if part for word in fold(part))
        told = sha256(words.encode()).hexdigest()[:12]
        return [f"{reading}|{told}" if reading.startswith(_TOPIC) else reading for reading in readings]
    return readings


@lru_cache(maxsize=4096)  # a title comes again with other remarks
def _readings(title: str, makers: tuple[str, ...], kind: Kind, weak: bool) -> tuple[str, ...]:
    """As above; of what is told by the remarks beside a title, only the beginning."""
    if found := signed(title) or led(title):
        title, makers = found[0], (*makers, *found[1])
    surname = "+".join(surnames(makers))
    return tuple(
        f"{_sort(name, weak=weak)}{' '.join(name.words)}|{surname}|{kind.value}" for name in names(title, makers)
    )


def _sort(name: Name, *, weak: bool) -> str:
    if not name.own:
        return "alias:"
    return _TOPIC if name.generic or weak else "title:"


def _hints(title: str, makers: Sequence[str], kind: Kind, url: str | None) -> Iterable[str]:
    """Keys that are no identity: what a course is on and by whom, a book that goes by its author."""
    if kind in _TAUGHT and not _PIECE.search(title) and not _HANDED_OUT.search(title):
        for subject, rest in dict.fromkeys(abouts(title, makers)):
            yield f"about:{' '.join(subject)}|{' '.join(rest)}|{kind.value}"
    if kind is Kind.BOOK and url and (found := called_by_author(title, url)):
        yield f"alias:{' '.join(found[1])}|{'+'.join(surnames([found[0]]))}|{kind.value}"


def _numbers(text: str) -> list[str]:
    dois = [f"doi:{match[1].lower()}" for match in _DOI.finditer(text)] if "doi:" in text.lower() else []
    isbns = [isbn for match in _ISBN.finditer(text) if (isbn := _isbn13(match[1]))] if "isbn" in text.lower() else []
    return dois + [f"isbn:{isbn}" for isbn in isbns]


def _isbn13(written: str) -> str | None:
    """The thirteen digits of an ISBN whose check digit is right, else None."""
    digits = [10 if c in "Xx" else int(c) for c in written if c.isdigit() or c in "Xx"]
    if len(digits) == 10 and sum(d * (10 - i) for i, d in enumerate(digits)) % 11 == 0:
        digits = [9, 7, 8, *digits[:9]]
        return "".join(map(str, digits)) + str(-sum(d * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10)
    if len(digits) == 13 and sum(d * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0:
        return "".join(map(str, digits))
    return None
