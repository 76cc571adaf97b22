"""From an answer, or from its absence, to a status: careful with `dead`, because a false alarm loses a resource."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from pipeline.errors import NetworkError, Outcome
from pipeline.links import canonical_url, is_short
from pipeline.network import Hop
from pipeline.resolve.answer import Answer, LinkStatus
from pipeline.resolve.follow import Trail

TWICE = timedelta(days=1)  # between two looks that find a link gone

_GONE = frozenset({404, 410})
# "Not for you", in the words of servers and of the walls before them; 999 is LinkedIn's.
_BLOCKED = frozenset({401, 402, 403, 406, 407, 429, 451, 999})

# Titles of pages that ask whether one is a robot; whole titles, in lower case.
_WALLS = frozenset(
    {
        "just a moment...",
        "attention required! | cloudflare",
        "access denied",
        "access to this page has been denied",
        "are you a robot?",
        "robot check",
        "security check",
        "security verification",
        "human verification",
        "verify you are human",
        "please verify you are a human",
        "pardon our interruption",
        "ddos-guard",
        "one more step",
        "checking your browser",
        "bot verification",
        "captcha",
        "making sure you're not a bot!",
    }
)
# Titles of pages that say with status 200 that there is no page; whole titles, in lower case.
_NOWHERE = frozenset(
    {"404", "404 not found", "not found", "page not found", "404 page not found", "error 404", "- youtube", "404 error"}
)
# Parts of a path that only a page has which asks who one is.
_LOGIN = re.compile(
    r"/(?:log-?in|sign-?in|sign_in|authwall|uas/login|servicelogin|sso|oauth2?|checkpoint)(?:[/.]|\Z)", re.I
)
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?\Z", re.I)  # of a site, or of one of its languages

_WORDS = {
    Outcome.GONE: "the host's name does not exist",
    Outcome.ROBOTS: "robots.txt keeps programs out",
}


def judged(url: str, trail: Trail, *, now: datetime, known: Answer | None, recheck: bool) -> Answer:
    """The answer of a link that led somewhere."""
    reply, head = trail.reply, trail.head
    answer = Answer(
        url,
        final_url=reply.final_url,
        http_status=reply.status,
        checked_at=now,
        etag=reply.headers.get("etag"),
        hops=len(trail.hops),
    )
    if reply.status == 304 and known is not None:
        same = replace(answer, status=known.status, title=known.title, reason="not changed", etag=known.etag)
        return replace(same, canonical_url=known.canonical_url)
    status, reason = _status(url, trail)
    if status is LinkStatus.DEAD:
        return seen_gone(answer, reason, known=known, recheck=recheck)
    if _login(url, trail) or _front(url, trail):
        answer = replace(answer, final_url=_before(url, trail.hops))
    names = status in (LinkStatus.ALIVE, LinkStatus.MOVED)
    return replace(
        answer,
        status=status,
        reason=reason,
        title=head.title if names else None,
        canonical_url=head.canonical_url if names else None,
    )


def failed(
    url: str, error: NetworkError, *, now: datetime, known: Answer | None, recheck: bool, online: bool
) -> Answer:
    """The answer of a link that led to no answer. `online`: some host has answered, so there is a network."""
    reached = [url, *error.reached]
    if error.outcome in (Outcome.FORBIDDEN, Outcome.REDIRECTS) and len(reached) > 1:
        reached = reached[:1] if error.outcome is Outcome.REDIRECTS else reached[:-1]
    answer = Answer(url, final_url=reached[-1], checked_at=now, hops=len(reached) - 1)
    if error.outcome is Outcome.GONE and online:
        return seen_gone(answer, _WORDS[Outcome.GONE], known=known, recheck=recheck)
    status = LinkStatus.BLOCKED if error.outcome is Outcome.ROBOTS else LinkStatus.UNKNOWN
    reason = "no host answered at all: is there a network?" if error.outcome is Outcome.GONE else str(error)[:300]
    gone_at = known.gone_at if known and error.outcome is not Outcome.ROBOTS else None
    return replace(
        answer, status=status, reason=_WORDS.get(error.outcome, reason) if online else reason, gone_at=gone_at
    )


def seen_gone(answer: Answer, reason: str, *, known: Answer | None, recheck: bool) -> Answer:
    """Gone at the second sight is dead; at the first it is not known."""
    now, first = answer.checked_at, known.gone_at if known else None
    if now and first and (recheck or now - first >= TWICE):
        return replace(answer, status=LinkStatus.DEAD, reason=f"{reason}, as on {first:%Y-%m-%d}", gone_at=first)
    return replace(answer, status=LinkStatus.UNKNOWN, reason=f"{reason}; seen once", gone_at=first or now)


def _status(url: str, trail: Trail) -> tuple[LinkStatus, str]:
    reply, title = trail.reply, (trail.head.title or "").casefold()
    if reply.status in _GONE:
        return LinkStatus.DEAD, f"answers {reply.status}"
    if reply.status in _BLOCKED or "challenge" in reply.headers.get("cf-mitigated", ""):
        return LinkStatus.BLOCKED, f"answers {reply.status}"
    if not reply.ok:
        return LinkStatus.UNKNOWN, f"answers {reply.status}"
    if _login(url, trail):
        return LinkStatus.BLOCKED, "leads to a login"
    if title in _WALLS:
        return LinkStatus.BLOCKED, f"shows only {trail.head.title!r}"
    if title in _NOWHERE:
        return LinkStatus.UNKNOWN, f"answers {reply.status}, but with {trail.head.title!r}"
    if _front(url, trail):
        return LinkStatus.UNKNOWN, "leads to a front page instead"
    if _moved(url, trail):
        return LinkStatus.MOVED, "redirected for good"
    return LinkStatus.ALIVE, f"answers {reply.status}"


def _asked(url: str, hops: tuple[Hop, ...]) -> tuple[str, tuple[Hop, ...]]:
    """The URL that is meant, which for a short link is the first one behind it; and the redirects from there."""
    while hops and is_short(url):
        url, hops = hops[0].url, hops[1:]
    return url, hops


def _before(url: str, hops: tuple[Hop, ...]) -> str:
    return _asked(url, hops)[0]


def _moved(url: str, trail: Trail) -> bool:
    meant, hops = _asked(url, trail.hops)
    lasting = bool(hops) and all(hop.permanent or hop.status == 200 for hop in hops)
    return lasting and canonical_url(meant) != canonical_url(trail.reply.final_url)


def _login(url: str, trail: Trail) -> bool:
    meant, hops = _asked(url, trail.hops)
    return bool(hops) and bool(_LOGIN.search(urlsplit(trail.reply.final_url).path)) and not _LOGIN.search(meant)


def _front(url: str, trail: Trail) -> bool:
    """True where a page deep in a site has become the site's front page, which is how many sites say 404."""
    meant, hops = _asked(url, trail.hops)
    end, start = urlsplit(trail.reply.final_url), urlsplit(meant)
    if not hops or end.query or end.fragment or not _FRONT.match(end.path) or _FRONT.match(start.path):
        return False
    return canonical_url(meant) != canonical_url(trail.reply.final_url)
