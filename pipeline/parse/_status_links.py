"""What a link of a social network points to, read off its shape: a post, an account, a picture.

https://twitter.com/ada/status/1376631183589699586   a post: its handle, and its time inside its number
https://x.com/ada, https://twitter.com/hashtag/maths  an account, a hashtag
https://pbs.twimg.com/media/Ex.jpg                    a picture
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache

from pipeline.model import Precision, Reason
from pipeline.records import dataclass

_HOST = r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/"
_STATUS = re.compile(_HOST + r"(?:#!/)?(?P<handle>\w{1,30})/status(?:es)?/(?P<number>\d{1,20})", re.I)
_ANONYMOUS = re.compile(_HOST + r"i/(?:web/)?status/(?P<number>\d{1,20})", re.I)
_ACCOUNT = re.compile(_HOST + r"(?P<handle>@?\w{1,30})/?(?:[?#].*)?$", re.I)
_PROFILE = re.compile(
    _HOST + r"(?:hashtag/|search\?q=(?:%23|%24|%40)|i/user/)|"
    r"https?://(?:www\.)?threadreaderapp\.com/user/|"
    r"https?://bsky\.app/(?:profile/[^/?#]+/?$|hashtag/)|"
    r"https?://(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|feed/hashtag)/|"
    r"https?://(?!(?:\w+\.)?youtube\.com)[\w.-]+/@[\w.-]+(?:@[\w.-]+)?/?$",
    re.I,
)
_MEDIA = re.compile(
    r"https?://(?:pbs\.twimg\.com|video\.twimg\.com|abs\.twimg\.com|pic\.(?:twitter|x)\.com|cdn\.bsky\.app/img|"
    r"media\.licdn\.com|i\.redd\.it|preview\.redd\.it|(?:www\.)?threadreaderapp\.com/images)(?:/|$)",
    re.I,
)
# Thread Reader's own pages, and the adverts that it links words of a thread to.
_READER = re.compile(r"https?://(?:www\.)?threadreaderapp\.com/(?!thread/\d|user/|images\b)\w", re.I)
_ATTACHED = re.compile(_HOST + r"\w{1,30}/status/\d{1,20}/(?:photo|video)/\d", re.I)
# Words that stand where a handle would, but name a page of the network itself.
_NO_HANDLE = {"home", "search", "i", "explore", "hashtag", "intent", "share", "settings", "login", "tos", "privacy"}
_EPOCH = 1288834974657  # Twitter's numbers count milliseconds from here in their upper bits (Snowflake, November 2010)
_FIRST = 1 << 33  # smaller numbers were given one by one and hold no time


@dataclass(frozen=True, slots=True)
class Status:
    """One post of Twitter: who wrote it (None where the link does not say), its number, when it was written."""

    handle: str | None  # "@ada"
    number: int
    posted_at: datetime | None


@lru_cache(maxsize=1024)  # a highlight's link is asked for its author, its number and its time
def status(url: str) -> Status | None:
    """The post that `url` is the permalink of, or None."""
    anonymous = _ANONYMOUS.match(url)
    found = anonymous or _STATUS.match(url)
    if not found:
        return None
    number = int(found["number"])
    return Status(None if anonymous else "@" + found["handle"], number, _time(number))


def account(url: str) -> str | None:
    """The handle whose profile `url` is, or None."""
    found = _ACCOUNT.match(url)
    if not found or found["handle"].lower() in _NO_HANDLE:
        return None
    return "@" + found["handle"].lstrip("@")


@lru_cache(maxsize=1024)
def mark(url: str) -> Reason | None:
    """PROFILE, MEDIA or CHROME where the shape of the URL says so."""
    if _MEDIA.match(url) or _ATTACHED.match(url):
        return Reason.MEDIA
    if _READER.match(url):
        return Reason.CHROME
    return Reason.PROFILE if account(url) or _PROFILE.match(url) else None


def marks(own: Iterable[str | None]) -> Callable[[str], Reason | None]:
    """What a link is by its shape, where the posts behind `own` are the document itself."""
    numbers = {found.number for url in own if url and (found := status(url))}

    def mark_with_own(url: str) -> Reason | None:
        found = status(url)
        return mark(url) or (Reason.SELF if found and found.number in numbers else None)

    return mark_with_own


def written_at(url: str) -> tuple[datetime | None, Precision | None]:
    """When the post behind a permalink was written, where its number says so."""
    found = status(url)
    return (found.posted_at, Precision.SECOND) if found and found.posted_at else (None, None)


def _time(number: int) -> datetime | None:
    if not _FIRST <= number < 1 << 63:
        return None
    return datetime.fromtimestamp(((number >> 22) + _EPOCH) // 1000, UTC)
