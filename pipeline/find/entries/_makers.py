"""Works that stand with their makers: "Stone, Sam: **Gravel**", "Gravel by Sam Stone ([draft](…))"."""

import re

from pipeline.find.entries._layout import kind_only
from pipeline.find.entries._note import byline
from pipeline.find.entries._people import are_people
from pipeline.find.entries._words import ASKS
from pipeline.find.manner import says_how
from pipeline.model import Block, Candidate

_MADE = re.compile(r"(?:[,:.]|\bby|[-–—])\s*[\"“]?$", re.I)  # what stands between an author and a title in italics
_APART = re.compile(r"\s*(?:,|\bby|\s[-–—]{1,2})\s+$")  # what stands between a title and a maker in italics
_AUTHORS = re.compile(  # Author, A.; Author, B. et al.:
    r"[^\W\d_a-z][\w.'’-]*,(?:\s(?:[^\W\d_a-z][\w.'’-]*[,;]?|&|and|und|et al\.)){1,16}:\s+"
)
_CITED = re.compile(  # Author, A. B., & Author, C. (2015).
    r"[^\W\d_a-z][\w'’-]+,\s(?:[^\W\d_a-z]\.[\s-]?){1,4}[^()\n\"“«]{0,200}?\((?:1[89]|20)\d\d[a-z]?\)[.,:]?\s+"
)
_NUMBER = re.compile(r"\s*\[\d{1,4}\]\s+")  # of a reference: "[12] Stone, S."
_AUTHORED = re.compile(  # A. Author, B. Author et al., "Title"
    r"(?:[^\W\d_a-z][\w.'’-]*+[,.;]?\s{1,3}|(?:and|&|et al\.?,?|van|von|der|den|de|la|le|del|di)\s{1,3}){1,60}"
    r"[\"“«](?P<title>[^\"”»\n]{6,200})[\"”»]"
)
_WHO_AND_WHEN = re.compile(
    r"(?P<who>(?:[^\W\d_a-z][\w.'’-]*+,?\s{1,2}|(?:and|&|et al\.?,?|van|von|der|den|de|la|le|del|di)\s){1,12})"
    r"(?:\((?:1[5-9]|20)\d\d[a-z]?\)|(?:1[5-9]|20)\d\d[a-z]?)"
)
_PRICE = re.compile(r"\s*[$€£]\s?\d+(?:[.,]\d\d)?\s*\Z")
_BY = re.compile(r"(?<=\w|[)\"”])[,;.]?\s(?P<by>[bB]y|von|par|por)\s(?=[^\W\d_a-z])")
_BY_NAME = re.compile(r"\sby\s(?=[^\W\d_a-z])")
_ON_A_SITE = re.compile(r"(?:on|at|via|sur|auf|bei|en|su|na|på)\s[A-Z]?[\w.]{2,20}(?:\s[A-Z]\w{1,12})?")
_APPEARED = re.compile(r"\[[A-Z][\w+-]{2,15}[\s,.'’]{0,2}(?:(?:19|20)?\d\d)(?:\.\d\d)?\]")  # "[[CVPR 2020]](…)"
_BY_ENDS = ("by", "von", "par", "por", "author", "authors", ":")  # of what the next pattern finds
_BY_LAST = re.compile(r"\b(?:by|von|par|por|author:?|authors:?)\s*$", re.I)
_DONE = re.compile(  # "Maintained by Sam Stone", "drawn and maintained by ..."; but "Gravel Explained by Sam Stone"
    r"(?:\A|\b(?=[a-z]))(?:[A-Za-z]\w{1,20}ed|(?i:written|made|built|taught|led|run|given|drawn))$"
)
_BESIDE = re.compile(r"[,;]?(?:\s[^\s()]+){1,5}\)(?=:?\s(?:[-–—]\s)?\S)")  # ", free) — slow", "; 2nd ed.): slow"
_HELPED = re.compile(r"\b(?:transl?|eds?|illus|retold)\.?$")
_EDITION = re.compile(r"\b\d{1,2}(?:st|nd|rd|th) [eE]d(?:ition\b|\.)|\w\s\([^()]{2,60},\s(?:19|20)\d\d\)\W*$")
_LOGGED = re.compile(  # in a diary of reading: "Finished *Gravel*", "Started reading **Sand**"
    r"(?:re-?)?(?:read|watched|finished|started|completed|listened to|reading|watching)(?: (?:reading|watching|with|on))?(?: the (?:book|paper|course|talk|series))?\s+",
    re.I,
)
LONG = 200  # characters: an item that says more speaks in sentences


