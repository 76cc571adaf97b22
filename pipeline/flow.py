"""The whole road on one page.

read()       one raw file -> Reading            the pure half: parse, find, strip, extract
catalogue()  all stored readings -> tables      classify, dedupe
ingest()     RAW -> the output folder           both, with an engine, only for what is new or changed
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config, load_config
from pipeline.engine import catalogue_stamp, reading_stamp, vocabulary_stamp
from pipeline.engine.deadline import deadline
from pipeline.engine.journal import Journal, Known
from pipeline.engine.raw import FoundFile, Plan, list_raw, plan
from pipeline.engine.run import batches, run, workers
from pipeline.errors import EmptyRaw, TooManyGone, UnreadableSource
from pipeline.model import Document, DocumentReading, Mention, Reading, SavedFile

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.dedupe.gather import Answer

Progress = Callable[[str, int, int], None]  # what, done, of how many


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


# ---- the pure half ---------------------------------------------------------------------------


def documents(path: str | Path) -> list[Document]:
    """What a reader makes of one saved file; raises UnreadableSource where nothing can be read."""
    file = Path(path)
    return [d for _, found in _parsed(file.name, file.read_bytes(), load_config()) for d in found]


def read(path: str, data: bytes, config: Config) -> Reading:
    """All that one raw file gives; what fails is said in the reading, not raised."""
    base = Reading(path, sha256(data).hexdigest(), len(data), None, False, "empty", None)
    if len(data) > config.limits.file_bytes:
        limit = f"{len(data):,} bytes, above limits.file_bytes ({config.limits.file_bytes:,}) of config.yaml"
        return replace(base, status="failed", error=f"the file is too large: {limit}")
    if not data.strip():
        return replace(base, error="the file is empty")
    try:
        with deadline(config.limits.seconds):
            return _read(base, data, config)
    except UnreadableSource as error:
        return replace(base, status="failed", error=str(error))
    except Exception as error:  # noqa: BLE001 - the engine's boundary: a file's failure is its row, the others go on
        return replace(base, status="failed", error=f"{type(error).__name__}: {error}")


def _read(base: Reading, data: bytes, config: Config) -> Reading:
    encodings: list[str | None] = []
    readings: list[DocumentReading] = []
    complaints: list[str] = []
    repaired = False
    for saved, found in _parsed(base.path, data, config):
        encodings.append(saved.encoding)
        repaired |= bool(saved.repairs)
        readings += [_one(document, config) for document in found]
        complaints += [c for document in found for c in document.complaints]
    return replace(
        base, encoding=next(iter(encodings), None), repaired=repaired, documents=tuple(readings),
        status="ok" if any(r.mentions for r in readings) else "empty",
        error="; ".join(dict.fromkeys(complaints)) or None,
    )  # fmt: skip


def _parsed(path: str, data: bytes, config: Config) -> Iterator[tuple[SavedFile, tuple[Document, ...]]]:
    from pipeline.parse import parse
    from pipeline.parse._open import open_saved

    for saved in open_saved(path, data, config.limits):
        found = parse(saved)
        if not found and saved.encoding is None:
            raise UnreadableSource(f"{saved.path} is in no known format; save the page as HTML, Markdown or text")
        yield saved, found


def _one(document: Document, config: Config) -> DocumentReading:
    from pipeline.extract import extract
    from pipeline.find import find
    from pipeline.strip import judge

    page = find(document, shorteners=config.shorteners)
    reading = extract(page, judge(page))
    return replace(reading, mentions=tuple(replace(m, keys=_keys(m)) for m in reading.mentions))


def _keys(mention: Mention) -> tuple[str, ...]:
    from pipeline.dedupe.keys import mention_keys

    return mention_keys(
        url=mention.url, url_state=mention.url_state, title=mention.title, creators=mention.creators,
        kind=mention.kind, note=mention.note,
    )  # fmt: skip


# ---- the second half -------------------------------------------------------------------------


def catalogue(journal: Journal, config: Config, beside: Path) -> "tuple[dict[str, pa.Table], tuple[str, ...]]":
    """The tables of CONTRACT from everything that the journal holds, and the decisions that match nothing."""
    from pipeline.dedupe import load_decisions, merge
    from pipeline.write.assemble import assemble, load_mentions

    live = list(journal.live())
    mentions = load_mentions(live, vocabulary_of(config))
    merged = merge(
        mentions, redirects=_redirects(beside), decisions=load_decisions(beside / "decisions.yaml"),
        memory=config.engine.memory,
    )  # fmt: skip
    return assemble(live, mentions, merged), merged.unmatched_decisions


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

    Raises RawError (no such folder), EmptyRaw, TooManyGone (then nothing is replaced) and ConfigError.
    """
    raw, out = Path(raw), Path(out)
    settings = config if isinstance(config, Config) else load_config(config)
    beside = settings.file.parent if settings.file else Path()
    stamp = reading_stamp(settings.digest("limits", "shorteners"))
    found = list_raw(raw)
    if not found:
        raise EmptyRaw(f"{raw} holds no file; put saved threads or lists into it, then run again")
    with Journal(beside / ".thread-catalogue", raw) as journal:
        if fresh:
            journal.clear()
        todo = plan(raw, found, journal.known(), stamp)
        _refuse_loss(todo, len(found), raw, allow_removals=allow_removals)
        _read_all(journal, raw, todo, settings, stamp, progress)
        inputs = _inputs(journal, settings, beside)
        return _write(journal, out, settings, beside, todo, inputs, progress, fresh=fresh)


