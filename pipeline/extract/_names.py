"""What people call a resource: kind words and signs in titles, remarks, brackets and headings."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract._kinds import kinds
from pipeline.model import Kind

_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,60})[)\]）】]")
# Between these a title has its parts; a part is built on its last word: "the geometry *course* | of J. Doe | at MIT".
_JOINT = re.compile(
    r"\s[-–—|]\s|[:：;,.!?()\[\]（）【】]|\b(?:for|with|using|about|on|of|from|by|in|to|at|and|or|"
    r"para|con|sobre|de|del|por|em|com|y|e|pour|avec|et|für|mit|von|zu|über|und)\b",
    re.IGNORECASE,
)
# "a short course", "this really great book": no joint between the article and the kind word.
_GAP = r"(?:(?!(?:of|for|from|by|with|to|in|at|on|or|that|which|is|as|de|del|para|con)\b)[\w'’*/-]+,?\s){0,4}?"
# What follows the kind word; a noun does not, or it is the thing: "a community *database*", "the book *sample*".
_AFTER = (
    r"(?!['’]s)(?=\W*$|\s?[^\w\s/-]|\s+(?:is|are|was|by|for|of|to|that|which|who|with|on|in|from|about|and|or|at|as|using|has|have|where|when|you|i|he|she|they|"
    r"we|it|also|will|would|should|can|could|covers?|covering|written|taught|released|available|published|explain\w*|show\w*|give\w*|provid\w*|help\w*|contain\w*|"
    r"teach\w*|introduc\w*|made|but|if|so|de|del|sobre|para|por|con|que|en|sur|pour|qui|über|von|zu|für)\b)"
)
_DETERMINER = (
    r"\b(?:this|these|the|a|an|his|her|their|its|my|our|your|another|best|great|excellent|free|open|online|interactive|"
    r"este|esta|el|la|un|una|o|um|uma|le|une|ein|eine|das|der|die)\s"
)
_DETERMINED = re.compile(r"(?:this|the|a|an|my|our)\s", re.IGNORECASE)
_DEPARTMENTS = "cs|ee|cse|csc|csci|cmsc|eecs|ece|cos|stat|stats|math|ma|bios|biol|bisc|chem|che|phys|econ|isat|psych|psyc|ling|phil|cven|data|stt|mth|ds"
_COURSE_NUMBER = re.compile(
    rf"\b(?:(?:{_DEPARTMENTS})[- ]?\d{{2,4}}[a-z]{{0,2}}|mit \d{{1,2}}\.[\ds]\w{{0,4}})\b", re.IGNORECASE
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?。！？](?=\s|$)|\n")
_DOMAIN = re.compile(r"[\w-]{2,40}(?:\.[\w-]{2,40}){0,2}\s?\.[a-z]{2,12}", re.IGNORECASE)
_FILE_TYPES = frozenset({"pdf", "md", "txt", "js", "py", "html", "htm", "doc", "docx", "epub", "csv", "ipynb"})
_OWN_TITLE = re.compile(r"[\w.-]{1,60}/[\w.-]{1,100}(?::\s|$)")
_QUOTED = re.compile(r"[\"“«„][^\"“”«»„]{1,200}[\"”»“]")  # a title in a remark; its words are not the remark's own
_SLUG = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+")


def in_brackets(text: str) -> Kind | None:
    """What a bracket beside the name says alone: "(video)", "[pdf]"."""
    for inside in _BRACKETS.findall(text):
        words = _singular(inside.strip())
        if words in _kind_of_word():
            return _kind_of_word()[words]
        if words == "pdf":
            return Kind.PAPER
    return None


def cheatsheet(text: str) -> Kind | None:
    """A cheat sheet says so, wherever it lives."""
    return Kind.CHEATSHEET if any(kind is Kind.CHEATSHEET for kind in _found(text.replace("_", " "))) else None


def mark(text: str) -> Kind | None:
    """The sign that a name begins with."""
    start = text.lstrip()
    return next((kind for sign, kind in _signs().items() if start.startswith(sign)), None)


def head(title: str) -> Kind | None:
    """The kind word that a title is built on: its very last word in the singular, else the end of its first part that has one."""
    if slug(title) or domain(title):
        return None
    parts = [part.strip() for part in _JOINT.split(title) if part.strip()]
    if not parts:
        return None
    last = _ending(parts[-1])
    if last and not last[0].casefold().endswith("s"):
        return last[1]
    named = next((found[1] for part in parts if (found := _ending(part))), None)
    return named or (in_note(title) if _DETERMINED.match(title) else None)


def slug(title: str) -> bool:
    """True for the name of a repository: "awesome-widgets"."""
    return bool(_SLUG.fullmatch(title.strip()))


def heading(text: str) -> Kind | None:
    """The kind of which a heading announces a list, by its words or its sign; None where it announces several."""
    found = [kind for match in _any_heading().finditer(text) if (kind := _kind_of_heading().get(_singular(match[0])))]
    return found[0] if len(set(found)) == 1 else None if found else mark(text)


def in_note(note: str) -> Kind | None:
    """The kind by which a remark calls its resource first: "a course that", "this book"; "Course by ..." at its start."""
    called = _calling().search(_QUOTED.sub('""', _first_sentence(note)))
    if called is None:
        return next(_found(note), None) if _UNSPACED.search(note) else None
    return _kind_of_word()[_singular(called[1] or called[2])]


def _first_sentence(note: str) -> str:
    """Where a remark says what it is about; later sentences speak of other things too."""
    end = _SENTENCE_END.search(note)
    return note[: end.start() + 1] if end else note


def school(title: str) -> bool:
    """True for a name that begins or ends with who teaches it: "edX Signals", "Linear Algebra MIT"."""
    return bool(_school().search(title.strip()))


def textbook(title: str) -> bool:
    """True for a title as text books bear it: "Principles of ...", "... for Engineers"."""
    return bool(_textbook().search(title)) and "brief introduction" not in title.casefold()


def made_for_a_language(text: str) -> bool:
    """True for "pattern matching for Python": a library."""
    return bool(_made_for().search(text))


def domain(title: str) -> bool:
    """True where a site is named by its address: "example.org"."""
    name = title.strip()
    return bool(_DOMAIN.fullmatch(name)) and name.rpartition(".")[2].casefold() not in _FILE_TYPES


def own_title(title: str) -> bool:
    """True for the title that a code host gives a repository: "owner/name: what it does"."""
    return bool(_OWN_TITLE.match(title))


def course_number(text: str) -> bool:
    """True where a university's number of a course stands: "CS 109", "MIT 18.06"."""
    return bool(_COURSE_NUMBER.search(text))


