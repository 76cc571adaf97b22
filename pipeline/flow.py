"""The whole road on one page.

read()       one raw file -> Reading            the pure half: parse, find, strip, extract (reading.py)
catalogue()  all stored readings -> tables      classify, dedupe
ingest()     RAW -> the output folder           both, with an engine, only for what is new or changed
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config, load_config
from pipeline.decisions import Decisions, load_decisions
from pipeline.engine import catalogue_stamp, reading_stamp
from pipeline.engine.alone import alone
from pipeline.engine.choice import check_engine
from pipeline.engine.garbage import rare_collections
from pipeline.engine.journal import Journal
from pipeline.engine.raw import Plan, list_raw, plan
from pipeline.engine.room import room_for
from pipeline.engine.roster import changes, roster
from pipeline.errors import EmptyRaw, TooManyGone, UsageError
from pipeline.renewal import Progress, Renewal

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.dedupe.answers import Answer

_SMALL, _MANY = 1000, 64  # files of a small fragment; so many of them are joined into one


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, for people and for --json."""

    out: Path
    files: int
    read: int
    unchanged: int
    gone: int
    failed: tuple[tuple[str, str], ...]  # path, what is wrong
    documents: int
    mentions: int
    resources: int
    rejected: int
    wrote: bool  # False: nothing was new, the output stands as it was
    unmatched_decisions: tuple[str, ...] = ()


# ---- the second half -------------------------------------------------------------------------


def catalogue(
    journal: Journal, config: Config, decisions: Decisions, beside: Path, folder: Path
) -> "tuple[Mapping[str, Iterator[pa.Table]], tuple[str, ...]]":
    """The tables of CONTRACT from everything that the journal holds, a part at a time, and the decisions that match nothing.

    What memory need not hold stands in `folder` until the tables are read.
    """
    from pipeline.dedupe.merge import merge
    from pipeline.engine.spreading import helpers, spread
    from pipeline.tasks import vocabulary_of
    from pipeline.write.assemble import assemble
    from pipeline.write.mentions import mentions_of
    from pipeline.write.pool import use_lean_pool

    use_lean_pool()
    live = list(journal.live())
    mentions = mentions_of(live, vocabulary_of(config))
    with helpers(config.engine, wanted=len(mentions) > 1) as pool, rare_collections():
        merged = merge(
            mentions, redirects=_redirects(beside), decisions=decisions, memory=config.engine.memory, folder=folder,
            spread=partial(spread, config.engine, pool),
        )  # fmt: skip
    return assemble(live, mentions, merged, folder), tuple(str(d) for d in merged.unmatched_decisions)


def _redirects(beside: Path) -> "Mapping[str, Answer]":
    """What `resolve` and the user's redirects.csv know; nothing until somebody asked."""
    table, own = beside / ".thread-catalogue" / "links.parquet", beside / "redirects.csv"
    if not table.is_file() and not own.is_file():
        return {}
    from pipeline.resolve import redirects

    return redirects(own, table)


# ---- both ------------------------------------------------------------------------------------