def _refuse_loss(todo: Plan, found: int, raw: Path, *, allow_removals: bool) -> None:
    known = len(todo.gone) + todo.unchanged
    if len(todo.gone) * 2 > max(known, len(todo.gone)) and len(todo.gone) > found / 2 and not allow_removals:
        raise TooManyGone(
            f"{len(todo.gone)} of the files known from the last run are gone from {raw}; nothing was replaced. "
            "Run again with --allow-removals if that is meant."
        )


def _read_all(journal: Journal, raw: Path, todo: Plan, config: Config, stamp: str, progress: Progress | None) -> None:
    """Reads what is new or changed, batch by batch; each batch stands in the journal once it is done."""
    journal.record(todo.touched)
    work = batches(todo.to_read, config.engine.batch, workers(config.engine))
    task = partial(read_batch, raw=raw, readings=journal.readings, config=config, stamp=stamp)
    lost = partial(lost_batch, raw=raw, readings=journal.readings, config=config, stamp=stamp)
    done = 0
    for rows in run(task, work, config.engine, lost):
        journal.record(rows)
        done += len(rows)
        if progress:
            progress("reading", done, len(todo.to_read))
    journal.forget(todo.gone)


def read_batch(files: list[FoundFile], *, raw: Path, readings: Path, config: Config, stamp: str) -> list[Known]:
    """One task: reads files, classifies their mentions, stores both as one fragment; gives the journal's rows."""
    return _store(files, [_read_file(raw, file, config) for file in files], readings, config, stamp)


def lost_batch(files: list[FoundFile], *, raw: Path, readings: Path, config: Config, stamp: str) -> list[Known]:
    """What stands for files whose worker died."""
    error = "the worker that read this file died (out of memory?); the other files are done"
    lost = [Reading(f.path, _digest_of(raw / f.path), f.size, None, False, "failed", error) for f in files]
    return _store(files, lost, readings, config, stamp)


def _read_file(raw: Path, file: FoundFile, config: Config) -> Reading:
    try:
        if file.size > config.limits.file_bytes:
            return replace(read(file.path, b"", config), size=file.size, status="failed",
                           error=f"the file is too large: {file.size:,} bytes, above limits.file_bytes "
                                 f"({config.limits.file_bytes:,}) of config.yaml")  # fmt: skip
        return read(file.path, (raw / file.path).read_bytes(), config)
    except OSError as error:
        return Reading(file.path, "", file.size, None, False, "failed", f"cannot be read: {error.strerror}")


def _digest_of(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _store(files: list[FoundFile], done: list[Reading], readings: Path, config: Config, stamp: str) -> list[Known]:
    from pipeline.write.stored import short_hash, tables_of, write_fragment

    name = short_hash(stamp, *((r.path, r.digest) for r in done))
    write_fragment(readings / name, tables_of(done))
    classify_fragment(readings / name, config)
    return [Known(f.path, f.size, f.mtime_ns, r.digest, stamp, name) for f, r in zip(files, done, strict=True)]


def classify_fragment(fragment: Path, config: Config) -> None:
    """One task: gives the mentions of a stored fragment their topics, where this vocabulary has not yet."""
    from pipeline.write.topics import evidence_rows, topics_file, write_topics

    vocabulary = vocabulary_of(config)
    if topics_file(fragment, vocabulary).exists():
        return
    from pipeline.classify import Evidence, classifier

    rows = list(evidence_rows(fragment))
    answers = classifier(config).many([Evidence(**texts) for _, texts in rows]) if rows else []
    write_topics(fragment, vocabulary, list(zip((mention_id for mention_id, _ in rows), answers, strict=True)))


def vocabulary_of(config: Config) -> str:
    """Names the topics, the settings and the code that classify."""
    return vocabulary_stamp(config.digest("topics", "classify"))


def _inputs(journal: Journal, config: Config, beside: Path) -> str:
    """Names everything that the output depends on."""
    digest = blake2b(catalogue_stamp(config.digest("topics", "classify")).encode(), digest_size=16)
    for known in journal.known().values():
        digest.update(f"{known.path}\0{known.digest}\0{known.stamp}\n".encode())
    for name in ("decisions.yaml", "redirects.csv", ".thread-catalogue/links.parquet"):
        file = beside / name
        digest.update(file.read_bytes() if file.is_file() else b"-")
    return digest.hexdigest()


def _write(
    journal: Journal, out: Path, config: Config, beside: Path, todo: Plan, inputs: str, progress: Progress | None,
    *, fresh: bool,
) -> Summary:  # fmt: skip
    from pipeline.write.output import write_output, written_from
    from pipeline.write.summary import counts_of

    wrote = fresh or written_from(out) != inputs
    unmatched: tuple[str, ...] = ()
    if wrote:
        _classify_all(journal, config, progress)
        tables, unmatched = catalogue(journal, config, beside)
        write_output(out, tables, inputs=inputs)
        journal.sweep()
    return Summary(
        out=out, files=todo.unchanged + len(todo.to_read), read=len(todo.to_read), unchanged=todo.unchanged,
        gone=len(todo.gone), wrote=wrote, unmatched_decisions=unmatched, **counts_of(out),
    )  # fmt: skip


def _classify_all(journal: Journal, config: Config, progress: Progress | None) -> None:
    """Fragments that another vocabulary classified get their topics anew; nothing is parsed again."""
    from pipeline.write.topics import topics_file

    vocabulary = vocabulary_of(config)
    stale = [[folder] for folder, _ in journal.live() if not topics_file(folder, vocabulary).exists()]
    task = partial(_classify_batch, config=config)
    for done, _ in enumerate(run(task, stale, config.engine, task), start=1):
        if progress:
            progress("classifying", done, len(stale))


def _classify_batch(fragments: list[Path], *, config: Config) -> None:
    for fragment in fragments:
        classify_fragment(fragment, config)
