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
from hashlib import sha256

from pipeline.dedupe.titles import about, byline, fold, names, surnames
from pipeline.links import identity_keys
from pipeline.model import Kind, UrlState

_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s{0,2}((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX])\b", re.IGNORECASE)
_DOI = re.compile(r"\bdoi:\s?(10\.\d{4,9}/[^\s\"<>]{1,120}[^\s\"<>.,;)])", re.IGNORECASE)
_LIST = re.compile(r"[?&]list=([A-Za-z0-9_-]{2,64})")
_SCHEME = re.compile(r"^https?://(?:www\.)?")
_LATER = {"doi": 1, "isbn": 1, "url": 2, "cut": 3, "title": 4, "topic": 4, "alias": 5, "about": 6}
_TAUGHT = frozenset({Kind.COURSE, Kind.PLAYLIST, Kind.VIDEO})


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
) -> tuple[str, ...]:
    """The identity keys of one mention, smallest and most trusted first; never empty for a URL or a title."""
    whole = url is not None and url_state in (UrlState.OK, UrlState.SHORT)
    linked = list(identity_keys(_playlist(url) if kind is Kind.PLAYLIST else url)) if url is not None and whole else []
    linked += (
        _numbers(f"{title or ''} {note or ''}") if not any(k.startswith(("doi:", "isbn:")) for k in linked) else []
    )
    cut = None if whole or url is None else f"cut:{_SCHEME.sub('', url)}"
    named = list(_title_keys(title, creators, kind, (recommender, cut, note, *section))) if title else []
    if cut:
        linked.append(f"{cut}|{' '.join(fold(title or ''))}")
    if title and kind in _TAUGHT and (told := about(title)):
        named.append(f"about:{' '.join(told[0])}|{' '.join(told[1])}|{kind.value}")
    return (*sorted(dict.fromkeys(linked), key=rank), *named)


def _playlist(url: str) -> str:
    """A video's URL that carries its playlist, said of a playlist, means the playlist."""
    found = _LIST.search(url)
    return f"https://youtube.com/playlist?list={found[1]}" if found and "youtu" in url else url


def _title_keys(title: str, creators: Sequence[str], kind: Kind, said: Iterable[str | None]) -> Iterable[str]:
    """One key for each reading of the title, its own first."""
    makers = "+".join(surnames([*creators, *filter(None, [byline(title)])]))
    for name in names(title, creators):
        stem = f"{' '.join(name.words)}|{makers}|{kind.value}"
        if not name.own:
            yield f"alias:{stem}"
        elif not name.generic:
            yield f"title:{stem}"
        else:
            words = " ".join(word for part in said if part for word in fold(part))
            yield f"topic:{stem}|{sha256(words.encode()).hexdigest()[:12]}"


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