def ingest(
    raw: str | Path = "raw",
    out: str | Path = "curated",
    *,
    config: Config | str | Path | None = None,
    fresh: bool = False,
    allow_removals: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Brings the output folder up to date with RAW.

    Raises RawError (no such folder), EmptyRaw, TooManyGone (then nothing is replaced), AnotherRun (of the same RAW),
    UsageError and ConfigError; OSError where the disk is full or forbids it.
    """
    raw, out = Path(raw), Path(out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is no folder; name another one for the output")
    settings = config if isinstance(config, Config) else load_config(config)
    check_engine(settings.engine)
    beside = settings.file.parent if settings.file else Path()
    code = settings.digest("limits", "shorteners")
    stamp = reading_stamp(code)
    found = list_raw(raw)
    if not found:
        raise EmptyRaw(f"{raw} holds no file; put saved threads or lists into it, then run again")
    decisions = load_decisions(beside / "decisions.yaml")
    state = beside / ".thread-catalogue"
    with room_for(state), Journal(state, raw) as journal, alone(journal.folder):
        if fresh:
            journal.clear()
        rosters = journal.rosters()
        since = changes(stamp, code, rosters)
        todo = plan(raw, found, journal.known(), since)
        _refuse_loss(todo, len(found), raw, allow_removals=allow_removals)
        if stamp not in rosters and (todo.to_read or todo.to_ask):
            journal.enrol(stamp, roster(code))
        renewal = Renewal(journal, raw, settings, stamp, decisions, progress)
        todo = renewal.asked(todo, since)
        journal.record(todo.touched)
        journal.forget(todo.gone)
        renewal.read(todo.to_read)
        return _write(renewal, out, beside, todo, fresh=fresh)


def _refuse_loss(todo: Plan, found: int, raw: Path, *, allow_removals: bool) -> None:
    gone = len(todo.gone)
    if gone > todo.unchanged and gone > found / 2 and not allow_removals:
        raise TooManyGone(
            f"{gone} of the files known from the last run are gone from {raw}; nothing was replaced. "
            "Run again with --allow-removals if that is meant."
        )


def _inputs(journal: Journal, config: Config, beside: Path) -> str:
    """Names everything that the output depends on."""
    digest = blake2b(catalogue_stamp(config.digest("topics", "classify")).encode(), digest_size=16)
    digest.update(journal.digest().encode())
    for name in ("decisions.yaml", "redirects.csv", ".thread-catalogue/links.parquet"):
        file = beside / name
        digest.update(file.read_bytes() if file.is_file() else b"-")
    return digest.hexdigest()


def _write(renewal: Renewal, out: Path, beside: Path, todo: Plan, *, fresh: bool) -> Summary:
    from pipeline.write.summary import counts_of, written_from

    journal, config = renewal.journal, renewal.config
    inputs = _inputs(journal, config, beside)
    wrote = fresh or written_from(out) != inputs
    unmatched: tuple[str, ...] = ()
    if wrote:
        from pipeline.engine.run import workers
        from pipeline.write.output import write_output

        renewal.overrule()
        _classify_all(journal, config, renewal.progress)
        with journal.workspace() as folder:
            tables, unmatched = catalogue(journal, config, renewal.decisions, beside, folder)
            write_output(out, tables, inputs=inputs, threads=workers(config.engine))
        _compact(journal, config)
        journal.sweep()
    return Summary(
        out=out, files=todo.unchanged + len(todo.to_read), read=len(todo.to_read), unchanged=todo.unchanged,
        gone=len(todo.gone), wrote=wrote, unmatched_decisions=unmatched, **counts_of(out),
    )  # fmt: skip


def _compact(journal: Journal, config: Config) -> None:
    """Joins small fragments once there are many: a thousand of them cost more to open than to read."""
    from pipeline.tasks import vocabulary_of
    from pipeline.write.stored import join_fragments, short_hash
    from pipeline.write.topics import join_topics

    while small := journal.small(_SMALL, many=_MANY):
        name = short_hash("joined", *(folder.name for folder, _ in small))
        join_fragments(small, journal.readings / name)
        join_topics([folder for folder, _ in small], journal.readings / name, vocabulary_of(config))
        journal.moved((path for _, paths in small for path in paths), name)


def _classify_all(journal: Journal, config: Config, progress: Progress | None) -> None:
    """Fragments that another vocabulary classified get their topics anew; nothing is parsed again."""
    from pipeline.engine.run import run
    from pipeline.tasks import classify_batch, vocabulary_of
    from pipeline.write.topics import topics_file

    vocabulary = vocabulary_of(config)
    stale = [[folder] for folder, _ in journal.live() if not topics_file(folder, vocabulary).exists()]
    task = partial(classify_batch, config=config)
    for done, _ in enumerate(run(task, stale, config.engine, task), start=1):
        if progress:
            progress("classifying", done, len(stale))
