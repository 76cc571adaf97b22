"""What the author says of a resource: whole, in their words, without numbering, arrows and the URL."""

import re
from functools import lru_cache

from pipeline.extract.wording import joined
from pipeline.model import Document, Entry, Span
from pipeline.text.emoji import SHORTCODE, SHORTCODE_LAST

_LEAD = re.compile(r"^(?:[\s>\-‐–—•·*■→➡👉🔗📌:|,;，；、：]|\.\s|\d{1,3}[.)]\s(?!Aufl(?:age|\.)|Ausgabe))+")
_TRAIL = " →➡👇👉🧵⬇↓:|>([]<‹-–—"
# Tags, mentions and thanks behind a link say nothing of it: "#physics", "/cc @ida", "(h/t @per)".
_COURTESY = re.compile(
    r"(?:[\s/().,:;|&+•·\-]|\b(?:cc|via|ht|h/t|by|ft|thanks|thx)\b|[#@＃＠]\w[\w.\-]*+(?:@[\w.\-]++)?)+", re.I
)
# What opens a shared file: "提取码：ab12".
_KEY = re.compile(r"[\s,，;；:：]*(?:提取码|访问码|密码|pwd|passcode)\s?[:：]\s?`?\w{3,8}`?[;；。.]?\s*$", re.I)
# What references set before an address.
_ADDRESS = re.compile(
    r"(?:^|(?<=[.!?])\s+|\s[-–—]\s+)(?:url|doi|retrieved from|available(?: (?:at|from|online))?|(?:get|buy|read|find) it|free at"
    r"|disponible(?: en)?|disponível(?: em)?|verfügbar(?: unter)?)\W*$",
    re.I,
)
_WORD = re.compile(r"\w+")
_MAKER = re.compile(r"[^\W\d_a-z][\w.'’&-]*(?:\s[^\W\d_a-z][\w.'’&-]*){0,2},")  # "Stone,", "Quarry School,"
# What is left of a line that only names a work and its maker: "1. “Gravel” by Sam Stone", "Stone's “Gravel”".
_UNSAID = re.compile(r"(?:[\W\d_]|\b(?:by|von|par|por|de|di|s)\b)*", re.I)


def note_of(document: Document, entry: Entry, title: str | None) -> str | None:
    """The note, or None where nothing is said beyond the name; `title` is None where it stands outside of the words."""
    said = tuple(document.text_of(span) for span in entry.notes if not _only_names(document, entry, span))
    return _told(said, title) if said else None


def _only_names(document: Document, entry: Entry, span: Span) -> bool:
    """Title and maker stand there, and nothing beside them."""
    named = sorted((x for x in (entry.name, entry.byline) if x), key=lambda x: (x.block, x.start))
    if len(named) < 2 or not all(x.block == span.block and span.start <= x.start < x.end <= span.end for x in named):
        return False
    text = document.blocks[span.block].text
    edges = (span.start, *(at for x in named for at in (x.start, x.end)), span.end)
    return all(_UNSAID.fullmatch(text[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True))


@lru_cache(maxsize=4096)  # remarks come again in copies of a list
def _told(texts: tuple[str, ...], title: str | None) -> str | None:
    text = joined(text for text in texts if not _COURTESY.fullmatch(text))
    text = _KEY.sub("", text)
    lead = _LEAD.match(text)
    text = text[_before_code(text, lead.end()) :] if lead else text
    text = text if text.endswith(":") and SHORTCODE_LAST.search(text) else _ADDRESS.sub("", _trimmed(text))
    if not any(c.isalpha() for c in text) or _same(text, title):  # a year or a date says nothing
        return None
    return text


def _trimmed(text: str) -> str:
    """The text without marks at its end, but with the one that closes its last bracket: "for beginners [in French]"."""
    bare = text.rstrip(_TRAIL)
    return bare + "]" if text.startswith("]", len(bare)) and bare.count("[") > bare.count("]") else bare


def _before_code(text: str, start: int) -> int:
    """Where the remark begins: at the colon of an emoji's name, if it stands there."""
    return start - 1 if text[start - 1 : start] == ":" and SHORTCODE.match(text, start - 1) else start


def _same(text: str, title: str | None) -> bool:
    if not title:
        return False
    maker = _MAKER.match(text)
    if maker and text[maker.end() :].strip() == title:  # "Stone, Gravel for the Patient"
        return True
    said, named = text.casefold(), title.casefold()
    first, name = _WORD.search(said), _WORD.search(named)
    if first is None or name is None or first[0] != name[0]:  # most texts are told apart by their first word
        return first is name
    return _WORD.findall(said) == _WORD.findall(named)
