"""The YAML head of a note, read leniently: users edit it, and what a strict reader refuses is still a head.

---
title: "Thread by @ada"
author:
  - "[[@ada]]"
---
"""

import re
from collections.abc import Callable

from pipeline.model import Anchor
from pipeline.parse._notes import Inline, Mark
from pipeline.records import dataclass

_PROPERTY = re.compile(r"^(?P<key>[^\s:#\-\[][^:\n]{0,60}?)\s*:(?:\s+(?P<value>.*))?$")
_BARE = re.compile(r"https?://[^\s<>\"'\\\])}]+", re.I)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML head of a note: every key with its values, read leniently, and the line after it."""

    values: dict[str, list[str]]
    lines: int  # how many lines the head takes, fences included; 0: there is none

    def get(self, *keys: str) -> str | None:
        """The first value under the first of `keys` that has one."""
        return next((self.values[key][0] for key in keys if self.values.get(key)), None)


def front_matter(text: str) -> FrontMatter:
    """The head between `---` lines at the start of `text`; lists and folded values as they come."""
    if text.partition("\n")[0].strip("\ufeff \t") != "---":
        return FrontMatter({}, 0)
    lines = text.split("\n", 400)
    end = next((i for i, line in enumerate(lines[1:400], 1) if line.rstrip() in ("---", "...")), 0)
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines[1:end]:
        found = _PROPERTY.match(line)
        if found:
            key = found["key"].strip().strip("\"'").casefold()
            values[key] = [_unquoted(found["value"])] if found["value"] and found["value"].strip() else []
        elif key and line.strip():
            values[key].append(_unquoted(line.strip().removeprefix("- ")))
    return FrontMatter(values, end + 1 if end else 0)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) < 2 or value[0] != value[-1] or value[0] not in "\"'":
        return value
    return value[1:-1].replace('\\"', '"') if value[0] == '"' else value[1:-1].replace("''", "'")


def page(value: str) -> str:
    """A value without the brackets of a `[[page]]` link."""
    return value.strip().removeprefix("[[").removesuffix("]]").strip()


def bare_links(text: str, mark: Mark) -> tuple[Anchor, ...]:
    """An anchor over each bare URL of `text` that `mark` knows."""
    found = ((m, mark(m[0])) for m in _BARE.finditer(text))
    return tuple(Anchor(m.start(), m.end(), m[0], mark=reason) for m, reason in found if reason)


def head_inline(mark: Mark) -> Callable[[str], Inline]:
    """Reads properties as they stand, with the URLs that `mark` knows as anchors."""
    return lambda text: Inline(text, bare_links(text, mark))
