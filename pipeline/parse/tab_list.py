"""A browser's tabs as OneTab and its like write them to text: an address and the page's title a line, groups apart by empty lines.

https://example.com/book | The book
https://example.com/course | The course | Example School

https://example.com/untitled
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._saves import Save
from pipeline.parse._shelf import shelf

# Tabs show what a browser shows: files of one's own and its settings too.
_TAB = re.compile(r"(?P<url>[a-z][a-z+.-]{1,20}:(?://)?[^\s|]\S*)(?: \| ?(?P<title>.*))?", re.IGNORECASE)
# What programs that put tabs to sleep set before the titles.
_ASLEEP = re.compile(r"(?:💤|😴|zZz) ?")


def recognises(saved: SavedFile) -> int:
    """88 where every line is an address, and most of them have a title behind it."""
    text = saved.text.lstrip()
    if not _TAB.match(text[:400]) or " | " not in text[:4000]:
        return 0
    tabs = [_TAB.fullmatch(line.strip()) for line in text.split("\n") if line.strip()]
    titled = sum(tab is not None and bool(tab["title"]) for tab in tabs)
    return 88 if all(tabs) and 1 < titled > len(tabs) // 2 else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The tabs."""
    yield shelf(_saves(saved.text), format="tab_list", platform="browser")


def _saves(text: str) -> Iterator[Save]:
    for number, line in enumerate(text.split("\n"), 1):
        if tab := _TAB.fullmatch(line.strip()):
            yield Save(tab["url"], _ASLEEP.sub("", tab["title"] or "", count=1).strip(), where=f"line {number}")
