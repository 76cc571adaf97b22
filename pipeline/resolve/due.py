"""Which links are to be asked now: those never asked, and those whose answer has aged."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from pipeline.resolve.answer import Answer, LinkStatus
from pipeline.resolve.judge import TWICE

# How long an answer of this kind is good for; those not named here, as long as the configuration says.
_AGES = {LinkStatus.UNKNOWN: TWICE, LinkStatus.BLOCKED: timedelta(days=7)}


def due(
    wanted: Iterable[str],
    known: Mapping[str, Answer],
    *,
    told: Mapping[str, str],
    now: datetime,
    days: int,
    recheck: bool,
) -> list[str]:
    """The URLs to ask, each once, in the order of `wanted`; a short one that `told` knows is asked at its target."""
    urls = dict.fromkeys(told.get(url, url) for url in wanted if url.startswith(("http://", "https://")))
    return [url for url in urls if recheck or _stale(known.get(url), now, timedelta(days=days))]


def _stale(answer: Answer | None, now: datetime, usual: timedelta) -> bool:
    if answer is None or answer.checked_at is None or answer.status is None:
        return True
    return now - answer.checked_at >= min(_AGES.get(answer.status, usual), usual)
