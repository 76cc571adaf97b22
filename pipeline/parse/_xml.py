"""XML for the readers of it: parsed once a file, broken or not; entities are not resolved and nothing is fetched.

root = tree(saved)            the outermost element; None for what is no XML
leftover(root, seen)          the addresses that stand in no block
"""

import re
from collections.abc import Iterator
from typing import Any, cast

from lxml import etree

from pipeline.model import Block, Role, SavedFile
from pipeline.parse._leftovers import leftovers
from pipeline.parse._once import once_a_file

Element = etree._Element
_DECLARED = re.compile(r"\s*<\?xml[^<>]{0,200}\?>")


@once_a_file
def tree(saved: SavedFile) -> Element | None:
    """The outermost element, read as far as it goes."""
    if not saved.text[:1000].lstrip("\ufeff \t\n").startswith("<"):
        return None
    parser = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    text = _DECLARED.sub("", saved.text.lstrip("\ufeff"), count=1)  # what it says of the encoding no longer holds
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def name(element: Element) -> str:
    """The element's name without its namespace; '' for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def inner(element: Element, *names: str) -> Iterator[Element]:
    """The element's children of these names, in order."""
    return (child for child in element if name(child) in names)


def text_in(element: Element, *names: str) -> str:
    """The text of the first child that has one, of the first of these names; ''."""
    texts = ("".join(map(str, child.itertext())).strip() for wanted in names for child in inner(element, wanted))
    return next((text for text in texts if text), "")


def place(element: Element) -> str:
    """Where the element begins."""
    return f"line {element.sourceline}" if element.sourceline else ""


def leftover(root: Element, seen: set[str]) -> Iterator[Block]:
    """The addresses of attributes and texts that are not in `seen`, and of the vocabularies that the file speaks."""
    declared = cast(Any, root.getroottree().docinfo).doctype
    found: list[dict[str, str]] = [{"schema": str(uri)} for uri in (*root.nsmap.values(), declared)]
    for element in root.iter():
        known = {f"{name(element)}_{key!s}": str(value) for key, value in element.attrib.items() if "://" in str(value)}
        if element.text and "://" in element.text:
            known[name(element)] = element.text
        found += [known] if known else []
    yield from leftovers(found, seen, like=Block(Role.NOISE, ""))
