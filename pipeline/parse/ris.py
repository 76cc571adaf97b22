"""RIS: references as databases, publishers and reference managers export them.

    TY  - JOUR
    TI  - On looms
    AU  - Meadows, Donella H.
    DO  - 10.1000/xyz123
    UR  - https://journal.example/looms
    N1  - read the appendix
    ER  -

`N1` is its keeper's note, `N2` and `AB` are the work's own abstract; other fields say where it was published.
"""

import re
from collections.abc import Iterator
from itertools import starmap

from pipeline.model import Document, SavedFile
from pipeline.parse._reference import reference
from pipeline.parse._saves import Save
from pipeline.parse._shelf import shelf

_LINE = re.compile(r"^(?P<tag>[A-Z][A-Z0-9])  ?- ?(?P<value>.*)$")
_BEGINS = re.compile(r"[\s\ufeff]{0,20}(?:\d{1,4}\.\s{0,4})?TY  ?- ?[A-Z]{3,6}[ \t]*\n")
Record = dict[str, list[str]]


def recognises(saved: SavedFile) -> int:
    """90 for a first record that opens with its type."""
    return 90 if _BEGINS.match(saved.text[:200]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The references."""
    records = list(_records(saved.text))
    yield shelf(starmap(_save, records), format="ris", platform="references", held=records)


def _records(text: str) -> Iterator[tuple[Record, str]]:
    """Each record with the line of its type; a line without a tag goes on with the one above."""
    record: Record = {}
    where = last = ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.match(line)
        if found and found["tag"] in ("TY", "ER"):
            if record:
                yield record, where
            record, where, last = (
                ({"TY": [found["value"].strip()]} if found["tag"] == "TY" else {}),
                f"line {number}",
                "",
            )
        elif found and record:
            last = found["tag"]
            record.setdefault(last, []).append(found["value"].strip())
        elif last and line.strip():
            record[last][-1] += f" {line.strip()}"
    if record:
        yield record, where


def _save(record: Record, where: str) -> Save:
    def first(*tags: str) -> str:
        return next((value for tag in tags for value in record.get(tag, ()) if value), "")

    return reference(
        first("TY"),
        first("TI", "T1", "CT", "BT"),
        [*record.get("AU", ()), *record.get("A1", ())],
        url=next((url for tag in ("UR", "L2", "LK") for url in record.get(tag, ()) if "://" in url), ""),
        doi=first("DO"),
        note="\n\n".join(record.get("N1", ())),
        abstract=first("AB", "N2"),
        tags=tuple(record.get("KW", ())),
        where=where,
    )
