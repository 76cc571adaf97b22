"""Short and unchecked URLs -> where they lead and whether they live; kept in one table and asked again when it ages."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.config import NetworkSettings
from pipeline.errors import NetworkError, Outcome
from pipeline.links import is_short
from pipeline.network import Client, Reach, host, run
from pipeline.resolve import table
from pipeline.resolve.answer import Answer, LinkStatus
from pipeline.resolve.archive import capture
from pipeline.resolve.due import due
from pipeline.resolve.follow import follow
from pipeline.resolve.judge import failed, judged
from pipeline.resolve.shared import pairs, redirects, share
from pipeline.resolve.signs import seen

__all__ = ["Answer", "LinkStatus", "Summary", "redirects", "resolve", "share"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    wanted: int  # distinct URLs
    asked: int  # answered in this run
    reused: int  # their answers were fresh enough
    postponed: int  # their hosts want to be left alone; a later run goes on with them
    counts: dict[str, int]  # of the answers of this run, by status


Progress = Callable[[Answer | None, int, int], None]  # None: postponed; how many are done, of how many


def resolve(
    wanted: Sequence[str],
    *,
    state: Path,
    config: NetworkSettings,
    short: Collection[str] = (),
    csv: Path | None = None,
    recheck: bool = False,
    allow_private: bool = False,
    reach: Reach | None = None,
    on_progress: Progress | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Summary:
    """Asks for each of `wanted` that has no fresh answer, and keeps the answers in ``links.parquet`` of `state`.

    `short` are further URLs, or hosts, that hide their target; `csv` is the user's redirects.csv, whose short URLs
    are not asked. `recheck` asks for all, and lets a second look decide at once. An interrupted run keeps every answer
    that it had, and the next one goes on. `allow_private` and `reach` are for tests and for one's own network.
    """
    where = state / table.NAME
    known = table.read(where)
    told = pairs(csv) if csv else {}
    urls = due(wanted, known, told=told, now=now(), days=config.recheck_days, recheck=recheck)
    reach = reach or Reach(allow_private=allow_private)
    work = _Run(config, known, Shortness(short), on_progress or (lambda *_: None), now, len(urls), recheck=recheck)
    try:
        with table.Journal(where) as journal:
            run(work.all(urls, reach, journal))
    except ExceptionGroup as several:  # the disk is full, for each of the hosts under way
        raise several.exceptions[0] from several
    finally:
        table.write(where, table.read(where).values())
    distinct = len({told.get(url, url) for url in wanted})
    return Summary(distinct, work.counts.total(), distinct - len(urls), work.postponed, dict(work.counts))


class Shortness:
    """Tells a shortener's URL, by the built-in list and by what the caller adds."""

    def __init__(self, extra: Collection[str]) -> None:
        self._urls = frozenset(item for item in extra if "/" in item)
        self._hosts = frozenset(item for item in extra if "/" not in item)

    def __call__(self, url: str) -> bool:
        return url in self._urls or is_short(url, self._hosts)


class _Run:
    """One run: so many hosts at once, the links of one host one after another."""

    def __init__(
        self,
        config: NetworkSettings,
        known: dict[str, Answer],
        short: Shortness,
        progress: Progress,
        now: Callable[[], datetime],
        total: int,
        *,
        recheck: bool,
    ) -> None:
        self._config = config
        self._known = known
        self._short = short
        self._progress = progress
        self._now = now
        self._total = total
        self._recheck = recheck
        self._unsure: list[tuple[str, NetworkError]] = []  # no such name, but nobody else has answered yet either
        self.counts: Counter[str] = Counter()
        self.postponed = 0

    async def all(self, urls: Sequence[str], reach: Reach, journal: table.Journal) -> None:
        """Asks for all of `urls`."""
        hosts: dict[str, deque[str]] = {}
        for url in urls:
            hosts.setdefault(host(url), deque()).append(url)
        longest_first = deque(sorted(hosts.values(), key=len, reverse=True))
        async with Client(self._config, reach=reach) as client, asyncio.TaskGroup() as group:
            for _ in range(min(max(1, self._config.hosts_at_once), len(hosts))):
                group.create_task(self._work(longest_first, client, journal))
        for url, error in self._unsure:
            self._done(self._failed(url, error, online=client.answered > 0), journal)

    async def _work(self, hosts: deque[deque[str]], client: Client, journal: table.Journal) -> None:
        while hosts:
            urls = hosts.popleft()
            while urls:
                await self._one(urls.popleft(), client, journal)

    async def _one(self, url: str, client: Client, journal: table.Journal) -> None:
        known = self._known.get(url)
        try:
            trail = await follow(client, url, short=self._short, known=known)
            answer = judged(seen(url, trail, self._short), now=self._now(), known=known, recheck=self._recheck)
        except NetworkError as error:
            if error.outcome is Outcome.LATER:
                self.postponed += 1
                self._progress(None, self.counts.total() + self.postponed, self._total)
                return
            if error.outcome is Outcome.GONE and not client.answered:
                self._unsure.append((url, error))
                return
            answer = self._failed(url, error, online=True)
        if answer.status is LinkStatus.DEAD:
            answer = replace(answer, archive_url=await capture(client, url))
        self._done(answer, journal)

    def _failed(self, url: str, error: NetworkError, *, online: bool) -> Answer:
        known = self._known.get(url)
        return failed(url, error, short=self._short, now=self._now(), known=known, recheck=self._recheck, online=online)

    def _done(self, answer: Answer, journal: table.Journal) -> None:
        journal.add(answer)
        self.counts[str(answer.status)] += 1
        self._progress(answer, self.counts.total() + self.postponed, self._total)
