"""A link saved as a file: a shortcut of Windows (`.url`), of macOS (`.webloc`) or of a Linux desktop (`.desktop`).

[InternetShortcut]
URL=https://example.com/book

The file's name is the page's title.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._saves import Save
from pipeline.parse._shelf import shelf
from pipeline.text import unescape

_LINES = re.compile(r"\s*\[(?:InternetShortcut|DEFAULT|Desktop Entry|\{[0-9A-F-]{36}\})\]", re.IGNORECASE)
_URL = re.compile(r"^(?:BASE)?URL(?:\[\$e\])?=(\S+)\s*$", re.MULTILINE)
_PLIST = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!DOCTYPE plist[^<>]*>\s*)?<plist[^<>]*>\s*<dict>\s*<key>URL</key>\s*<string>([^<>\s]+)</string>"
)
_FIELD = re.compile(r"^(\w+)=(.*)$", re.MULTILINE)
_NAME = re.compile(r"^Name=(.+)$", re.MULTILINE)
_LONGEST = 20_000  # characters: with icons and hot keys


def recognises(saved: SavedFile) -> int:
    """90 for a file of one address."""
    return 90 if _address(saved) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The link."""
    name = _NAME.search(saved.text)
    title = name[1] if name else re.sub(r"\.\w{1,8}$", "", saved.path.rpartition("/")[2])
    save = Save(_address(saved), title)
    fields = dict(_FIELD.findall(saved.text)) or {"schema": saved.text.partition("<plist")[0]}
    yield shelf([save], format="shortcut", platform="bookmarks", held=[(fields, "")])


def _address(saved: SavedFile) -> str:
    if len(saved.text) > _LONGEST:
        return ""
    if _LINES.match(saved.text):
        found = sorted(_URL.finditer(saved.text), key=lambda line: line[0].startswith("BASE"))
        return found[0][1] if found else ""
    plist = _PLIST.match(saved.text)
    return unescape(plist[1]) if plist else ""
