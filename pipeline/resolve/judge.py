"""From an answer, or from its absence, to a row of the table; careful with `dead`: a false alarm loses a resource."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.errors import NetworkError, Outcome
from pipeline.resolve.answer import Answer, LinkStatus
from pipeline.resolve.signs import Sight, verdict

TWICE = timedelta(days=1)  # between two looks that find a link gone

_SOUND = frozenset({LinkStatus.ALIVE, LinkStatus.MOVED})
_WORDS = {
    Outcome.GONE: "the host's name does not exist",
    Outcome.ROBOTS: "robots.txt keeps programs out",
}
_OFFLINE = "no host answered at all: is there a network?"


def judged(sight: Sight, *, now: datetime, known: Answer | None, recheck: bool) -> Answer:
    """The answer of a link that led somewhere.

    Where it led counts as its target only when that is sound: of a wall, a login or an error page the target is the
    URL that was meant.
    """
    reply, head = sight.reply, sight.head
    if reply.status == 304 and known is not None:
        return replace(known, checked_at=now, reason="not changed")
    status, reason = verdict(sight)
    sound = status in _SOUND
    answer = Answer(
        sight.url,
        final_url=sight.end if sound else sight.url if sight.unresolved else sight.meant,
        status=status,
        http_status=reply.status,
        checked_at=now,
        etag=reply.headers.get("etag") if sound else None,
        title=head.title if sound else None,
        hops=sight.taken if sound else 0 if sight.unresolved else sight.taken - len(sight.hops),
        reason=reason,
        gone_at=known.gone_at if known and status is LinkStatus.UNKNOWN else None,
        canonical_url=head.canonical_url if sound else None,
    )
    return seen_gone(answer, reason, known=known, recheck=recheck) if status is LinkStatus.DEAD else answer


def failed(
    url: str,
    error: NetworkError,
    *,
    short: Callable[[str], bool],
    now: datetime,
    known: Answer | None,
    recheck: bool,
    online: bool,
) -> Answer:
    """The answer of a link that led to no answer. `online`: some host has answered, so there is a network."""
    reached = [url, *error.reached]
    if error.outcome in (Outcome.FORBIDDEN, Outcome.PROTOCOL):
        reached = reached[:-1] or reached  # what failed may be no URL
    meant = next((n for n, place in enumerate(reached) if not short(place)), 0)
    answer = Answer(url, final_url=reached[meant], checked_at=now, hops=meant)
    gone = error.outcome is Outcome.GONE
    if gone and online:
        return seen_gone(answer, _WORDS[Outcome.GONE], known=known, recheck=recheck)
    if error.outcome is Outcome.ROBOTS:
        return replace(answer, status=LinkStatus.BLOCKED, reason=_WORDS[Outcome.ROBOTS])
    reason = _OFFLINE if gone else str(error)[:300]
    return replace(answer, status=LinkStatus.UNKNOWN, reason=reason, gone_at=known.gone_at if known else None)


def seen_gone(answer: Answer, reason: str, *, known: Answer | None, recheck: bool) -> Answer:
    """Gone at the second sight is dead; at the first it is not known."""
    now, first = answer.checked_at, known.gone_at if known else None
    if now and first and (recheck or now - first >= TWICE):
        return replace(answer, status=LinkStatus.DEAD, reason=f"{reason}, as on {first:%Y-%m-%d}", gone_at=first)
    return replace(answer, status=LinkStatus.UNKNOWN, reason=f"{reason}; seen once", gone_at=first or now)
