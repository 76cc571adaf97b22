"""off-topic: strangers' posts, quoted posts, conversation."""

import re

from pipeline.model import Genre, Reason, Role, Standing, Verdict
from pipeline.strip.case import Case

_STRANGERS = {
    Standing.REPLY: "somebody else's reply",
    Standing.QUOTED: "a quoted post",
    Standing.FOREIGN: "another thread",
}
_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/\w+/status(?:es)?/\d+|https?://bsky\.app/profile/[^/]+/post/",
    re.I,
)


def stranger(case: Case) -> Verdict | None:
    """The post is not of the thread."""
    if case.post is None:
        return None
    if case.post.standing is Standing.ADVERT:
        return Verdict(Reason.CHROME, "an advert", case.post.author or "")
    rule = _STRANGERS.get(case.post.standing)
    return Verdict(Reason.OFF_TOPIC, rule, case.post.author or "") if rule else None


def code_block(case: Case) -> Verdict | None:
    """An address in a listing or a quotation is an example."""
    if case.block.role is Role.CODE and case.document.genre is not Genre.LIST:
        return Verdict(Reason.OFF_TOPIC, "in a listing", case.line[:80])
    if case.block.role is Role.QUOTE and case.entry is None and case.document.genre is not Genre.LIST:
        return Verdict(Reason.OFF_TOPIC, "in a quotation", case.line[:80])
    return None


def conversation(case: Case) -> Verdict | None:
    """A post of the network, linked without a word: the one that is being quoted."""
    if case.entry is None or not _STATUS.match(case.url) or case.document.genre in (Genre.LIST, Genre.BOOKMARKS):
        return None
    return Verdict(Reason.OFF_TOPIC, "a quoted post's address", case.url) if case.entry.name is None else None
