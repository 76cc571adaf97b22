"""Reading decoded JSON whose shape nobody vouches for: what is not of the expected kind is as good as missing."""

from collections.abc import Callable, Iterator
from typing import Any

Fields = dict[str, Any]


def at(value: object, *path: str) -> Fields:
    """The object under the keys of `path`; {} where there is none."""
    found = _under(value, path)
    return found if isinstance(found, dict) else {}


def every(value: object, *path: str) -> list[Fields]:
    """The objects of the list under `path`; a single object counts as a list of one."""
    found = _under(value, path)
    if isinstance(found, dict):
        return [found]
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def string(value: object, *path: str) -> str:
    """The text under `path`; '' where there is none. Numbers count as text: ids stand as either."""
    found = _under(value, path)
    if isinstance(found, str):
        return found
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else ""


def strings(value: object, *path: str) -> list[str]:
    """The texts of the list under `path`."""
    found = _under(value, path)
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def _under(value: object, path: tuple[str, ...]) -> object:
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def objects(value: object, below: Callable[[Fields], Fields]) -> Iterator[tuple[str, Fields]]:
    """Every object of the data in order, with where it stands; `below` says in which of its fields further ones are sought."""
    stack = [(value, "")]
    while stack:
        node, where = stack.pop()
        if isinstance(node, list):
            stack.extend((item, f"{where}/{i}") for i, item in reversed(list(enumerate(node))))
        elif isinstance(node, dict):
            yield where, node
            inner = ((key, item) for key, item in reversed(below(node).items()) if isinstance(item, dict | list))
            stack.extend((item, f"{where}/{key}") for key, item in inner)
