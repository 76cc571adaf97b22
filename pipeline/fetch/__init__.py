"""A URL -> a file in RAW, in the best form that its site offers; one file a site.

Being in this folder is the registration. A fetcher is a module whose name does not begin with "_". It has

    matches(url: str) -> int                        0: not mine; 1 any page, 50 a kind of site, 90 a site
    async save(url: str, ask: Ask) -> list[Saved]   raises NetworkError

What it saves is what the matching reader in ``parse/`` reads; where it came from and when stands in the state folder.
"""

import asyncio
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

from pipeline.config import NetworkSettings
from pipeline.errors import NetworkError, Outcome
from pipeline.fetch._ask import Ask
from pipeline.fetch._files import Fetched, Saved, Shelf
from pipeline.fetch._memory import Memory
from pipeline.network import Client, Reach, bare, run

__all__ = ["Ask", "Fetched", "Fetcher", "Saved", "fetch", "fetchers", "owner", "urls_in"]

Progress = Callable[[Fetched, int, int], None]  # what was fetched last, how many are done, of how many


class Fetcher(Protocol):
    """What a module in this folder offers."""

    __name__: str

    def matches(self, url: str) -> int:
        """How surely `url` is of this site; 0: not at all."""

    async def save(self, url: str, ask: Ask) -> list[Saved]:
        """The files that `url` gives."""


@lru_cache(maxsize=1)
def fetchers() -> tuple[Fetcher, ...]:
    """Every fetcher of this folder, by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return tuple(cast(Fetcher, importlib.import_module(f"{__name__}.{name}")) for name in names)


def owner(url: str) -> Fetcher:
    """The fetcher that knows `url` best."""
    return max(fetchers(), key=lambda fetcher: fetcher.matches(url))


def fetch(
    urls: Sequence[str],
    *,
    raw: Path,
    state: Path,
    config: NetworkSettings,
    allow_private: bool = False,
    reach: Reach | None = None,
    on_progress: Progress | None = None,
) -> list[Fetched]:
    """Saves each of `urls` into `raw`, and gives what became of each, in their order.

    `state` is the folder ``.thread-catalogue``: what was fetched when, and the validators (ETag, Last-Modified)
    that the next call asks with. A file whose content is the same is not touched. `allow_private` and `reach` are
    for tests and for archives in one's own network. Raises RawError where `raw` is no folder.
    """
    reach = reach or Reach(allow_private=allow_private)
    wanted = list(dict.fromkeys(url.strip() for url in urls))
    return run(_all(wanted, Shelf(raw), state, config, reach, on_progress or (lambda *_: None)))


def urls_in(text: str) -> list[str]:
    """The URLs of a list: one a line; empty lines and lines that begin with "#" do not count."""
    lines = (line.strip() for line in text.removeprefix("\ufeff").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


async def _all(
    urls: list[str], shelf: Shelf, state: Path, config: NetworkSettings, reach: Reach, progress: Progress
) -> list[Fetched]:
    results: dict[str, Fetched] = {}
    slots = asyncio.Semaphore(max(1, config.hosts_at_once))
    with Memory(state / "fetched.sqlite") as memory:
        async with Client(config, reach=reach) as client:

            async def one(url: str) -> None:
                async with slots:
                    results[url] = await _one(url, Ask(client, memory), shelf, memory)
                progress(results[url], len(results), len(urls))

            await asyncio.gather(*map(one, urls))
    return [results[url] for url in urls]


async def _one(url: str, ask: Ask, shelf: Shelf, memory: Memory) -> Fetched:
    try:
        return shelf.put(url, await _saved(url, ask), memory)
    except NetworkError as error:
        return Fetched(url, "failed", error=str(error), reason=error.outcome)


async def _saved(url: str, ask: Ask) -> Iterable[Saved]:
    """What `url` gives; a short link is saved by the fetcher of where it leads."""
    url = url if "://" in url else f"https://{url}"
    fetcher = owner(url)
    try:
        saved = await fetcher.save(url, ask)
        there = owner(saved[0].source)
        if there is fetcher or bare(saved[0].source) == bare(url):
            return saved
        return await there.save(saved[0].source, ask)
    except (
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:  # JSON of another shape than the site documents
        raise NetworkError(f"{url}: the site's answer has changed its form ({error!r})", Outcome.CONTENT) from error
