"""CSL JSON: references as Zotero, Mendeley and pandoc hand them on.

    [{"id": "looms", "type": "article-journal", "title": "On looms", "DOI": "10.1000/xyz123",
      "URL": "https://journal.example/looms", "author": [{"family": "Meadows", "given": "Donella H."}],
      "abstract": "…", "note": "read the appendix", "issued": {"date-parts": [[2020, 5]]}}]

`note` is its keeper's, or holds what Zotero has no field for ("PMID: 123"). A book has no link as a rule.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._fields import Fields, every, string
from pipeline.parse._json import load
from pipeline.parse._reference import KINDS, reference
from pipeline.parse._saves import Save, split_tags
from pipeline.parse._shelf import of_json

_TYPES = {*KINDS, "webpage", "post", "post-weblog", "speech", "entry", "entry-encyclopedia", "article-magazine"}
_TYPES |= {"article-newspaper", "document", "broadcast", "song", "map", "graphic", "interview", "patent", "bill"}
_FACTS = re.compile(r"\s*(?:[A-Za-z][\w .-]{0,30}: ?\S.{0,200}(?:\n|$)\s*)+")


def recognises(saved: SavedFile) -> int:
    """90 for a list whose first records have a type of CSL, a title, and a maker or a year in its form."""
    listed = saved.text[:100].lstrip().startswith("[")
    data = load(saved) if listed and '"type"' in saved.text and '"title"' in saved.text else None
    first = data.value[:5] if data and isinstance(data.value, list) else []
    return 90 if first and all(isinstance(record, dict) and _is_reference(record) for record in first) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The references."""
    yield from of_json(saved, _save, format="csl_json", platform="references")


def _is_reference(record: Fields) -> bool:
    dated = isinstance(record.get("issued"), dict) and bool({"date-parts", "raw", "literal"} & set(record["issued"]))
    made = any({"family", "literal"} & set(maker) for maker in every(record, "author"))
    return string(record, "type") in _TYPES and bool(string(record, "title")) and (dated or made)


def _save(record: Fields, where: str) -> Save:
    note = string(record, "note")
    return reference(
        string(record, "type"),
        string(record, "title"),
        [string(m, "literal") or f"{string(m, 'family')}, {string(m, 'given')}" for m in every(record, "author")],
        url=string(record, "URL"),
        doi=string(record, "DOI"),
        note="" if _FACTS.fullmatch(note) else note,
        abstract=string(record, "abstract"),
        tags=split_tags(string(record, "keyword"), ","),
        where=where,
    )
