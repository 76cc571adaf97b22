"""What the author says of a resource: whole, in their words, without numbering, arrows and the URL."""

import re

from pipeline.extract.wording import joined, text_of
from pipeline.model import Document, Entry

_LEAD = re.compile(r"^(?:[\s>\-–—•·*■→➡👉🔗📌:|,;]|\.\s|\d{1,3}[.)]\s)+")
_TRAIL = re.compile(r"(?:\s|[→➡👇👉🧵⬇↓:|>(\[\]<‹-])+$")
# Tags, mentions and thanks behind a link say nothing of it: "#physics", "/cc @ida", "(h/t @per)".
_COURTESY = re.compile(
    r"(?:[\s/().,:;|&+•·\-]|\b(?:cc|via|ht|h/t|by|ft|thanks|thx)\b|[#@＃＠]\w[\w.\-]*+(?:@[\w.\-]++)?)+", re.I
)


def note_of(document: Document, entry: Entry, title: str | None) -> str | None:
    """The note, or None where nothing is said beyond the name; `title` is None where it stands outside of the words."""
    text = joined(document, [span for span in entry.notes if not _COURTESY.fullmatch(text_of(document, span))])
    text = _TRAIL.sub("", _LEAD.sub("", text)).strip()
    if not any(c.isalnum() for c in text) or _same(text, title):
        return None
    return text


def _same(text: str, title: str | None) -> bool:
    return bool(title) and _words(text) == _words(title or "")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
