"""Short and unchecked URLs -> where they lead and whether they live; kept in one table and asked again when it ages.

Whoever only reads the table loads nothing of the network.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import NetworkSettings
from pipeline.engine.alone import alone
from pipeline.resolve import table
from pipeline.resolve.answer import Answer, LinkStatus
from pipeline.resolve.shared import redirects, share, told

if TYPE_CHECKING:
    from pipeline.network import Reach
    from pipeline.resolve.run import Progress

__all__ = ["Answer", "LinkStatus", "Summary", "redirects", "resolve", "share"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    wanted: int  # distinct URLs
    asked: int  # answered in this run
    reused: int  # their answers were fresh enough
    postponed: int  # their hosts want to be left alone; a later run goes on with them
    counts: dict[str, int]  # of the answers of this run, by status


def resolve(
    wanted: Sequence[str],
    *,
    state: Path,
    config: NetworkSettings,
    short: Collection[str] = (),
    csv: Path | None = None,
    recheck: bool = False,
    allow_private: bool = False,
    reach: "Reach | None" = None,
    on_progress: "Progress | None" = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Summary:
    """Asks for each of `wanted` that has no fresh answer, and keeps the answers in ``links.parquet`` of `state`.

    `short` are further URLs, or hosts, that hide their target; `csv` is the user's redirects.csv, whose short URLs
    are not asked. `recheck` asks for all, and lets a second look decide at once. An interrupted run keeps every answer
    that it had, and the next one goes on. `allow_private` and `reach` are for tests and for one's own network. Raises
    ConfigError for a broken line of `csv`, UsageError for a broken table, AnotherRun where one is asking already.
    """
    from pipeline.network import Reach
    from pipeline.network import run as run_to_its_end
    from pipeline.resolve.due import due
    from pipeline.resolve.run import Run, Shortness

    where = state / table.NAME
    with alone(state):
        known, targets = table.read(where), told(csv)
        urls = due(wanted, known, told=targets, now=now(), days=config.recheck_days, recheck=recheck)
        work = Run(config, known, Shortness(short), on_progress or (lambda *_: None), now, recheck)
        try:
            with table.Journal(where) as journal:
                run_to_its_end(work.all(urls, reach or Reach(allow_private=allow_private), journal))
        except ExceptionGroup as several:  # the disk is full, for each of the hosts under way
            raise several.exceptions[0] from None
        finally:
            table.write(where, table.read(where).values())
    distinct = len({targets.get(url, url) for url in wanted})
    return Summary(distinct, work.counts.total(), distinct - len(urls), work.postponed, dict(work.counts))
