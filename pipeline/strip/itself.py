"""self: the document's own address and the permalinks of its posts."""

import re

from pipeline.model import Genre, Reason, Verdict
from pipeline.strip.case import Case
from pipeline.strip.genres import POSTS, only_in
from pipeline.text.caseless import caseless

_OTHER_FORM = caseless(
    r"\b(?:read|find|bookmark|see|view|get)\b[^.\n]{0,40}\b(?:unrolled|this (?:whole )?(?:thread|post))\b|\bunrolled (?:thread|version)\b|"
    r"\b(?:read|want to read) this\b[^.\n]{0,30}\bformat\b|"
    r"\bth(?:is|e) (?:whole )?(?:thread|post)\b[^.\n]{0,20}\b(?:is|lives)\b[^.\n]{0,20}\b(?:available|archived|here|in plain|on my (?:blog|site))\b|"
    r"\b(?:my|the) (?:own )?(?:copy|version) of this (?:post|comment|thread)\b|\b(?:originally (?:posted|published)|cross-?posted|syndicated) (?:at|on|from|to)\b|"
    r"\bdieser thread\b[^.\n]{0,30}\b(?:blog|nachlesen|am st[üu]ck)\b|\beste hilo\b[^.\n]{0,30}\b(?:blog|disponible|web)\b|"
    r"\bce (?:fil|thread)\b[^.\n]{0,30}\b(?:blog|disponible|ici)\b"
)
_STATUS = re.compile(r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:#!/)?(\w+)/status(?:es)?/\d+", re.I)


def own_address(case: Case) -> Verdict | None:
    """The URL of the document or of one of its posts."""
    if case.url and case.addresses and case.canonical in case.addresses:
        return Verdict(Reason.SELF, "own address", case.canonical)
    return None


@only_in(POSTS)
def other_form(case: Case) -> Verdict | None:
    """The same thread or comment again elsewhere: unrolled, on the author's blog, to be bookmarked."""
    match = _OTHER_FORM.search(case.line) or _OTHER_FORM.search(case.said[:300])
    return Verdict(Reason.SELF, "another form of this thread", match[0]) if match else None


@only_in(frozenset({Genre.THREAD}))
def own_permalink(case: Case) -> Verdict | None:
    """A status by the thread's own author, bare, in a thread: a link to another of its posts, unless it is offered by name."""
    if case.entry is not None or not (match := _STATUS.match(case.url)):
        return None
    author = (case.document.author or "").lstrip("@").lower()
    return Verdict(Reason.SELF, "own permalink", match[1]) if match[1].lower() == author else None
