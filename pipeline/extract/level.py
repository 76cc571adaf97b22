"""For whom a resource is, where its author says so; never guessed from the subject."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.model import Level

# Names of a level that can stand alone: in brackets, as a tag, as a heading ("Beginner", "Nivel avanzado").
_NAMES = {
    Level.BEGINNER: (
        "beginners?|absolute beginners?|newbies?|novices?|introductory|intro level|entry level|starters?|easy|principiantes?|iniciantes?|débutante?s?|"
        "anfänger|einsteiger|principianti|básico|basico|für anfänger|новичкам|начинающим|начальный|для начинающих|для новичков|"
        "入门|初学者|初级|基础|初級|初心者|入門|초급|초보자"
    ),
    Level.INTERMEDIATE: "intermediates?|mid level|intermedio|intermediário|intermédiaire|mittelstufe|средний|中级|中級|중급",
    Level.ADVANCED: (
        "advanced|experts?|graduate|research level|avanzado|avançado|avancée?s?|fortgeschrittene?|avanzato|продвинутый|продвинутым|для продвинутых|"
        "高级|进阶|進階|上級|고급"
    ),
}
# What may stand beside such a name without changing what it says.
_FILLER = (
    "level|levels?|track|resources?|books?|courses?|material|tutorials?|readings?|videos?|articles?|learners?|friendly|for|pure|the|more|"
    "nivel|nível|niveau|stufe|уровень|recursos?|libros?|livros?|cursos?|para"
)
# Words by which a title says it; "Advanced Statistics" is only a name, "... for Beginners" is not.
_TITLES = {
    Level.BEGINNER: (
        r"\bfor (?:absolute |complete |total )?(?:beginners|newbies|novices|dummies|starters)\b|\b(?:absolute )?beginners?(?:['’]s?)?\b|\bpara principiantes\b|"
        r"\bpara iniciantes\b|\bpour (?:les )?débutants\b|\bfür (?:anfänger|einsteiger)\b|\bper principianti\b|\bдля (?:начинающих|новичков)\b|初学者|初心者|零基础"
    ),
    Level.INTERMEDIATE: r"\bfor intermediates?\b|\bintermediate level\b|\bnivel intermedio\b",
    Level.ADVANCED: r"\bfor (?:experts|advanced \w+)\b|\badvanced level\b|\bnivel avanzado\b|\bдля продвинутых\b",
}
# Words by which a remark says it of the resource, not of a part of it.
_NOTES = {
    Level.BEGINNER: (
        r"\b(?:for|to) (?:absolute |complete |total |true )?(?:beginners|newbies|novices|starters)\b|\bbeginner[- ](?:friendly|level)\b|\bbeginner (?:book|course|tutorial|guide|text)s?\b|"
        r"\bif you(?:['’]re| are) (?:just |only )?(?:a beginner|new to|getting started|starting out)\b|\bno (?:prior|previous) (?:knowledge|experience|background)\b|\bno prerequisites\b|"
        r"\bintroductory (?:book|text|textbook|course|level|guide|video|lecture)s?\b|\bstarting point for (?:any|every|all|new|those|people|students|learners|beginners)\b|"
        r"\bget an? (?:\w+ )?introduction to\b|\b(?:book|text|course|place|resource) to (?:start|begin) with\b|\bassumes (?:no|nothing)\b|\bfor the (?:very )?first steps\b|\bgentlest\b|"
        r"\bpara (?:principiantes|empezar|iniciantes|começar)\b|\bpour (?:les )?débutants\b|\bpour débuter\b|\bfür (?:anfänger|einsteiger)\b|\bper principianti\b|"
        r"\bдля (?:начинающих|новичков)\b|适合(?:初学者|入门|新手)|零基础|初学者|初心者向け"
    ),
    Level.INTERMEDIATE: (
        r"\bintermediate (?:book|text|course|level|guide|one|learners|students|reader|readers)\b|\bfor intermediates?\b|\b(?:nivel intermedio|nível intermediário|niveau intermédiaire)\b|中级"
    ),
    Level.ADVANCED: (
        r"(?<!most )\badvanced (?:one|summary|stuff|book|text|textbook|course|level|guide|treatment|reference|learners|students|reader|readers|version)\b|"
        r"\bfor (?:experts|advanced \w+)\b|\bgraduate[- ](?:level|text|course)\b|\b(?:it|this|that|which|book|course|one) is (?:very |quite |rather |more )?advanced\b|\bmore advanced\b|"
        r"\b(?:nivel avanzado|nível avançado|niveau avancé|más avanzado|mais avançado|plus avancé)\b|\bfür fortgeschrittene\b|\bдля продвинутых\b|高级|进阶"
    ),
}
_NOT_FOR = re.compile(
    r"\bnot (?:\w+ ){0,2}(?:for|suited to|suitable for) (?:\w+ )?(?:beginners|newbies|novices)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,40})[)\]）】]")
_PARTS = re.compile(r"\s[-–—|]\s|[:：/,]")

Matchers = dict[Level, re.Pattern[str]]


def _compiled(patterns: dict[Level, str]) -> Matchers:
    return {level: re.compile(pattern, re.IGNORECASE) for level, pattern in patterns.items()}


_NAME = {
    level: re.compile(rf"(?:(?:{_FILLER})\s+){{0,2}}(?:{names})(?:[\s-]+(?:{_FILLER})){{0,2}}", re.IGNORECASE)
    for level, names in _NAMES.items()
}
_TITLE, _NOTE = _compiled(_TITLES), _compiled(_NOTES)


def level_of(
    *,
    title: str,
    note: str,
    before: str = "",
    section: Sequence[str] = (),
    tags: Sequence[str] = (),
    document_title: str = "",
) -> tuple[Level | None, str]:
    """The level that an author gives, and the name of the rule that read it; (None, "") where nobody says one.

    `before` are the words directly before the link, as in "(Advanced)". Headings and the document's title count
    where a part of them is nothing but a level: "Intermediate - Linear algebra", not "Advanced topics".
    """
    steps: list[tuple[str, Callable[[], Level | None]]] = [
        ("words before the link", lambda: _named([before.strip(" ()[]:-–—"), *_BRACKETS.findall(before)])),
        ("title in brackets", lambda: _named(_BRACKETS.findall(title))),
        ("title", lambda: _said(title, _TITLE)),
        ("note", lambda: Level.ADVANCED if _NOT_FOR.search(note) else _said(note, _NOTE)),
        ("note in brackets", lambda: _named(_BRACKETS.findall(note))),
        ("tag", lambda: _named(tags)),
        ("heading", lambda: _named(_parts(reversed(section)))),
        ("document title", lambda: _named(_parts([document_title]))),
    ]
    for rule, read in steps:
        level = read()
        if level is not None:
            return level, rule
    return None, ""


def _named(texts: Iterable[str]) -> Level | None:
    """The level that one of the texts names and says nothing else."""
    for text in texts:
        for level, name in _NAME.items():
            if name.fullmatch(_bare(text)):
                return level
    return None


def _said(text: str, matchers: Matchers) -> Level | None:
    """The level that is said first; None for a text that says several, which is a range and no level."""
    found = [level for level, pattern in matchers.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def _parts(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _PARTS.split(text)


def _bare(text: str) -> str:
    """A heading without the signs and numbers around its words."""
    return re.sub(r"^[\W\d_]+|[\W_]+$", "", text)
