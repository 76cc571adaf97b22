"""The signs by which an answer is known for what it is, in the order in which they are looked for.

Each sign names what it sees in words; the first that is there decides. Titles are whole titles: an article about
robots or about 404 pages is an article.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.links import canonical_url
from pipeline.network import Hop, Reply
from pipeline.resolve.answer import LinkStatus
from pipeline.resolve.follow import Trail
from pipeline.resolve.page import Head

GONE = frozenset({404, 410})
# "Not for you", in the words of servers and of the walls before them; 999 is LinkedIn's.
BLOCKED = frozenset({401, 402, 403, 406, 407, 429, 451, 999})

# Titles of pages that ask whether one is a robot, in lower case; from the wall makers' own pages.
_WALLS = frozenset(
    "just a moment...;attention required! | cloudflare;access denied;access to this page has been denied;"
    "are you a robot?;robot check;security check;security verification;human verification;verify you are human;"
    "please verify you are a human;pardon our interruption;ddos-guard;one more step;checking your browser;"
    "bot verification;captcha;making sure you're not a bot!".split(";")
)
# Titles of pages that say with status 200 that there is no page, in lower case.
_NOWHERE = frozenset(
    {"404", "404 not found", "not found", "page not found", "404 page not found", "error 404", "- youtube", "404 error"}
)
# Parts of a path, and beginnings of a host, that only a page has which asks who one is or what one agrees to.
_DOOR = re.compile(
    r"/(?:log-?in|sign-?in|sign_in|authwall|uas/login|servicelogin|sso|oauth2?|checkpoint|consent)(?:[/.]|\Z)"
    r"|\A//(?:consent|login|accounts|auth|sso)\.",
    re.IGNORECASE,
)
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?\Z", re.IGNORECASE)  # of a site, or of one of its languages


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of one link."""

    url: str
    meant: str  # the same; of a short link the first URL behind it that is not short
    hops: tuple[Hop, ...]  # from `meant` on
    reply: Reply
    head: Head
    taken: int  # redirects in all
    unresolved: bool  # a short link that ended without leaving its shorteners

    @property
    def end(self) -> str:
        """The URL that answered."""
        return self.reply.final_url

    @property
    def elsewhere(self) -> bool:
        """True where the redirects from `meant` end at another identity."""
        return bool(self.hops) and canonical_url(self.meant) != canonical_url(self.end)


def seen(url: str, trail: Trail, short: Callable[[str], bool]) -> Sight:
    """The link `url`, which led along `trail`."""
    meant, hops = url, trail.hops
    while hops and short(meant):
        meant, hops = hops[0].url, hops[1:]
    return Sight(url, meant, hops, trail.reply, trail.head, taken=len(trail.hops), unresolved=short(meant))


Verdict = tuple[LinkStatus, str]


def _gone(sight: Sight) -> Verdict | None:
    return (LinkStatus.DEAD, f"answers {sight.reply.status}") if sight.reply.status in GONE else None


def _refused(sight: Sight) -> Verdict | None:
    walled = "challenge" in sight.reply.headers.get("cf-mitigated", "")
    refused = sight.reply.status in BLOCKED or walled
    return (LinkStatus.BLOCKED, f"answers {sight.reply.status}") if refused else None


def _troubled(sight: Sight) -> Verdict | None:
    return None if sight.reply.ok else (LinkStatus.UNKNOWN, f"answers {sight.reply.status}")


def _door(sight: Sight) -> Verdict | None:
    end = urlsplit(sight.end)
    at_a_door = _DOOR.search(f"//{end.netloc}") or _DOOR.search(end.path)
    asked_for = _DOOR.search(sight.meant.partition(":")[2])
    return (LinkStatus.BLOCKED, "leads to a login") if sight.elsewhere and at_a_door and not asked_for else None


def _wall(sight: Sight) -> Verdict | None:
    title = sight.head.title or ""
    return (LinkStatus.BLOCKED, f"shows only {title!r}") if title.casefold() in _WALLS else None


def _nowhere(sight: Sight) -> Verdict | None:
    title = sight.head.title or ""
    return (LinkStatus.UNKNOWN, f"answers with {title!r}") if title.casefold() in _NOWHERE else None


def _unresolved(sight: Sight) -> Verdict | None:
    return (LinkStatus.UNKNOWN, "the shortener does not say where it leads") if sight.unresolved else None


def _front(sight: Sight) -> Verdict | None:
    """A page deep in a site that has become the site's front page, which is how many sites say 404."""
    end = urlsplit(sight.end)
    at_front = not (end.query or end.fragment) and _FRONT.match(end.path)
    if sight.elsewhere and at_front and not _FRONT.match(urlsplit(sight.meant).path):
        return LinkStatus.UNKNOWN, "leads to a front page instead"
    return None


def _moved(sight: Sight) -> Verdict | None:
    lasting = all(hop.permanent for hop in sight.hops)
    return (LinkStatus.MOVED, "redirected for good") if sight.elsewhere and lasting else None


_SIGNS = (_gone, _refused, _troubled, _door, _wall, _nowhere, _unresolved, _front, _moved)


def verdict(sight: Sight) -> Verdict:
    """The status, and what it rests on."""
    found = next((said for sign in _SIGNS if (said := sign(sight))), None)
    return found or (LinkStatus.ALIVE, f"answers {sight.reply.status}")
