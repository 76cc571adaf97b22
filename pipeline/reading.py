"""The pure half: one saved file -> its Documents, its Reading. No network, no clock, no state from one file to the next."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pipeline.config import Config, load_config
from pipeline.engine.deadline import deadline
from pipeline.errors import UnreadableSource
from pipeline.model import Document, DocumentReading, Kind, Mention, Reading, SavedFile, UrlState
from pipeline.records import replace

Result = TypeVar("Result")


def documents(path: str | Path) -> list[Document]:
    """What a reader makes of one saved file; raises UnreadableSource where nothing can be read."""
    file = Path(path)
    return [d for _, found in _parsed(file.name, file.read_bytes(), load_config()) for d in found]


def read(path: str, data: bytes, config: Config, kept: frozenset[str] = frozenset()) -> Reading:
    """All that one raw file gives; what fails is said in the reading, not raised.

    `kept` are canonical URLs that no rule leaves out: the user's `keep`.
    """
    base = Reading(path, sha256(data).hexdigest(), len(data), None, False, "empty", None)
    if len(data) > config.limits.file_bytes:
        limit = f"{len(data):,} bytes, above limits.file_bytes ({config.limits.file_bytes:,}) of config.yaml"
        return replace(base, status="failed", error=f"the file is too large: {limit}")
    if not data.strip():
        return replace(base, error="the file is empty")
    return _bounded(
        lambda: _read(base, data, config, kept), lambda error: replace(base, status="failed", error=error), config
    )


def claimed(path: str, data: bytes, config: Config, *, by: frozenset[str], readers: tuple[str, ...]) -> bool:
    """True where one `by` these claims something of a file that `readers` have read, as surely as they do or more."""
    from pipeline.parse import owners
    from pipeline.parse._open import open_saved

    def asked() -> bool:
        among = by | {*readers}
        return any(not by.isdisjoint(owners(saved, among)) for saved in open_saved(path, data, config.limits))

    return _bounded(asked, lambda _: True, config)  # reading it will say what is wrong with it


def _bounded(work: Callable[[], Result], failed: Callable[[str], Result], config: Config) -> Result:
    """What `work` gives within the time that one file may take, or what `failed` makes of its error."""
    try:
        with deadline(config.limits.seconds):
            return work()
    except UnreadableSource as error:
        return failed(str(error))
    except Exception as error:  # noqa: BLE001 - the engine's boundary: a file's failure is its row, the others go on
        return failed(f"{type(error).__name__}: {error}")


def _read(base: Reading, data: bytes, config: Config, kept: frozenset[str]) -> Reading:
    encodings: list[str | None] = []
    readings: list[DocumentReading] = []
    complaints: list[str] = []
    repaired = False
    for saved, found in _parsed(base.path, data, config):
        encodings.append(saved.encoding)
        repaired |= bool(saved.repairs)
        readings += [_one(document, config, kept) for document in found]
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


def _one(document: Document, config: Config, kept: frozenset[str]) -> DocumentReading:
    from pipeline.extract import extract
    from pipeline.find import find
    from pipeline.strip import judge

    page = find(document, shorteners=config.shorteners)
    reading = extract(page, judge(page, kept))
    return replace(reading, mentions=tuple(replace(m, keys=_keys(m, document)) for m in reading.mentions))


# Titles drawn out of a sentence or an address name nothing by themselves.
_SENTENCES = frozenset({"title: first sentence", "title: capitalised", "title: words of the URL"})


def _keys(mention: Mention, document: Document) -> tuple[str, ...]:
    return _known_by(
        mention.url, mention.url_state, mention.title, mention.creators, mention.kind, mention.note,
        mention.note_author or document.author, mention.section, not _SENTENCES.isdisjoint(mention.rules),
    )  # fmt: skip


@lru_cache(maxsize=8192)  # copies of one list are saved again and again
def _known_by(
    url: str | None, state: UrlState, title: str | None, creators: tuple[str, ...], kind: Kind, note: str | None,
    who: str | None, section: tuple[str, ...], weak: bool,
) -> tuple[str, ...]:  # fmt: skip
    from pipeline.dedupe.keys import mention_keys

    return mention_keys(url=url, url_state=state, title=title, creators=creators, kind=kind, note=note,
                        recommender=who, section=section, weak=weak)  # fmt: skip
