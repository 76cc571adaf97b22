"""What the forums' data formats share: an opening post with a title and perhaps a link, and its comments."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pipeline.model import Anchor, Block, Reason, Role, SavedFile
from pipeline.parse._json import load
from pipeline.parse._thread import Entry
from pipeline.records import replace


def sure_of(saved: SavedFile, signs: Iterable[str], things: Callable[[Any], Iterator[object]]) -> int:
    """90 where the text holds one of the signs, and its data, walked only then, one of the `things`; else 0."""
    data = load(saved)
    if not data or not any(sign in saved.text for sign in signs):
        return 0
    return 90 if next(things(data.value), None) else 0


def headed(title: str, url: str | None, *, like: Block, mark: Reason | None = None) -> tuple[Block, ...]:
    """The title of an opening post: an ITEM with its link where it submits one, else a HEADING."""
    if not title:
        return ()
    if url and not mark:
        anchor = Anchor(0, len(title), url, title=title)
        return (replace(like, role=Role.ITEM, text=title, anchors=(anchor,)),)
    anchors = (Anchor(0, len(title), url, mark=mark),) if url else ()
    return (replace(like, role=Role.HEADING, text=title, anchors=anchors, depth=1),)


def flattened(roots: list[Entry], children: dict[str, list[Entry]]) -> Iterator[Entry]:
    """The entries of a tree, each before its answers."""
    stack = list(reversed(roots))
    seen: set[str] = set()
    while stack:
        entry = stack.pop()
        if entry.key not in seen:
            seen.add(entry.key)
            yield entry
            stack.extend(reversed(children.get(entry.key, [])))


def in_tree_order(entries: list[Entry]) -> list[Entry]:
    """Entries that name their parents, each before its answers; those whose parent is not there are roots."""
    known = {entry.key for entry in entries}
    children: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.parent in known and entry.parent != entry.key:
            children.setdefault(str(entry.parent), []).append(entry)
    ordered = list(flattened([e for e in entries if e.parent not in known or e.parent == e.key], children))
    done = {entry.key for entry in ordered}
    return ordered + [entry for entry in entries if entry.key not in done]
