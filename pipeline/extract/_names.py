"""What people call a resource: kind words and signs in titles, remarks, brackets and headings."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.extract import _dealt, _patterns
from pipeline.extract._looks import domain, slug
from pipeline.model import Kind

_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,60})[)\]）】]")
_DETERMINED = re.compile(r"(?:this|the|a|an|my|our)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?。！？\n](?:(?<=\n)|(?<=[\w)\]][\w)\]].)(?=\s|$))")  # looks for the sign first
_QUOTED = re.compile(r"[\"“«„][^\"“”«»„]{1,200}[\"”»“]")  # a title in a remark; its words are not the remark's own
_LONGEST = 500  # characters of a title or sentence that are read
_PLATFORMS = frozenset({"platform", "plataforma", "plateforme", "plattform", "plattformen"})  # "tools and platforms"
_BULLETS = frozenset("📄📑📝📰▶")  # before a link they mark any page
_RUN = re.compile(r"\w+")
_LONG_WORD = 5  # letters of a word that titles write with a capital
_DIGIT = re.compile(r"\d")
# What books have in their titles, too: "Dreaming in Code", "The Hitchhiker's Guide".
_ON_COVERS = frozenset({Kind.TOOL, Kind.LIBRARY, Kind.REPOSITORY, Kind.DATASET, Kind.WEBSITE, Kind.ARTICLE})
# What may stand behind the kind word in a part of a title: "a course taught | by | A. Sleeper".
_MADE = re.compile(
    r"\s(?:written|taught|given|made|held|led|(?:develop|creat|record|publish|present|host|offer|produc|edit|curat|design)ed)\W*\Z"
)
_LABEL = re.compile(r"\W{0,6}((?:[^\W\d_][\w-]{0,20}\s){0,2}[^\W\d_][\w-]{2,20})\s?:\W{0,4}")


def in_brackets(text: str) -> Kind | None:
    """What a bracket beside the name says alone: "(video)", "[pdf]"."""
    for inside in _BRACKETS.findall(text):
        word = _singular(inside.strip())
        if word in _patterns.kind_of_word():
            return _patterns.kind_of_word()[word]
        if word == "pdf":
            return Kind.PAPER
    return None


def before_a_colon(title: str) -> Kind | None:
    """What a label before the name says: "Course: Rivers", "Framework: Sieve"."""
    label, colon, name = title.partition(": ")
    return _patterns.kind_of_word().get(_singular(label)) if colon and name else None


def before_a_link(words: str) -> Kind | None:
    """What a label before the link says: "Free course: ", not "Code for the book: "."""
    label = _LABEL.fullmatch(words)
    return head(label[1]) if label and len(_patterns.joint().split(label[1])) == 1 else None


def cheatsheet(text: str) -> Kind | None:
    """A cheat sheet says so, wherever it lives."""
    said = text.replace("_", " ")
    named = _patterns.cheat_sheet().holds(said)  # few do; all kind words are sought in them alone
    return Kind.CHEATSHEET if named and Kind.CHEATSHEET in _found(said) else None


def mark(text: str) -> Kind | None:
    """The sign that a name begins with."""
    start = text.lstrip()
    if not start.startswith(_patterns.signs()):
        return None
    return next(kind for sign, kind in _patterns.kind_of_sign().items() if start.startswith(sign))


def sign_before(words: str) -> tuple[str, ...]:
    """The sign right before a link, to be read as a heading: ":book: [Gravel](…)"; () for none and for bullets."""
    bare = words.rstrip("\ufe0f \u00a0*_[(")
    if not bare.endswith(_patterns.signs()):
        return ()
    sign = next(sign for sign in _patterns.signs() if bare.endswith(sign))
    return () if sign in _BULLETS else (sign,)


@lru_cache(maxsize=8192)
def head(title: str) -> Kind | None:
    """The kind word that a title is built on, and no kind word of what it only deals with."""
    if slug(title) or domain(title):
        return None
    found = _built_on(title)
    return found and (found if (bare := _dealt.bare_title(title)) == title else _built_on(bare))


def _built_on(title: str) -> Kind | None:
    """A title's last word in the singular, or the end of its first part with a kind word."""
    parts = [part for part in map(str.strip, _patterns.joint().split(title[:_LONGEST])) if part]
    last = _ending(parts[-1]) if parts else None
    if last and not last[0].casefold().endswith("s"):
        return last[1]
    named = next((found[1] for part in parts if (found := _ending(part))), None)
    return named or (in_note(title) if _DETERMINED.match(title) else None)


