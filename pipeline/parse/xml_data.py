"""Any other XML: saved links wherever they stand in it (XBEL of Floccus, Konqueror, Falkon and others), and texts that hold links.

    <xbel version="1.0"><folder><title>Maths</title>
      <bookmark href="https://example.com/book"><title>The book</title><desc>read chapter 3</desc></bookmark>
    </folder></xbel>

An element is read as JSON would have it: its attributes and the elements inside of it are its fields.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Document, SavedFile
from pipeline.parse import json_data
from pipeline.parse._fields import Fields
from pipeline.parse._leftovers import urls_of
from pipeline.parse._xml import Element, leftover, name, text_in, tree
from pipeline.records import replace

_PAGES = {"html", "svg", ""}
_DEEPEST = 100  # elements inside of each other; what lies deeper is left to the list of addresses


def recognises(saved: SavedFile) -> int:
    """14 for declared XML that is no page: above what takes its tags for words."""
    declared = saved.text[:200].lstrip("\ufeff \t\n").startswith("<?xml")
    root = tree(saved) if declared else None
    return 14 if root is not None and name(root).lower() not in _PAGES else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One document; bookmarks where it holds entries, else a page of its texts."""
    root = tree(saved)
    if root is None:
        return
    value = _value(root, 0)
    found = json_data.document(value, format="xml_data", title=text_in(root, "title") or None)
    yield replace(found, blocks=(*found.blocks, *leftover(root, set(urls_of(found.blocks)))))


def _value(element: Element, depth: int) -> Any:
    """A text, or the fields of an element: those inside of it that have fields of their own are lists."""
    text = " ".join((element.text or "").split())
    fields: Fields = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    for child in element if depth < _DEEPEST else ():
        if key := name(child):
            _add(fields, key, _value(child, depth + 1))
    if not fields:
        return text
    return {"text": text, **fields} if text else fields


def _add(fields: Fields, key: str, value: Any) -> None:
    """Objects, and texts that come more than once, stand in a list."""
    known = fields.get(key)
    if isinstance(known, list):
        known.append(value)
    elif known is not None:
        fields[key] = [known, value]
    elif value:
        fields[key] = [value] if isinstance(value, dict) else value
