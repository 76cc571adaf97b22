"""JSON in the states in which people save it: one value, one a line, behind ``name =``, cut off, or broken inside.

A file is decoded once, whoever asks first: every reader of this folder looks at it.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from pipeline.model import SavedFile
from pipeline.parse._once import once_a_file
from pipeline.records import dataclass
from pipeline.text import mend

# `window.YTD.tweets.part0 = [` of the X archive, `var tweets = {` of hand-made dumps
_PREFIX = re.compile(r"\s*(?:(?:var|let|const)\s+)?([A-Za-z_$][\w$.\[\]\"']{0,80})\s*=\s*(?=[\[{])")
_BEGINS = re.compile(r"\s*(?:\{\s*(?:[\"}]|$)|\[\s*(?:[\[{\"\]]|-?\d|$))")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{},]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_BYTES = re.compile(r"\\u00[89a-fA-F]")
_CLOSER = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Data:
    """What a file holds: `value` (a list of the lines' values for JSON Lines), and how it stood there."""

    value: Any
    name: str = ""  # what stands before "=": window.YTD.tweets.part0
    lines: tuple[int, ...] = ()  # the line of each value, for JSON Lines
    complaints: tuple[str, ...] = ()
    unread: str = ""  # the text that could not be read

    def where(self, index: int, pointer: str = "") -> str:
        """Where the value at `index` of a list stands: its line, or a JSON pointer."""
        return f"line {self.lines[index]}" if self.lines else f"{pointer}/{index}"

    def records(self) -> Iterator[tuple[str, Any]]:
        """Each value of a list with where it stands; a single value with the empty pointer."""
        if isinstance(self.value, list):
            yield from ((self.where(i), item) for i, item in enumerate(self.value))
        else:
            yield "", self.value


@once_a_file
def load(saved: SavedFile) -> Data | None:
    """The JSON of a file; None where it is no JSON."""
    prefix = _PREFIX.match(saved.text)
    body = saved.text[prefix.end() :].rstrip().rstrip(";") if prefix else saved.text
    if not _BEGINS.match(body):
        return None
    name = prefix[1] if prefix else ""
    try:
        return Data(_decode(body, mended=bool(_ESCAPED_BYTES.search(body))), name)
    except ValueError:
        return _lines(body) or _salvaged(body, name)


def _decode(text: str, *, mended: bool = False) -> Any:
    """One value, its line breaks as ours. Raises ValueError."""
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        try:
            value = json.loads(text, strict=False)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        value = _each_string(value, lambda s: _SURROGATE.sub("\ufffd", s))
    if "\\r" in text:
        value = _each_string(value, lambda s: s.replace("\r\n", "\n").replace("\r", "\n"))
    return _each_string(value, lambda s: s if s.isascii() else mend(s)[0]) if mended else value


def _each_string(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every string changed, without recursion."""
    if isinstance(value, str):
        return change(value)
    stack = [value]
    while stack:
        node = stack.pop()
        for key, item in list(node.items() if isinstance(node, dict) else enumerate(node)):
            if isinstance(item, str):
                node[key] = change(item)
            elif isinstance(item, dict | list):
                stack.append(item)
    return value


def _lines(text: str) -> Data | None:
    """JSON Lines: at least two lines, more than half of them values of their own."""
    values, lines, complaints, unread = [], [], [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            if not _BEGINS.match(line):
                raise ValueError("begins like no JSON")
            values.append(_decode(line.strip().rstrip(","), mended=bool(_ESCAPED_BYTES.search(line))))
            lines.append(number)
        except ValueError:
            complaints.append(f"line {number} is broken and was left out")
            unread.append(line)
            if len(complaints) > 20 + len(values):
                return None
    if len(lines) <= max(1, len(complaints)):
        return None
    return Data(values, "", tuple(lines), tuple(complaints), "\n".join(unread))


def _salvaged(text: str, name: str) -> Data | None:
    """What stands before the place where the text breaks off or breaks."""
    try:
        json.loads(text, strict=False)
        end = len(text)
    except json.JSONDecodeError as error:
        end = error.pos
    except RecursionError:
        return None
    cut, read = _closed(text[:end])
    rest = text[read:].strip(", \n")
    if not cut:
        return None
    try:
        value = _decode(cut, mended=True)
    except ValueError:
        return None
    line = text.count("\n", 0, end) + 1
    complaint = f"broken at line {line}: {len(rest)} characters could not be read"
    holds = isinstance(value, dict) or any(isinstance(item, dict | list) for item in value)
    return Data(value, name, (), (complaint,), rest) if value and holds else None


def _closed(text: str) -> tuple[str, int]:
    """The text up to its last whole value, with every bracket that is open there closed; and where it ended."""
    safe = 0
    for token in _TOKEN.finditer(text):
        if token[0] == ",":
            safe = token.start()
        elif token[0] in "]}":
            safe = token.end()
    open_: list[str] = []
    for token in _TOKEN.finditer(text, 0, safe):
        if token[0] in "[{":
            open_.append(token[0])
        elif token[0] in "]}" and open_:
            open_.pop()
    return text[:safe] + "".join(_CLOSER[bracket] for bracket in reversed(open_)), safe
