"""Any other JSON: saved links wherever they stand in it, and texts that hold links.

    {"roots": {"bookmark_bar": {"name": "Bar", "children": [
      {"name": "Maths", "type": "folder", "children": [{"name": "The book", "url": "https://example.com/book"}]}]}}}
    [{"link": "https://example.com/book", "title": "The book", "comment": "read chapter 3", "tags": ["maths"]}]

An object with an address and a name is an entry (browsers' own files, Linkding, Wallabag, Karakeep, hand-made lists);
the named objects that hold it are its folders, else what it says of itself ("folder": ...). The address may stand one
deeper ("content": {"url": ...}), or under a label ("label_values": [{"label": "URL", "value": ...}], Instagram's). Other
strings are paragraphs where they hold an address.
"""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse._blocks import paragraphs
from pipeline.parse._fields import Fields, every, string
from pipeline.parse._json import load
from pipeline.parse._leftovers import holds, leftovers, unread, urls_of
from pipeline.parse._saves import Save, save_blocks
from pipeline.parse._shelf import folder
from pipeline.records import replace

# Names that apps give to the parts of a saved link, in order of preference.
_URL = (
    "url", "href", "uri", "link", "address", "given_url", "resolved_url", "original_url", "website", "sourceurl",
    "source_url",
)  # fmt: skip
_INNER = ("content", "link", "bookmark", "page", "source")
_LABELLED = "label_values"
_URLS = ("urls", "links", "bookmarks", "resources", "items", "reading", "articles", "references", "sources")
_TITLE = ("title", "name", "headline", "resolved_title", "given_title", "website_title", "label")
_DESCRIPTION = ("description", "excerpt", "summary", "abstract", "subtitle", "website_description", "desc", "caption")
_NOTE = ("note", "notes", "comment", "comments", "annotation", "remark", "extended")
_TAGS = ("tags", "labels", "keywords", "categories", "tagnames", "tag_names")
_BYLINE = ("author", "authors", "creator", "byline")
_FOLDER = ("folder", "collection", "category", "group", "list")
_SAID = ("text", "content", "contents", "body", "message", "post", "caption", *_NOTE)  # what somebody wrote
_GENERIC_FOLDERS = {"", "root", "roots", "bookmarks", "menu", "toolbar", "unfiled", "mobile", "synced"}
_SENTENCE = 40  # characters; under any other key a string of a thread or an article, not of a setting


