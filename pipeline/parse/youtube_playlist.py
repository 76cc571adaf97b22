"""A playlist of YouTube as Google's Takeout writes it: a table of videos by their numbers alone.

Video ID,Playlist Video Creation Timestamp
dQw4w9WgXcQ,2022-02-12T18:35:44+00:00

The columns' names are in the user's language. Older files say above them, with names of their own, what playlist it is.
"""

import re
from collections.abc import Iterator
from itertools import islice

from pipeline.model import Document, SavedFile
from pipeline.parse._saves import Save
from pipeline.parse._shelf import shelf
from pipeline.text.line_numbers import with_lines

# A number that begins with a hyphen has a blank before it, lest a spreadsheet compute it; of ten thousand numbers one has
# neither a capital nor a digit.
_VIDEO = re.compile(
    r"^ ?(?=[^,]*[A-Z0-9])([\w-]{11}),\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\+00:00|Z| UTC)[ \t]*$", re.MULTILINE
)
_HEAD = 6  # lines above the videos at most: an older file's names, its playlist, a gap, and names again
_LOOKED_AT = 20


def recognises(saved: SavedFile) -> int:
    """90 where the first lines, but for a head, are a video's number and a time."""
    lines = [line for line in islice(saved.text[:4000].split("\n"), _LOOKED_AT) if line.strip()]
    first = next((i for i, line in enumerate(lines) if _VIDEO.match(line)), _HEAD)
    return 90 if 0 < first < _HEAD and all(_VIDEO.match(line) for line in lines[first:]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The videos."""
    yield shelf(_saves(saved.text), format="youtube_playlist", platform="youtube")


def _saves(text: str) -> Iterator[Save]:
    for line, found in with_lines(_VIDEO.finditer(text)):
        yield Save(f"https://www.youtube.com/watch?v={found[1]}", where=f"line {line}")
