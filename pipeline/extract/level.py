"""For whom a resource is, where its author says so; never guessed from the subject. Its words: ``levels.yaml``."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from pipeline.model import Level
from pipeline.records import dataclass
from pipeline.text.caseless import Caseless, caseless

_FILE = Path(__file__).with_name("levels.yaml")
_NOT_FOR = (
    r"\b(?:not (?:\w+ ){0,2}(?:for|suited to|suitable for)|(?:overkill|too (?:hard|difficult|advanced|much|dense|terse)) for)"
    r" (?:\w+ )?(?:beginners|newbies|novices)\b"
)
# "from a beginner stage to a somewhat intermediate level", "intermediate/advanced"
_RANGE = caseless(
    r"\bfrom (?:\w+ ){0,3}(?:beginners?|novices?|introductory|zero|scratch|basics?|intermediate)\b(?:\W+\w+){0,3}?"
    r" to (?:\w+ ){0,3}(?:intermediate|advanced|experts?)\b"
    r"|\b(?:beginners?|intermediate)\s?(?:/|-|–|to|or|and)\s?(?:intermediate|advanced|experts?)\b"
)
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,40})[)\]）】]")
_AROUND = re.compile(r"^[\W\d_]+|(?<![\W_])[\W_]+$")
_END = re.compile(r"\w\s?[-–—|]\s([^-–—|]{3,24})$")  # "Rivers - Advanced"
_LAST = 30  # characters of a title that its last part takes at most
# "Level: easy", "(Difficulty: hard)": the words up to the end of the fact.
_LABELLED = caseless(
    r"\b(?:level|difficulty|nivel|nível|niveau|dificultad|уровень)\s?[:：]\s?((?:(?!\s[-–—|•·])[^()\[\].,;:\n]){3,30})"
)
_PARTS = re.compile(r"\s[-–—|]\s|[:：/,]")

Patterns = dict[Level, re.Pattern[str]]
_Told = tuple[Level | None, str]  # and the name of the rule that read it


@dataclass(frozen=True, slots=True)
class _Sayings:
    any: Caseless  # any of the following: most texts hold none, which is then asked once
    of: dict[Level, Caseless]


@dataclass(frozen=True, slots=True)
class _Words:
    names: Patterns  # match a whole text that is nothing but a level
    titles: _Sayings
    notes: _Sayings
    grades: Patterns  # the same, of what is labelled as a level
    not_for: Caseless


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    filler = "|".join(data["filler"])
    name = rf"(?:(?:{filler})\s+){{0,2}}(?:%s)(?:[\s-]+(?:{filler})){{0,2}}"
    names, grades = (
        {level: re.compile(name % f"(?:{words})", re.IGNORECASE) for level, words in _alternatives(data[table])}
        for table in ("names", "grades")
    )
    return _Words(names, _sayings(data["titles"]), _sayings(data["notes"], _NOT_FOR), grades, caseless(_NOT_FOR))


def _sayings(table: dict[str, list[str]], *more: str) -> _Sayings:
    of = dict(_alternatives(table))
    return _Sayings(caseless("|".join([*of.values(), *more])), {level: caseless(words) for level, words in of.items()})


def _alternatives(table: dict[str, list[str]]) -> list[tuple[Level, str]]:
    return [(Level(level), "|".join(words)) for level, words in table.items()]


def level_of(
    *,
    title: str,
    note: str,
    before: str = "",
    lead: str = "",
    section: Sequence[str] = (),
    tags: Sequence[str] = (),
    document_title: str = "",
) -> tuple[Level | None, str]:
    """The level that an author gives, and the name of the rule that read it; (None, "") where nobody says one.

    `before` are the words directly before the link, as in "(Advanced)"; `lead` is the sentence that leads up to the
    list it stands in: "Three books for beginners:". Headings and the document's title count
    where a part of them is nothing but a level, "Intermediate - Linear algebra", not "Advanced topics", or where they
    say for whom it is: "Books for beginners".
    """
    return (
        _by("words before the link", _before_link(before))
        or _in_title(title)
        or _in_note(note)
        or _by("words before the list", _said_before(lead))
        or _by("tag", _named(tags))
        or _by("heading", _in_parts(reversed(section)))
        or _by("document title", _in_parts([document_title]))
        or (None, "")
    )


def _by(rule: str, level: Level | None) -> _Told | None:
    return (level, rule) if level else None


def _before_link(words: str) -> Level | None:
    return _named([words.strip(" ()[]:-–—"), *_BRACKETS.findall(words)]) if words else None


@lru_cache(maxsize=4096)  # copies of one list are saved again and again
def _in_title(title: str) -> _Told | None:
    return (
        _by("title in brackets", _named(_BRACKETS.findall(title)))
        or _by("title", _said(title, _words().titles))
        or _by("end of the title", _named(_END.findall(title[-_LAST:])))
    )


@lru_cache(maxsize=4096)
def _in_note(note: str) -> _Told | None:
    words = _words()
    not_for = words.notes.any.holds(note) and words.not_for.holds(note)
    level = Level.ADVANCED if not_for else _said(note, words.notes)
    return (
        _by("label in the note", _labelled(note))
        or _by("note", level)
        or _by("note in brackets", _named(_BRACKETS.findall(note)))
    )


def _labelled(note: str) -> Level | None:
    """What stands behind "Level:"; there "hard" says one, too."""
    found = _LABELLED.search(note)
    return (_named([found[1]]) or _named([found[1]], _words().grades)) if found else None


def _named(texts: Iterable[str], names: Patterns | None = None) -> Level | None:
    """The level that one of the texts names and says nothing else."""
    for bare in filter(None, map(_bare, texts)):
        for level, name in (names or _words().names).items():
            if name.fullmatch(bare):
                return level
    return None


def _said(text: str, sayings: _Sayings) -> Level | None:
    """The level that is said; None for a text that says several, which is a range and no level."""
    if not sayings.any.holds(text) or _RANGE.holds(text):
        return None
    found = [level for level, pattern in sayings.of.items() if pattern.holds(text)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1024)  # one sentence leads up to many entries
def _said_before(lead: str) -> Level | None:
    return _said(lead, _words().notes)


def _in_parts(texts: Iterable[str]) -> Level | None:
    return next(filter(None, map(_in_heading, texts)), None)


@lru_cache(maxsize=4096)  # one heading stands above many entries
def _in_heading(text: str) -> Level | None:
    """The level that a part of a heading names and says nothing else: "Level 2 (Intermediate)", "Beginner (6 months)".

    Or the words for whom it is: "Maps for beginners".
    """
    named = _named([*_PARTS.split(_BRACKETS.sub(" ", text)), *_BRACKETS.findall(text)])
    return named or _said(text, _words().notes)


def _bare(text: str) -> str:
    """A heading without the signs and numbers around its words."""
    return _AROUND.sub("", text) if text else text
