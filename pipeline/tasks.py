"""What one task does with its batch, wherever it runs: read files, classify their mentions, store both as a fragment.

Whoever hands tasks out imports this file first. What stands at its head is what that process needs as well, for the
catalogue: workers that are forked from it inherit it, and need not load it each for itself.
"""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pipeline.config import Config
from pipeline.engine import vocabulary_stamp
from pipeline.engine.garbage import rare_collections
from pipeline.engine.journal import Known
from pipeline.engine.raw import FoundFile
from pipeline.model import Reading
from pipeline.reading import claimed, read
from pipeline.write.stored import short_hash, tables_of, write_fragment
from pipeline.write.topics import READ, Mentions, evidence_rows, topics_file, write_topics

# The journal's rows, the name of the fragment, and what is read of its mentions.
_Stored = tuple[list[Known], str, Mentions]


def read_batch(
    files: list[FoundFile], *, raw: Path, readings: Path, config: Config, stamp: str, kept: frozenset[str]
) -> list[Known]:
    """One task: reads files, classifies their mentions, stores both as one fragment; gives the journal's rows."""
    with rare_collections():
        # Nothing here holds what was read: it is gone when its mentions are classified, which takes as much memory.
        done = _store(files, [_read_file(raw, file, config, kept) for file in files], readings, stamp, *sorted(kept))
        return _classified(done, readings, config)


def lost_batch(files: list[FoundFile], *, raw: Path, readings: Path, config: Config, stamp: str) -> list[Known]:
    """What stands for files whose worker died."""
    error = "the worker that read this file died or did not come back (out of memory?); the other files are done"
    lost = [Reading(f.path, _digest_of(raw / f.path), f.size, None, False, "failed", error) for f in files]
    return _classified(_store(files, lost, readings, stamp), readings, config)


def claimed_batch(
    files: list[Known], *, raw: Path, config: Config, changed: frozenset[str]
) -> list[tuple[Known, bool]]:
    """One task: which of these files are claimed by readers that changed since they were read."""
    return [(file, _claimed(raw, file, config, changed)) for file in files]


def lost_claims(files: list[Known]) -> list[tuple[Known, bool]]:
    """What stands for files whose worker died: they are read, which says so in their rows."""
    return [(file, True) for file in files]


def _claimed(raw: Path, file: Known, config: Config, changed: frozenset[str]) -> bool:
    try:
        return claimed(file.path, (raw / file.path).read_bytes(), config, by=changed, readers=file.readers)
    except OSError:
        return True


def _read_file(raw: Path, file: FoundFile, config: Config, kept: frozenset[str]) -> Reading:
    try:
        if file.size > config.limits.file_bytes:
            return replace(read(file.path, b"", config), size=file.size, status="failed",
                           error=f"the file is too large: {file.size:,} bytes, above limits.file_bytes "
                                 f"({config.limits.file_bytes:,}) of config.yaml")  # fmt: skip
        return read(file.path, (raw / file.path).read_bytes(), config, kept)
    except OSError as error:
        return Reading(file.path, "", file.size, None, False, "failed", f"cannot be read: {error.strerror}")


def _digest_of(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _store(files: list[FoundFile], done: list[Reading], readings: Path, stamp: str, *kept: str) -> _Stored:
    name = short_hash(stamp, *kept, *((r.path, r.digest) for r in done))
    tables = tables_of(done)
    write_fragment(readings / name, tables)
    known = [
        Known(f.path, f.size, f.mtime_ns, r.digest, stamp, name, _readers(r)) for f, r in zip(files, done, strict=True)
    ]
    return known, name, tables["mentions"].select(READ)


def _classified(stored: _Stored, readings: Path, config: Config) -> list[Known]:
    known, fragment, mentions = stored
    classify_fragment(readings / fragment, config, mentions)
    return known


def _readers(reading: Reading) -> tuple[str, ...]:
    return tuple(sorted({part.document.format for part in reading.documents}))


def classify_fragment(fragment: Path, config: Config, mentions: Mentions | None = None) -> None:
    """One task: gives the mentions of a stored fragment their topics, where this vocabulary has not yet.

    `mentions` is what of them is read, where memory has it still.
    """
    vocabulary = vocabulary_of(config)
    if topics_file(fragment, vocabulary).exists():
        return
    from pipeline.classify import Evidence, classifier

    ids, evidence = list[str](), list[Evidence]()
    for mention_id, texts in evidence_rows(fragment, mentions):
        ids.append(mention_id)
        evidence.append(Evidence(**texts))
    answers = classifier(config).many(evidence) if evidence else []
    write_topics(fragment, vocabulary, list(zip(ids, answers, strict=True)))


def vocabulary_of(config: Config) -> str:
    """Names the topics, the settings and the code that classify."""
    return vocabulary_stamp(config.digest("topics", "classify"))


def classify_batch(fragments: list[Path], *, config: Config) -> None:
    """One task: the topics of stored fragments."""
    for fragment in fragments:
        classify_fragment(fragment, config)
