"""Is every URL of every source accounted for? A blunt scan that shares no code with the readers.

The scan looks at the decoded bytes, not at what a reader made of them: whatever begins like a web address is a token,
and each has to stand in ``mentions`` or in ``rejected`` of its source, as it is written there or as it was understood.
"""

import html
import quopri
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pyarrow.parquet as pq

from pipeline.errors import RawError
from pipeline.review.finished import table_file
from pipeline.text.line_numbers import with_lines

# Plain on purpose: a scheme, two slashes, and everything up to what cannot stand in an address.
_TOKEN = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]()*,;]{4,}\\?", re.I)
_ESCAPES = (("\\/", "/"), ("\\u002f", "/"), ("\\u002F", "/"), ("\\u0026", "&"), ("\\u003d", "="))  # of JSON
_QUOTED_PRINTABLE = re.compile(rb"^Content-Transfer-Encoding:\s*quoted-printable", re.I | re.M)
_EDGE = ".,;:!?…)]}>'\"&=~_-/#%"
_CUT = ("…", "...", "\\", "-")  # cut by the source, by an escape, by the end of a line
# What may follow a token where it stands: its punctuation, then nothing or what cannot stand in a token.
_ENDS = re.compile(r"[.,;:!?…)\]}>'\"&=~_\-/#%]*(?:[\s<>\"'`{}|\\^\[\]()*,;]|\Z)")
# Scripts that write no spaces: words may follow an address at once, or be its own.
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_COMPARED = 60  # characters: how far two spellings have to agree


@dataclass(frozen=True, slots=True)
class Lost:
    """One URL of a source that stands in no table."""

    source_path: str
    line: int
    token: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What the audit saw."""

    sources: int
    tokens: int
    lost: tuple[Lost, ...]


def audit(raw: Path, out: Path) -> Findings:
    """Compares the files of `raw` with the tables of `out`; raises RawError or UsageError where one is missing."""
    if not raw.is_dir():
        raise RawError(f"{raw} is no folder; name the one that was ingested")
    readable = [row for row in _sources(out) if row["status"] != "failed"]
    known = _known(out)
    tokens, lost = 0, list[Lost]()
    for row in readable:
        path = row["source_path"]
        for line, token in _tokens(raw / path, row["encoding"]):
            tokens += 1
            if not any(_stands(form, known.get(path, "")) for form in _forms(token)):
                lost.append(Lost(path, line, token))
    return Findings(len(readable), tokens, tuple(lost))


def _sources(out: Path) -> list[dict[str, str]]:
    file = table_file("sources", out)
    rows: list[dict[str, str]] = pq.read_table(file, columns=["source_path", "status", "encoding"]).to_pylist()
    return rows


def _known(out: Path) -> dict[str, str]:
    """For each source one text that holds every URL of its rows, folded."""
    found: dict[str, list[str]] = {}
    for table in ("mentions", "rejected"):
        for row in pq.read_table(
            out / f"{table}.parquet", columns=["source_path", "url", "url_as_written"]
        ).to_pylist():
            found.setdefault(row["source_path"], []).extend(v for v in (row["url"], row["url_as_written"]) if v)
    return {path: "\n".join(map(_folded, urls)) for path, urls in found.items()}


def _tokens(file: Path, encoding: str | None) -> Iterator[tuple[int, str]]:
    for data in _contents(file):
        text = data.decode(encoding or "utf-8", "replace")
        for escape, plain in _ESCAPES:
            text = text.replace(escape, plain)
        for line, match in with_lines(_TOKEN.finditer(html.unescape(text))):
            yield line, match[0]


def _contents(file: Path) -> Iterator[bytes]:
    """The file, or what lies inside where it is an archive."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RawError(f"{file} cannot be read ({error.strerror}); run ingest again, then audit") from error
    if not data.startswith(b"PK\x03\x04"):
        yield quopri.decodestring(data) if _QUOTED_PRINTABLE.search(data[:20_000]) else data
        return
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".js", ".json", ".txt", ".md", ".html", ".csv", ".jsonl")):
                yield archive.read(name)


def _folded(url: str) -> str:
    text = url
    for _ in range(3):
        text = html.unescape(text)
    text = unquote(text.replace("\\", "")).casefold()
    return re.sub(r"^https?://(?:www\.)?", "", text.strip())


def _forms(token: str) -> Iterator[str]:
    """The token, and what stands of it before words of a script without spaces."""
    yield token
    if found := _UNSPACED.search(token):
        yield token[: found.start()]


def _stands(token: str, known: str) -> bool:
    """The token is in a table; one that is cut short stands where its whole address does."""
    folded = _folded(token).rstrip(_EDGE)[:_COMPARED]
    if not folded or token.endswith(_CUT) or len(folded) == _COMPARED:
        return folded in known
    at = known.find(folded)
    while at >= 0:
        if _ENDS.match(known, at + len(folded)):
            return True
        at = known.find(folded, at + 1)
    return False
