"""self: the document's own address and the permalinks of its posts."""

import re

from pipeline.model import Genre, Reason, Verdict
from pipeline.strip.case import Case
from pipeline.strip.genres import POSTS, only_at, only_in
from pipeline.strip.wording import OTHER_FORM

_STATUS = re.compile(r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:#!/)?(\w+)/status(?:es)?/\d+", re.I)

# How a post on a blog says that it was a thread before: "*Originally posted as a Twitter thread.*"
_BEGAN = re.compile(
    r"^\W*(?:(?:note|update|ps?)\W+)?(?:(?:you can )?(?:see|read|find) )?(?:(?:this|the following|it|what follows)(?: \w+)?(?: (?:was|is|has been|began|started|appeared))?"
    r"(?: life)?(?: (?:also|as|first))* )?(?:(?:an? )?(?:originally|initially|first|previously|(?:slightly )?(?:edited|adapted|reposted|expanded|taken|copied) "
    r"(?:version of|from)|cross-?posted from)\b[^.\n]{0,50}\b(?:tweet(?:s|ed|storm)?|thread|twitter|x|mastodon|bluesky)\b|as a (?:twitter |x )?(?:thread|tweetstorm)\b)",
    re.I,
)

# How an article says on which site it stood first: "Posted on • Originally published at example.org".
_PUBLISHED = re.compile(
    r"^\W*(?:(?:posted|edited|updated) on\W+){0,3}(?:(?:note\W+)?this (?:post|article|story|essay|piece) (?:was|has been) )?"
    r"(?:originally|first) (?:published|posted|appeared) (?:at|on|in)\s(?:the |my |our )?(?:blog )?$",
    re.I,
)

# A text made of what others answered says where they were asked: "In spring [I asked](…) around for books".
_ASKED = re.compile(
    r"(?:(?:I|we)(?:['’]ve| have)? )?(?:(?:recently|just|also|then) )?(?:asked|tweeted|polled)(?: (?:you|people|my followers|around|this))?"
    r"(?: (?:on|over on) (?:twitter|x|mastodon|bluesky))?|gefragt|pregunté|perguntei|j['’]ai demandé",
    re.I,
)


def own_address(case: Case) -> Verdict | None:
    """The URL of the document or of one of its posts."""
    if case.url and case.addresses and case.canonical in case.addresses:
        return Verdict(Reason.SELF, "own address", case.canonical)
    return None


@only_in(POSTS)
def other_form(case: Case) -> Verdict | None:
    """The same thread or comment again elsewhere: unrolled, on the author's blog, to be bookmarked."""
    if not case.asks:
        return None
    match = OTHER_FORM.search(case.line) or OTHER_FORM.search(case.said[:300])
    return Verdict(Reason.SELF, "another form of this thread", match[0]) if match else None


@only_at(_STATUS.match)
def where_it_began(case: Case) -> Verdict | None:
    """The thread that a text says it was before."""
    match = _BEGAN.search(case.line) or _ASKED.fullmatch(case.candidate.label.strip())
    return Verdict(Reason.SELF, "the thread that this was", match[0]) if match else None


@only_in(frozenset({Genre.PAGE}))
def published_before(case: Case) -> Verdict | None:
    """Where an article says that it stood first."""
    before = case.block.text[: case.candidate.start].rpartition("\n")[2]
    match = _PUBLISHED.match(before) if case.url else None
    return Verdict(Reason.SELF, "where this was published first", match[0]) if match else None


@only_in(frozenset({Genre.THREAD}))
@only_at(_STATUS.match)
def own_permalink(case: Case) -> Verdict | None:
    """A status by the thread's own author, bare, in a thread: a link to another of its posts, unless it is offered by name."""
    if case.entry is not None or not (match := _STATUS.match(case.url)):
        return None
    author = (case.document.author or "").lstrip("@").lower()
    return Verdict(Reason.SELF, "own permalink", match[1]) if match[1].lower() == author else None
