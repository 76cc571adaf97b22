"""One run: so many hosts at once, the pages of one host one after another, each page asked once."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pipeline.config import NetworkSettings
from pipeline.errors import NetworkError, Outcome
from pipeline.links import is_short
from pipeline.network import Client, Reach, bare, host
from pipeline.resolve.answer import Answer, LinkStatus
from pipeline.resolve.archive import capture
from pipeline.resolve.follow import follow
from pipeline.resolve.judge import failed, judged
from pipeline.resolve.signs import seen
from pipeline.resolve.table import Journal

Progress = Callable[[Answer | None, int, int], None]  # None: postponed; how many are done, of how many

Page = list[str]  # URLs that differ in their fragments only: one request answers them


class Shortness:
    """Tells a shortener's URL, by the built-in list and by what the caller adds."""

    def __init__(self, extra: Collection[str]) -> None:
        self._urls = frozenset(item for item in extra if "/" in item)
        self._hosts = frozenset(item for item in extra if "/" not in item)

    def __call__(self, url: str) -> bool:
        """True for a URL that hides its target."""
        return url in self._urls or is_short(url, self._hosts)


@dataclass
class Run:
    """Asks for links and writes their answers down."""

    config: NetworkSettings
    known: Mapping[str, Answer]
    short: Shortness
    progress: Progress
    now: Callable[[], datetime]
    recheck: bool
    total: int = 0  # URLs
    postponed: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    unsure: list[tuple[Page, NetworkError]] = field(default_factory=list)  # no such name; but is there a network?

    async def all(self, urls: Sequence[str], reach: Reach, journal: Journal) -> None:
        """Asks for all of `urls`."""
        self.total = len(urls)
        hosts = _by_host(urls)
        async with Client(self.config, reach=reach) as client, asyncio.TaskGroup() as group:
            for _ in range(min(max(1, self.config.hosts_at_once), len(hosts))):
                group.create_task(self._work(hosts, client, journal))
        for page, error in self.unsure:
            self._done(page, self._failed(page[0], error, online=client.answered > 0), journal)

    async def _work(self, hosts: deque[deque[Page]], client: Client, journal: Journal) -> None:
        while hosts:
            pages = hosts.popleft()
            while pages:
                await self._one(pages.popleft(), client, journal)

    async def _one(self, page: Page, client: Client, journal: Journal) -> None:
        url = page[0]
        known = self.known.get(url)
        try:
            trail = await follow(client, url, short=self.short, known=known)
            answer = judged(seen(url, trail, self.short), now=self.now(), known=known, recheck=self.recheck)
        except NetworkError as error:
            if error.outcome is Outcome.LATER:
                self._postpone(page)
                return
            if error.outcome is Outcome.GONE and not client.answered:
                self.unsure.append((page, error))
                return
            answer = self._failed(url, error, online=True)
        if answer.status is LinkStatus.DEAD:
            answer = replace(answer, archive_url=await capture(client, url))
        self._done(page, answer, journal)

    def _failed(self, url: str, error: NetworkError, *, online: bool) -> Answer:
        known = self.known.get(url)
        return failed(url, error, short=self.short, now=self.now(), known=known, recheck=self.recheck, online=online)

    def _postpone(self, page: Page) -> None:
        for _ in page:
            self.postponed += 1
            self.progress(None, self.counts.total() + self.postponed, self.total)

    def _done(self, page: Page, answer: Answer, journal: Journal) -> None:
        for url in page:
            own = replace(answer, url=url, final_url=_at(answer, url))
            journal.add(own)
            self.counts[str(own.status)] += 1
            self.progress(own, self.counts.total() + self.postponed, self.total)


def _by_host(urls: Sequence[str]) -> deque[deque[Page]]:
    """The pages of each host; the host with the most of them first, because it takes longest."""
    pages: dict[str, Page] = {}
    for url in urls:
        pages.setdefault(bare(url), []).append(url)
    hosts: dict[str, deque[Page]] = {}
    for page in pages.values():
        hosts.setdefault(host(page[0]), deque()).append(page)
    return deque(sorted(hosts.values(), key=len, reverse=True))


def _at(answer: Answer, url: str) -> str | None:
    """Where `url` leads, which has another fragment than the URL that was asked."""
    asked, place = answer.url.partition("#")[2], url.partition("#")[2]
    if answer.final_url is None or asked == place or answer.final_url.partition("#")[2] != asked:
        return answer.final_url
    return f"{bare(answer.final_url)}#{place}" if place else bare(answer.final_url)