def italic_title(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """A title in italics, behind its authors or at the beginning with what stands before it; or the one before makers in italics."""
    left, right = block.italic[0] if block.italic else (end, end)
    if not start <= left < right <= end:
        return None
    before = block.text[start:left]
    if title := _before_maker(before, block.text[left:right]):
        return start, start + title
    return (left if _MADE.search(before) or _LOGGED.fullmatch(before) else start), right


def _before_maker(before: str, italic: str) -> int:
    """The length of a title with its maker in italics behind it, "The Long Sieve — *Sam Stone*"; 0 for a title in italics."""
    title = _APART.sub("", before)
    made = 0 < len(title) < len(before) and are_people(italic, whole=True) and not are_people(title, whole=False)
    return len(title) if made and closed(title) else 0


def bold_title(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """A title in bold behind its authors, or what was done with it."""
    left, right = block.bold[0] if block.bold else (end, end)
    if not start < left < right <= end:
        return None
    before = block.text[start:left]
    behind = before.endswith(": ") or _LOGGED.fullmatch(before) or behind_authors(block.text, start, left) == left
    return (left, right) if behind else None


def behind_authors(text: str, start: int, end: int) -> int:
    """Where the title begins behind "Author, A.; Author, B.: ", "Author, A. (2015). " or "[3] Author, A. (2015). ", and behind "Read: "."""
    asked = ASKS.match(text, start, end) or _NUMBER.match(text, start, end)
    start = asked.end() if asked else start
    authors = _AUTHORS.match(text, start, end) or _CITED.match(text, start, end)
    return authors.end() if authors else start


def cited_title(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """A title in quotes behind its authors, and behind the number of a reference: '[1] A. Author, B. Author. "Title"'."""
    number = _NUMBER.match(block.text, start, end)
    cited = _AUTHORED.match(block.text, number.end() if number else start, end)
    return cited.span("title") if cited else None


def cites(label: str) -> int:
    """The length of the names in a link text that says who wrote what stands before it, and when: "Stone et al. (2015)"."""
    found = _WHO_AND_WHEN.fullmatch(label)
    return len(found["who"].rstrip(" ,")) if found else 0


def says_whence(label: str) -> bool:
    """True for a link text that says where what stands before it is found: "Khan Academy / Videos", "on Coursera", "[CVPR 2020]"."""
    parts = label.split(" / ") if " / " in label else ()
    told = _ON_A_SITE.fullmatch(label) or _APPEARED.fullmatch(label)
    return any(kind_only(_PRICE.sub("", part)) for part in parts) or told is not None


def named_by_maker(block: Block, start: int, end: int) -> bool:
    """True where a work is named with its maker, and the link behind only opens it, whatever it is called.

    "Stone, Sam: **Gravel**. Firm. [Volume 1 at the shop](…)", "Gravel by Sam Stone ([draft](…))"; but in "A talk by Sam
    Stone: [Gravel](…)" the link names it.
    """
    titled = bold_title(block, start, end)
    if titled and behind_authors(block.text, start, titled[0]) == titled[0]:
        return True
    made = _maker(block, start, end)
    return made is not None and block.text[made[1] : end].lstrip()[:1] in ("(", ".")


def work_by_maker(block: Block) -> bool:
    """True for an item that can only be a work: its maker or its edition is named."""
    text = block.text
    if not text[:1].isupper() or len(text) > LONG:
        return False
    return (
        _EDITION.search(text) is not None or _CITED.match(text) is not None or _maker(block, 0, len(text)) is not None
    )


def _maker(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """The byline behind a name that is one: no mere kind ("a talk by"), nothing that was done ("maintained by").

    The last "by" counts, "Guided By Tests by Sam Stone", unless what was done stands before it: "..., translated by".
    """
    for found in reversed(list(_BY.finditer(block.text, start, end))):
        name = block.text[start : found.start()]
        named = (
            3 < len(name) <= 120
            and "\n" not in name
            and not kind_only(name)
            and closed(name)
            and not _DONE.search(name)
        )
        if named and (made := byline(block, found.start("by"), end)):
            return made
    return None


def done_by(text: str) -> bool:
    """True for what says who did it: "Maintained by Sam Stone"."""
    found = _BY.search(text)
    return found is not None and _DONE.search(text[: found.start()]) is not None


def titled_by(name: str) -> tuple[int, int] | None:
    """Where the title ends and its maker begins in a name that gives both, "Gravel, by Sam Stone"; None for another.

    Not in "Gravel, edited by Ada Pen" or "Gravel trans. by Ada Pen", whose maker is somebody else.
    """
    found = next(reversed(list(_BY.finditer(name))), None)
    if found is None or says_how(name, *found.span("by")) or not are_people(name[found.end() :], whole=True):
        return None
    title = name[: found.start("by")].rstrip(" ,;")
    helped = _DONE.search(title) or _HELPED.search(title)
    return None if helped or kind_only(title) or not closed(title) else (len(title), found.start("by"))


def by_again(head: str, cut: re.Match[str]) -> bool:
    """True for the first "by" of "Guided By Tests by Sam Stone"."""
    return cut[0].strip(" ,").lower() == "by" and _BY_NAME.search(head, cut.end()) is not None


def says_by(before: str) -> bool:
    """True for words whose last is "by" or "author:"."""
    return before.casefold().endswith(_BY_ENDS) and _BY_LAST.search(before) is not None


def maker_before(head: str) -> int:
    """The length of the names that stand before a link, "Sam Stone; ", "Stone, Sam, "; 0 for other words."""
    names = head.rstrip(' ,;"“„«')
    behind = head[len(names) :].strip()
    return len(names) if behind[:1] in (",", ";") and are_people(names, whole="," not in names) else 0


def closed(text: str) -> bool:
    """False for text that ends within a bracket."""
    return text.count("(") <= text.count(")")


def closing_bracket(text: str, link: Candidate) -> int:
    """The end of the bracket that a link stands in at its beginning; 0 where it does not."""
    if not text[: link.start].endswith("("):
        return 0
    return text.find(")", link.end) + 1


def fact_beside(text: str, link: Candidate) -> int:
    """The end of a bracket that a link opens and a few words close, before the remark: "**Gravel** (gravel.org, free) — slow"."""
    beside = _BESIDE.match(text, link.end) if text[: link.start].endswith("(") else None
    return beside.end() if beside else 0
