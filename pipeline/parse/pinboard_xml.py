"""Pinboard's and Delicious' export in XML.

<?xml version="1.0" encoding="UTF-8"?>
<posts user="ada">
  <post href="https://example.com/book" time="2022-02-10T15:31:16Z" description="The book"
        extended="read chapter 3" tag="maths books" hash="x" shared="yes"/>
</posts>
"""

import re
from collections.abc import Iterator
from html import unescape

from pipeline.model import Document, SavedFile
from pipeline.parse._saves import Save, split_tags
from pipeline.parse._shelf import shelf
from pipeline.text.line_numbers import with_lines

_BEGINS = re.compile(r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,300}?-->\s*)?<posts\b", re.DOTALL)
_POST = re.compile(r"<post\s([^<>]{1,100000})>")
_ADDRESS = re.compile(r"<post\s[^<>]{0,100000}?\bhref\s?=")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def recognises(saved: SavedFile) -> int:
    """90 for a list of posts with their addresses."""
    return 90 if _BEGINS.match(saved.text[:2000]) and _ADDRESS.search(saved.text) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links."""
    yield shelf(_saves(saved.text), format="pinboard_xml", platform="pinboard")


def _saves(text: str) -> Iterator[Save]:
    for line, match in with_lines(_POST.finditer(text)):
        values = {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(match[1])}
        yield Save(
            values.get("href", ""),
            values.get("description", ""),
            note=values.get("extended", ""),
            tags=split_tags(values.get("tag", values.get("tags", "")), None),
            where=f"line {line}",
        )
