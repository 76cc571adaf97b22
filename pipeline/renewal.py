"""Bringing the journal up to date with RAW: what is new, what changed readers claim, what the user's `keep` overrules."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from pipeline.config import Config
from pipeline.decisions import Decisions
from pipeline.engine.journal import Journal, Known
from pipeline.engine.raw import FoundFile, Plan
from pipeline.engine.roster import Changes

Progress = Callable[[str, int, int], None]  # what, done, of how many
File = TypeVar("File", FoundFile, Known)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Renewal:
    """One run's work on the journal of one RAW folder."""

    journal: Journal
    raw: Path
    config: Config
    stamp: str  # of the code and settings that read
    decisions: Decisions
    progress: Progress | None

    def asked(self, todo: Plan, since: Changes) -> Plan:
        """Asks readers that changed whether files of others are theirs now; those will be read, the others stand."""
        if not todo.to_ask:
            return todo
        from pipeline.tasks import claimed_batch, lost_claims

        changed = frozenset[str]().union(*(since(file.stamp) or () for file in todo.to_ask))
        task = partial(claimed_batch, raw=self.raw.absolute(), config=self.config, changed=changed)
        to_read = list(todo.to_read)
        for answers in self._run("recognising", todo.to_ask, task, lost_claims):
            self.journal.record(replace(file, stamp=self.stamp) for file, claimed in answers if not claimed)
            to_read += [_found(file) for file, claimed in answers if claimed]
        to_read.sort(key=lambda file: file.path)
        stands = todo.unchanged + len(todo.to_read) - len(to_read)
        return replace(todo, to_read=tuple(to_read), to_ask=(), unchanged=stands)

    def read(self, files: Sequence[FoundFile]) -> None:
        """Reads files batch by batch; each batch stands in the journal once it is done."""
        if not files:
            return
        from pipeline.tasks import lost_batch, read_batch

        readings = self.journal.readings
        task = partial(
            read_batch,
            raw=self.raw.absolute(),
            readings=readings,
            config=self.config,
            stamp=self.stamp,
            kept=self._kept(),
        )
        lost = partial(lost_batch, raw=self.raw.absolute(), readings=readings, config=self.config, stamp=self.stamp)
        for rows in self._run("reading", files, task, lost):
            self.journal.record(rows)

    def overrule(self) -> None:
        """Reads again the files in which a rule left out what the user keeps, or in which that is kept no longer."""
        from pipeline.write.overruled import overruled

        if paths := overruled(list(self.journal.live()), self._kept()):
            known = self.journal.known()
            self.read([_found(known[path]) for path in paths])

    def _kept(self) -> frozenset[str]:
        """The canonical URLs of what the user keeps, whatever the rules say."""
        named = [name for decision in self.decisions.of("keep") for name in decision.resources]
        if not named:
            return frozenset()
        from pipeline.links import canonical_url

        return frozenset(map(canonical_url, named))

    def _run(
        self, what: str, items: Sequence[File], task: Callable[[list[File]], Sequence[Result]],
        lost: Callable[[list[File]], Sequence[Result]],
    ) -> Iterator[Sequence[Result]]:  # fmt: skip
        from pipeline.engine.batches import batches
        from pipeline.engine.run import run, workers

        done, settings = 0, self.config.engine
        for results in run(task, batches(items, settings.batch, workers(settings)), settings, lost):
            yield results
            done += len(results)
            if self.progress:
                self.progress(what, done, len(items))


def _found(file: Known) -> FoundFile:
    return FoundFile(file.path, file.size, file.mtime_ns)
