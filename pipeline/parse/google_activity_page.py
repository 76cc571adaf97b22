"""What Google remembers that somebody watched or visited, as a page of its Takeout (`watch-history.html`, `MyActivity.html`).

    <div class="outer-cell mdl-cell …"> … <p class="mdl-typography--title">YouTube<br></p>
      <div class="content-cell … mdl-typography--body-1">Watched <a href="https://www.youtube.com/watch?v=x">The film</a><br>
        <a href="https://www.youtube.com/channel/UC…">Ada's films</a><br>27 Apr 2021, 13:59:56 AEDT</div>
      <div class="content-cell … mdl-typography--caption"><b>Products:</b><br>&emsp;YouTube<br></div></div>

The second link names who made it. What an advert showed says so in the last cell; a search leads to no page.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, starmap

from pipeline.model import Document, SavedFile
from pipeline.parse._activity import ADVERT, activity
from pipeline.parse._saves import Save
from pipeline.parse._shelf import shelf
from pipeline.text import unescape
from pipeline.text.line_numbers import with_lines

MARKS = ("outer-cell",)
_CELL = re.compile(r'<div class="outer-cell mdl-cell')
_LINK = re.compile(r"<a href=\"([^\"<>]{1,4000})\">([^<]{0,4000})</a>")


def recognises(saved: SavedFile) -> int:
    """90 for the cells of such a page."""
    text = saved.text
    return 90 * ("mdl-typography--body-1" in text and _CELL.search(text) is not None)


def read(saved: SavedFile) -> Iterator[Document]:
    """What was watched or visited."""
    cells = list(_cells(saved.text))
    held = [({"url": cell}, where) for cell, where in cells]
    yield shelf(starmap(_save, cells), format="google_activity_page", platform="google", held=held)


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Each thing's part of the page, with where it stands."""
    starts = [(line, found.start()) for line, found in with_lines(_CELL.finditer(text))]
    for (line, start), (_, end) in pairwise([*starts, (0, len(text))]):
        yield text[start:end], f"line {line}"


def _save(cell: str, where: str) -> Save:
    links = [(unescape(url), unescape(text)) for url, text in _LINK.findall(cell)]
    (url, title), (_, maker) = (*links, ("", ""), ("", ""))[:2]
    return activity(url, title, maker, advert=ADVERT in cell, where=where)
