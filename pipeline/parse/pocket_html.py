"""Pocket's older export, and Instapaper's in the same form: lists of links under a heading each.

    <title>Pocket Export</title> <h1>Unread</h1>
    <ul><li><a href="https://example.com/book" time_added="1585881748" tags="maths,books">The book</a></li></ul>
    <h1>Read Archive</h1> <ul>…</ul>

`tags` are apart by commas; a title that repeats the address is none. The headings are states, not folders.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._saves import Save, split_tags
from pipeline.parse._shelf import folder, shelf
from pipeline.text import unescape
from pipeline.text.line_numbers import with_lines

_EXPORT = re.compile(r"<title>\s*(Pocket|Instapaper)[^<]{0,20}Export\s*</title>", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*([^<]{0,200}?)\s*</title>", re.IGNORECASE)
_TOKEN = re.compile(r"<h1[^>]{0,200}>([^<]{0,200})</h1>|<a\s([^<>]{1,8000})>([^<]{0,8000})</a>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*\"([^\"]*)\"")
_STATES = {"Read Archive"}


def recognises(saved: SavedFile) -> int:
    """95 for the export's own title."""
    return 95 if _EXPORT.search(saved.text[:3000]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links."""
    title = _TITLE.search(saved.text[:3000])
    name = title[1] if title else None
    platform = name.split()[0].lower() if name else "pocket"
    yield shelf(_saves(saved.text), format="pocket_html", platform=platform, title=name)


def _saves(text: str) -> Iterator[Save]:
    section: tuple[str, ...] = ()
    for line, match in with_lines(_TOKEN.finditer(text)):
        if match[1] is not None:
            heading = unescape(match[1]).strip()
            section = () if heading in _STATES else folder(heading, separator="\n")
            continue
        attributes = {name.lower(): value for name, value in _ATTRIBUTE.findall(match[2])}
        tags = split_tags(unescape(attributes.get("tags", "")), ",")
        url = attributes.get("href", "").replace("&amp;", "&").replace("&quot;", '"').strip()
        yield Save(url, unescape(match[3]), section=section, tags=tags, where=f"line {line}")
