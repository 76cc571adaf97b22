"""What Google remembers that somebody watched or visited, as its Takeout hands it out (`watch-history.json`, `MyActivity.json`).

    [{"header": "YouTube", "title": "Watched The film", "titleUrl": "https://www.youtube.com/watch?v=x",
      "subtitles": [{"name": "Ada's films", "url": "https://www.youtube.com/channel/UC…"}],
      "time": "2020-01-02T11:48:39.647Z", "products": ["YouTube"]}]

`subtitles` names who made it. What an advert showed says so in its `details`; a search leads to no page.
"""

from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._activity import ADVERT, activity
from pipeline.parse._fields import Fields, every, string
from pipeline.parse._saves import Save
from pipeline.parse._shelf import has_keys, of_json


def recognises(saved: SavedFile) -> int:
    """90 for Google's keys."""
    return 90 if has_keys(saved, "header", "title", "time", "products") else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """What was watched or visited."""
    yield from of_json(saved, _save, format="google_activity", platform="google")


def _save(record: Fields, where: str) -> Save:
    return activity(
        string(record, "titleUrl"),
        string(record, "title"),
        next((string(one, "name") for one in every(record, "subtitles")), ""),
        advert=any(string(one, "name") == ADVERT for one in every(record, "details")),
        where=where,
    )
