"""Who made a resource, where the words beside its name say so."""

import re

from pipeline.extract.wording import clean
from pipeline.model import Document, Entry

_OPENING = re.compile(r"^[\s,:–—(-]*(?:by+|von|de|del|do|da|di|par|por|written by|taught by|authors?:?)\s+", re.I)
_WROTE = re.compile(r"\s?(?:等\s?)?(?:编著|合著|著|主编)$")  # "吴军 著"
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|y|und|et|e)\s+|,|;|&|\s(?:and|y|und|et|e|with)\s|\s(?=@))\s*")
_SCHOOL = (
    r"(?:[^\W\d_a-z][\w.'’-]*\s+){0,3}(?:University|Institute|School|College|Academy)\s+of"
    r"(?:\s+(?:the\s+)?[^\W\d_a-z][\w.'’-]*){1,4}(?:\s+at(?:\s+[^\W\d_a-z][\w.'’-]*){1,2})?"
)
_PERSON = re.compile(
    rf"@\w{{2,30}}|{_SCHOOL}|"
    r"(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,10}(?=$|\s)|(?:(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms)\.?\s+)?[^\W\d_a-z][\w.'’-]*(?:\s+(?:(?:van|von|de|del|della|der|den|dos|das|la|le|al|bin|da|di|du|ten|ter)\s+)*[^\W\d_a-z][\w.'’-]*){0,5}"
)
_TURNED = re.compile(  # "Lind, A. B., & Byrne, C.", "Lind, Ada B., and Carl Byrne", as references have it
    r"(?:(?<=\A)|(?<=[,;&]\s)|(?<=\sand\s)|(?<=\sund\s))(?P<last>(?:(?:van|von|de|der|den|di)\s){0,2}[^\W\d_a-z][\w'’-]+),\s"
    r"(?P<first>(?:[^\W\d_a-z][\w'’-]+\s)?(?:[^\W\d_a-z]\.[\s-]?){0,3}[^\W\d_a-z]\.)(?=\s?[,;&]|\s(?:and|und|y|et)\s|\s?\Z)"
)
_PARTICLE_FIRST = re.compile(  # "van Lind, Ada" among whole names, of which none begins so
    r"(?<=[,;&]\s)(?P<last>(?:(?:van|von|de|der|den|di)\s){1,2}[^\W\d_a-z][\w'’-]+),\s(?P<first>[^\W\d_a-z][\w'’-]+)(?=\s?[,;&]|\s?\Z)"
)
_PAIR = re.compile(  # "Stone, Sam T." of "Stone, Sam T.; van Lind, Ada et al."
    r"(?P<last>(?:(?:van|von|de|der|den|di)\s){0,2}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?),\s"
    r"(?P<first>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,3})(?:\s(?:et al|u\.\s?a|и др)\.?)?"
)
_DEGREE = re.compile(r"(?:Ph\.?\s?D|M\.?D|MBA|M\.?Sc|B\.?Sc|Jr|Sr|Esq)\.?", re.I)  # behind a name, after a comma
_OTHERS = re.compile(r"(?:Team|Others|Friends|Colleagues|Contributors)")  # "Ada Byrne & Team"
_PUBLISHER = re.compile(
    r"(?:\S+\s){0,5}(?:Press|Verlag|Publishing|Publishers?|Publications|Éditions)(?:\s(?:Inc|Ltd)\.?)?$"
    r"|(?:Springer|Wiley|O['’]Reilly|Addison[- ]Wesley|McGraw[- ]Hill|Prentice Hall|Pearson|Elsevier|Apress|Packt)(?:\s(?:Media|Nature|Education))?$"
)
_HONOUR = re.compile(r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s+)+(?=\S+\s)")  # "Professor Leonard" goes by that name
# What somebody is, before the name: "NYU professor Ann One", "statistician Ben Two".
_OFFICE = re.compile(
    r"^(?:[^\W\d_][\w.&'’-]*\s+){0,4}?[a-z]{3,20}(?:or|er|ist|ian|ate)\s+(?=[^\W\d_a-z][\w.'’-]*\s+[^\W\d_a-z])"
)
_GIVEN = re.compile(r"[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z]\.?)?")
# What may stand between a title and "by": ", Second Edition", " (2nd ed.)".
_EDITION = r"(?:[\s,(]+(?:\d{1,2}(?:st|nd|rd|th)|[A-Z][a-z]{4,11})\s[Ee]d(?:ition\b|n?\.)\)?)?"
_AFTER_NAME = re.compile(
    rf"^{_EDITION}[\s,–—(\"”“»*]*(?:by+|von|par|por|di|written by|taught by)\s+([^\n:!?;]{{3,160}})", re.I
)
_STOPS = re.compile(
    r"\s+(?:at|from|on|for|in|is|was|which|who|that|\||-|–|—)\s|(?<![\s.][A-Z])(?<!\bProf)(?<!\bDr)\.\s|,\s*(?:Professor|PhD|Prof|Associate|Asst|Department|a|an|the)\b",
    re.I,
)


def creators_of(document: Document, entry: Entry) -> tuple[str, ...]:
    """The makers in the order named, without titles of honour; () where nobody is named."""
    if entry.byline is not None:
        return people(document.text_of(entry.byline))
    if entry.name is None:
        return ()
    block = document.blocks[entry.name.block]
    match = _AFTER_NAME.match(block.text[entry.name.end :].split("\n", 1)[0])
    return people(_STOPS.split(match[1], maxsplit=1)[0]) if match else ()


def people(text: str) -> tuple[str, ...]:
    """The names in "by A. Author, B. Author and C. Author"."""
    bare = _WROTE.sub("", _OPENING.sub("", clean(text)).strip(" ,:;()"))
    bare = _pairs_turned(bare) if ";" in bare else bare
    bare = (_TURNED.sub(r"\g<first> \g<last>", bare) if ", " in bare and "." in bare else bare).strip(" .,:;()")
    bare = _PARTICLE_FIRST.sub(r"\g<first> \g<last>", bare) if " " in bare.partition(",")[0] else bare
    pieces = _first_turned([_OFFICE.sub("", piece.strip()) for piece in _BETWEEN.split(bare)])
    found = [m[0].strip(" .,") for piece in pieces if (m := _PERSON.match(piece))]
    brought = [  # by whom, not made; nobody by name
        at
        for at, name in enumerate(found)
        if at and (_PUBLISHER.match(name) or _DEGREE.fullmatch(name) or _OTHERS.fullmatch(name))
    ]
    named = [_HONOUR.sub("", name) for at, name in enumerate(found) if at not in brought]
    return tuple(dict.fromkeys(name for name in named if len(name) > 1))[:12]


def _pairs_turned(text: str) -> str:
    """Names that semicolons part, the right way round where each is turned: "Stone, Sam; Lind, Ada"."""
    pairs = [_PAIR.fullmatch(piece.strip()) for piece in text.split(";")]
    return "; ".join(f"{pair['first']} {pair['last']}" for pair in pairs if pair) if all(pairs) else text


def _first_turned(pieces: list[str]) -> list[str]:
    """The first name the right way round: references turn only that, "Stone, Sam, Ada Pen, and Bo Lind"."""
    if len(pieces) < 4 or " " in pieces[0] or not _GIVEN.fullmatch(pieces[1]) or not all(" " in p for p in pieces[2:]):
        return pieces
    return [f"{pieces[1]} {pieces[0]}", *pieces[2:]]