def _ending(part: str) -> tuple[str, Kind] | None:
    """The kind word at the end of a part of a title, and its kind."""
    for match in _any_word().finditer(part):
        if not re.sub(r"[\W\d_]+", "", part[match.end() :]):
            return match[0], _kind_of_word()[_singular(match[0])]
    return None


def _found(text: str) -> Iterator[Kind]:
    return (_kind_of_word()[_singular(match[0])] for match in _any_word().finditer(text))


def _singular(word: str) -> str:
    written = " ".join(word.casefold().split())
    return written if written in _kind_of_heading() else written.removesuffix("s")


@lru_cache(maxsize=1)
def _kind_of_word() -> dict[str, Kind]:
    return {word.casefold(): kind for kind, words in kinds().words.items() for word in words}


@lru_cache(maxsize=1)
def _kind_of_heading() -> dict[str, Kind]:
    return _kind_of_word() | {word.casefold(): kind for kind, words in kinds().headings.items() for word in words}


@lru_cache(maxsize=1)
def _signs() -> dict[str, Kind]:
    return {sign: kind for kind, signs in kinds().marks.items() for sign in signs}


def _alternatives(words: Iterator[str]) -> tuple[str, str]:
    """Patterns of the words that are written with spaces around them, and of those that are not; longest first."""
    longest = sorted(words, key=len, reverse=True)
    spaced = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in longest if not _UNSPACED.search(w))
    return spaced, "|".join(w for w in longest if _UNSPACED.search(w))


@lru_cache(maxsize=1)
def _any_word() -> re.Pattern[str]:
    spaced, signs = _alternatives(iter(_kind_of_word()))
    return re.compile(rf"\b(?:{spaced})s?\b|{signs}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _any_heading() -> re.Pattern[str]:
    spaced, signs = _alternatives(iter(_kind_of_heading()))
    return re.compile(rf"\b(?:{spaced})s?\b|{signs}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _calling() -> re.Pattern[str]:
    words, _ = _alternatives(iter(_kind_of_word()))
    return re.compile(rf"^\W{{0,5}}{_GAP}({words})\b{_AFTER}|{_DETERMINER}{_GAP}({words})\b{_AFTER}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _made_for() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, kinds().languages), key=len, reverse=True))
    return re.compile(
        rf"\bfor (?:{names})(?![\w+#])|\b(?:Python|JavaScript|Ruby|Go|Rust|Java) (?:API|wrapper|bindings|client)\b"
    )


@lru_cache(maxsize=1)
def _school() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, kinds().schools), key=len, reverse=True))
    return re.compile(rf"^(?:{names})\b|\b(?:{names})\W*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _textbook() -> re.Pattern[str]:
    spaced, signs = _alternatives(iter(kinds().textbooks))
    return re.compile(rf"\b(?:{spaced})\b|{signs}", re.IGNORECASE)
