"""Labels before the titles of works, which are no part of them.

Cover: Gravel                     a word for what it is or shows, before one title after another; it may count: "Book 2: Gravel"
Geology: Geology for Everyone     a subject, where the titles say it again: subtitles do not
GEOLOGY | Gravel                  anything before a bar
Best Novel: Gravel                what a year's reading is sorted by
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.find.posts.shape import is_name
from pipeline.find.posts.spans import Work
from pipeline.find.posts.words import KIND_LABEL
from pipeline.model import Document, Span
from pipeline.records import replace
from pipeline.text.letters import run_together

_LABEL = re.compile(r"(?P<label>[^\W\d_][^\n:|]{1,30})(?::\s+|\s+(?P<bar>\|)\s+)(?=[A-ZÀ-ÖØ-Þ0-9¿¡\"“«])")
_PICTURE = re.compile(
    r"(?:front |book )?(?:cover|image|picture|photo|thumbnail)", re.I
)  # what a copied page says of those
# What those who look back on a year's reading sort it by, read off such reviews: for whom or of what genre a book is, and a judgement.
_GENRE = (
    r"(?:young |new )?adults?|ya|mg|middle[- ]grade|children['’]?s|kids|(?:non-?|science |historical |literary |contemporary |general |adult )?fiction|"
    r"sci-?fi|fantasy|romance|contemporary|historical|mystery|(?:psychological )?thriller|horror|crime|memoir|biography|poetry|classics?|graphic novel|short stories"
)
_JUDGED = (
    r"(?:(?:\w+est|worst|favou?rite|most [\w-]+|least [\w-]+)\s(?:overall\s)?)"
    rf"(?:(?:{_GENRE})\s?)?(?:book|novel|read|re-?read|memoir|series|audiobook|debut|film|movie|album|game|podcast)?"
)
_COUNT = re.compile(r"\s#?\d{1,3}$")
_SORT = re.compile(rf"(?:{_JUDGED}|{_GENRE})(?: of (?:the year|(?:19|20)\d\d))?", re.I)
_WORDS = 3  # of a label
_FEW = 3  # works with labels
_AGAIN = 2  # works whose titles say the subject again


def without_labels(document: Document, works: Sequence[Work]) -> list[Work]:
    """The works, the labels before their titles left out where nearly all have one, or several one that books are sorted by."""
    found = {at: match for at, work in enumerate(works) if (match := _label(document.text_of(work.name)))}
    if not _of_nearly_all(document, works, found):
        found = {at: match for at, match in found.items() if _SORT.fullmatch(match["label"])}
    if len(found) < _FEW:
        return list(works)
    return [_cut(work, found[at].end()) if at in found else work for at, work in enumerate(works)]


def _label(title: str) -> re.Match[str] | None:
    match = _LABEL.match(title)
    return match if match and len(match["label"].split()) <= _WORDS and is_name(title[match.end() :]) else None


def _of_nearly_all(document: Document, works: Sequence[Work], found: Mapping[int, re.Match[str]]) -> bool:
    if len(found) < _FEW or len(found) * 5 < len(works) * 4:
        return False
    return all(match["bar"] for match in found.values()) or _same(found) or _subjects(document, works, found)


def _same(found: Mapping[int, re.Match[str]]) -> bool:
    [(label, often), *_] = Counter(_COUNT.sub("", match["label"].lower()) for match in found.values()).most_common()
    return often == len(found) and bool(_PICTURE.fullmatch(label) or KIND_LABEL.fullmatch(label))


def _subjects(document: Document, works: Sequence[Work], found: Mapping[int, re.Match[str]]) -> bool:
    again = (
        run_together(m["label"]) in run_together(document.text_of(works[at].name)[m.end() :]) for at, m in found.items()
    )
    return sum(again) >= _AGAIN


def _cut(work: Work, label: int) -> Work:
    name = Span(work.name.block, work.name.start + label, work.name.end)
    return replace(work, name=name)
