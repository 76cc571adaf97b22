"""off-topic: strangers' posts, quoted posts, conversation."""

import re

from pipeline.model import Genre, Reason, Role, Standing, Verdict
from pipeline.strip.case import Case

_STRANGERS = {
    Standing.REPLY: "somebody else's reply",
    Standing.QUOTED: "a quoted post",
    Standing.FOREIGN: "another thread",
}
_TIMELINES = frozenset({"twitter", "mastodon"})
_CHATS = frozenset({"telegram", "discord", "slack", "whatsapp"})
_TALKS = re.compile(r"\s*@\w+(?:@[\w.-]+)?\s")
_PATH = re.compile(r"https?://[^/]+/[^?#]")
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


def talk(case: Case) -> Verdict | None:
    """A post of a timeline that begins with somebody's name talks to them."""
    if case.document.genre is not Genre.DISCUSSION or case.document.platform not in _TIMELINES or case.entry is None:
        return None
    match = _TALKS.match(_first_text(case))
    return Verdict(Reason.OFF_TOPIC, "talks to somebody", match[0]) if match else None


def wordless(case: Case) -> Verdict | None:
    """A bare home page in a chat, without a word about it."""
    if case.document.platform not in _CHATS or case.entry is None or _PATH.match(case.url) or case.candidate.title:
        return None
    words = [w for w in case.block.text.split() if "." not in w and w[:1].isalpha()]
    return Verdict(Reason.OFF_TOPIC, "home page without a word", case.url) if not words else None


def _first_text(case: Case) -> str:
    blocks = case.document.blocks
    return next((b.text for b in blocks if b.post == case.block.post and b.mark is None), "")