def recognises(saved: SavedFile) -> int:
    """15 for any JSON: above what takes its texts for Markdown."""
    return 15 if load(saved) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One document; bookmarks where it holds entries, else a page of its texts."""
    data = load(saved)
    if data is None:
        return
    title = data.value.get("title") if isinstance(data.value, dict) else None
    found = document(data.value, format="json_data", title=title if isinstance(title, str) and title else None)
    rest = unread(data.unread, set(urls_of(found.blocks)), like=Block(Role.NOISE, ""))
    yield replace(found, blocks=(*found.blocks, *rest), complaints=data.complaints)


def document(value: Any, *, format: str, title: str | None = None) -> Document:
    """The entries and texts of data of whatever shape."""
    blocks = list(_blocks(value))
    entries = any(block.role is Role.ITEM for block in blocks)
    if not entries:  # nobody saved anything: what is said is all that there is
        blocks = [replace(block, role=Role.PARAGRAPH) for block in blocks]
    blocks += leftovers(value, set(urls_of(blocks)), like=Block(Role.NOISE, ""))
    return Document(format, Genre.BOOKMARKS if entries else Genre.PAGE, tuple(blocks), title=title)


def _blocks(value: Any) -> Iterator[Block]:
    stack: list[tuple[Any, str, tuple[str, ...]]] = [(value, "", ())]
    while stack:
        node, where, section = stack.pop()
        if isinstance(node, list):
            stack.extend((item, f"{where}/{i}", section) for i, item in reversed(list(enumerate(node))) if holds(item))
        elif isinstance(node, dict):
            if save := _save(node, where, section):
                yield from save_blocks(save)
                node = {
                    key: item
                    for key, item in node.items()
                    if key != _LABELLED and isinstance(item, list) and _holds_entries(item)
                }
            else:
                section = _below(node, section) if where else section
            stack.extend((item, f"{where}/{key}", section) for key, item in reversed(node.items()) if holds(item))
        elif isinstance(node, str) and "://" in node:
            yield from _string(node.strip(), where, section)


def _string(text: str, where: str, section: tuple[str, ...]) -> Iterator[Block]:
    """A text that holds addresses, or an address that stands for itself: in a list, or under a key that means one."""
    key = next((key for key in reversed(where.lower().split("/")) if key and not key.isdigit()), "")
    if re.search(r"\s", text):
        if len(text) >= _SENTENCE or key in _SAID:
            role = Role.SAVER if key in _SAID else Role.PARAGRAPH
            yield from paragraphs(text, like=Block(role, "", section=section, where=where))
    elif re.match(r"https?://", text) and (not key or key in _URL or key in _URLS):
        yield from save_blocks(Save(text, section=section, where=where))


def _save(node: Fields, where: str, section: tuple[str, ...]) -> Save | None:
    """The entry that an object is; None without an address, or without a place for a name beside it."""
    plain = _with_inner(_with_labelled(_lowered(node)))
    if not any(isinstance(item, str) and "://" in item for item in plain.values()):
        return None
    url, title = _address(plain), _first(plain, _TITLE)
    if not url or not any(name in plain for name in _TITLE):
        return None
    return Save(
        url,
        title,
        description=_first(plain, _DESCRIPTION),
        note=_first(plain, _NOTE)
        or " ".join(filter(None, (string(one, "text") for one in every(plain, "annotations")))),
        byline=_first(plain, _BYLINE),
        section=section or folder(_first(plain, _FOLDER)),
        tags=_tags(plain),
        where=where,
    )


def _with_inner(node: Fields) -> Fields:
    """An object with what the one inside of it adds that holds its address: {"title": ..., "content": {"url": ...}}."""
    inner = next((_lowered(item) for name in _INNER if isinstance(item := node.get(name), dict)), None)
    if not inner or _first(node, _URL) or not _first(inner, _URL):
        return node
    return {**node, **inner, **{key: item for key, item in node.items() if item is not None}}


def _with_labelled(node: Fields) -> Fields:
    """An object with what stands in it under labels: {"label_values": [{"label": "URL", "value": ...}, ...]}."""
    if _LABELLED not in node:
        return node
    return {**{string(one, "label").lower(): one.get("value") for one in every(node, _LABELLED)}, **node}


def _address(node: Fields) -> str:
    """The first whole address; a page may be told by its own site's short one beside it ("item?id=3")."""
    found = (node[name] for name in _URL if isinstance(node.get(name), str))
    return next((url for url in found if "://" in url and " " not in url.strip()), "")


def _lowered(node: Fields) -> Fields:
    return {key.lower(): item for key, item in node.items()}


def _first(node: Fields, names: tuple[str, ...]) -> str:
    return next((node[name] for name in names if isinstance(node.get(name), str) and node[name].strip()), "")


def _tags(node: Fields) -> tuple[str, ...]:
    value = next((node[name] for name in _TAGS if node.get(name)), ())
    if isinstance(value, str):
        value = value.split("," if "," in value else None)
    tags = list(value) if isinstance(value, dict | list | tuple) else []
    names = [string(tag, "name") or string(tag, "label") or tag for tag in tags]
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())


def _below(node: Fields, section: tuple[str, ...]) -> tuple[str, ...]:
    """The folders of what an object holds: its own name too, where it is one that holds entries."""
    if not any(isinstance(item, list) and _holds_entries(item) for item in node.values()):
        return section
    name = _first(_lowered(node), _TITLE)
    return (*section, name) if name.lower() not in _GENERIC_FOLDERS else section


def _holds_entries(items: list[Any]) -> bool:
    return any(isinstance(item, dict) and _first(item, _TITLE) for item in items[:20])