def called(title: str, makers: Sequence[str]) -> Kind | None:
    """The kind word of a title; that of what `makers` wrote may hold the word for anything that books tell of."""
    kind = head(title)
    written = kind in _ON_COVERS and makers and not any(map(domain, makers))
    return None if written else kind


@lru_cache(maxsize=4096)
def heading(text: str) -> Kind | None:
    """The kind of which a heading announces a list, by its words or its sign; None where it announces several."""
    called = {_singular(match[0]) for match in _patterns.any_heading().words(text)}
    found = {_patterns.kind_of_heading()[word] for word in called - _PLATFORMS or called}
    return found.pop() if len(found) == 1 else None if found else mark(text)


@lru_cache(maxsize=1024)
def several(heading: str) -> bool:
    """True for a heading that announces things of a kind, in the plural."""
    return any(match[0].casefold().endswith("s") for match in _patterns.any_heading().words(heading))


def shelf(section: Sequence[str]) -> Kind | None:
    """The kind that the nearest of the headings announces, of those that announce one."""
    return next((kind for kind in map(heading, reversed(section)) if kind), None)


def listed(section: Sequence[str], document_title: str) -> Kind | None:
    """What the headings announce, or else the document's title."""
    return shelf(section) or heading(document_title)


def lists_books(announced: str) -> bool:
    """True for a document's title or opening that announces books and nothing else."""
    return heading(announced) is Kind.BOOK


@lru_cache(maxsize=4096)
def in_note(note: str) -> Kind | None:
    """The kind by which a remark's first sentence calls its resource: "a course that", "Course by ..." at its start."""
    sentence = _QUOTED.sub('""', _first_sentence(note))
    called = _called_in(sentence) and _called_in(_dealt.bare_remark(sentence))
    if called is None:
        return next(_found(note), None) if _patterns.UNSPACED.search(note) else None
    return _patterns.kind_of_word()[_singular(called[1] or called[2] or called[3])]


def _called_in(sentence: str) -> re.Match[str] | None:
    return next(_patterns.calling().words(sentence), None) if _patterns.names_a_kind(sentence) else None


def place(title: str, note: str) -> Kind | None:
    """What lives where the name says and no more, "GitHub", or where a remark says that the paper is."""
    found = _patterns.kind_of_place().get(title.strip(" .:").casefold())
    return found or (Kind.PAPER if _patterns.at_a_place().holds(note) else None)


def course_number(text: str) -> bool:
    """True where a university's number of a course stands: "CS 109", "MIT 18.06"."""
    return _DIGIT.search(text) is not None and _patterns.course_number().holds(text)


def school(title: str) -> bool:
    """True for a name that begins or ends with who teaches it: "edX Signals", "Linear Algebra MIT"."""
    return _patterns.school().holds(title.strip())


def textbook(title: str) -> bool:
    """True for a title as text books bear it: "Principles of ...", "... for Engineers"."""
    return _patterns.textbook().holds(title) and not _plain(title) and "brief introduction" not in title.casefold()


def _plain(title: str) -> bool:
    """True for English without the capitals of a title: "A gentle introduction to drawing"."""
    _, *later = _RUN.findall(title)
    long = [word for word in later if len(word) >= _LONG_WORD]
    return title.isascii() and bool(long) and all(map(str.islower, long))


def made_for_a_language(text: str) -> bool:
    """True for "pattern matching for Python": a library."""
    return bool(_patterns.made_for().search(text))


def _first_sentence(note: str) -> str:
    """Where a remark says what it is about; later sentences speak of other things too."""
    end = _SENTENCE_END.search(note)
    if end and end[0] in "?？":  # a question leads up to it and is not it
        return ""
    return note[: min(end.start() + 1 if end else _LONGEST, _LONGEST)]


def _ending(part: str) -> tuple[str, Kind] | None:
    """The kind word at the end of a part of a title, and its kind."""
    if not _patterns.names_a_kind(part):
        return None
    *_, match = [None, *_patterns.any_word().words(part)]
    if match is None or re.search(r"[^\W\d_]", _MADE.sub("", part[match.end() :])):
        return None
    return match[0], _patterns.kind_of_word()[_singular(match[0])]


def _found(text: str) -> Iterator[Kind]:
    return (_patterns.kind_of_word()[_singular(match[0])] for match in _patterns.any_word().words(text))


def _singular(word: str) -> str:
    written = " ".join(word.casefold().split())
    return written if written in _patterns.kind_of_heading() else written.removesuffix("s")
