"""An account's posts as page text, each followed by its time and counters; of Bluesky's viewers and others.

    The parcel came and it holds a real book!
    28.02.2026 20:53 — 👍 32 🔁 4 💬 1 📌 1The parcel came …      the post once more, glued to the last number

The counters' signs are often broken ("β π 32"). Texts of pictures stand before the post's own.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, Reason, SavedFile
from pipeline.parse._draft import NEVER, Draft, Line, When, lines_of, trimmed, unescape
from pipeline.parse._prose import bare
from pipeline.parse._unrolled import platform_of
from pipeline.parse._written_dates import read_date

_TIME = re.compile(r":(?<=[ \d]\d:)\d")  # in every date and time below, and quick to look for
_META = re.compile(
    r"(?P<date>\b(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}),? \d{1,2}:\d{2}(?::\d{2})?)"
    r"(?P<counts>(?:\s?(?:[^\sA-Za-z0-9,;:\"']{1,4}\s?){1,2}\d{1,6}){2,5})"
)
SUREST = 78


def recognises(saved: SavedFile) -> int:
    """At least two times followed by two or more counters."""
    if not bare(saved) or not _TIME.search(saved.text):
        return 0
    found = _META.finditer(saved.text)
    return 78 if next(found, None) and next(found, None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """What stands before each time is a post; one that comes twice counts once."""
    draft = Draft()
    seen: set[str] = set()
    run: list[Line] = []
    for line in lines_of(unescape(saved.text)):
        start = 0
        for meta in _META.finditer(line.text):
            run.append(line.cut(start, meta.start()))
            _post(draft, run, read_date(meta["date"]), seen)
            draft.noise([line.cut(meta.start(), meta.end())], mark=Reason.CHROME, rule="time and counters")
            run, start = [], meta.end()
        run.append(line.cut(start))
    _post(draft, run, NEVER, seen)
    yield draft.document(format="profile_dump", platform=platform_of(saved.text, default="bluesky"))


def _post(draft: Draft, lines: list[Line], when: When, seen: set[str]) -> None:
    lines = trimmed(lines)
    if not lines:
        return
    key = " ".join(" ".join(line.text for line in lines).split())
    if key in seen:
        draft.noise(lines, mark=Reason.SELF, rule="the same post again")
        return
    seen.add(key)
    draft.say(lines, post=draft.post(at=when))
