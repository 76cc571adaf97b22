"""A thread as Markdown by a converter: a byline of links that lead nowhere, then items with "by" and "Note:" lines.

Twitter Thread by [ada](#)

[ada](#)

[@ada_example](#)

An introduction.

■ Name of a book

by A. Writer and B. Writer

<https://t.co/zSpp67kJSg>

Note: why to read it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.model import Document, Reason, SavedFile
from pipeline.parse._draft import Draft, Line, lines_of
from pipeline.parse._notes import inline
from pipeline.parse._prose import bare
from pipeline.parse._unrolled import platform_of

_BYLINE = re.compile(
    r"^\s*(?:#{1,3}\s+)?(?:\w+\s+)?(?:thread|hilo|fil|tweetstorm)\s+(?:by|from|von|por|de|par|di)\s+\[?(?P<who>[^\]\n]{1,80})",
    re.I,
)
_HANDLE = re.compile(r"^\s*\[?(?P<handle>@[\w.-]{1,60})\]?(?:\((?:#|https?://[^\s()]*)\))?\s*$")
_NAME = re.compile(r"^\s*\[(?P<name>[^\]\n]{1,80})\]\((?:#[^\s()]*|https?://[^\s()]*)\)\s*$")
_HEAD = 16  # lines within which the byline stands
SUREST = 82


def recognises(saved: SavedFile) -> int:
    """A handle alone on a line near the top, under "Thread by"; front matter or JSON belongs to others."""
    if not bare(saved):
        return 0
    head = [line.text for line in islice((line for line in lines_of(saved.text[:4000]) if not line.blank), _HEAD)]
    linked = [line for line in head if _HANDLE.match(line) and "](" in line]
    named = any(_BYLINE.match(line) for line in head[:3])
    return 82 if (named and (linked or any(_HANDLE.match(line) for line in head))) or len(linked) == 1 else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The thread as one post: nothing in this format shows where posts part."""
    lines = lines_of(saved.text)
    body = _body(lines)
    handle, name = _author(lines[:body])
    draft = Draft(inline)
    draft.noise(lines[:body], mark=Reason.CHROME, rule="byline")
    post = draft.post(handle or name, name=name if handle else None)
    draft.say(lines[body:], post=post)
    yield draft.document(
        format="markdown_thread",
        platform=platform_of(saved.text, default="twitter"),
        author=handle or name,
    )


def _body(lines: Sequence[Line]) -> int:
    """Where the text begins: after the last line of the byline."""
    shown = [i for i, line in enumerate(lines) if not line.blank][:_HEAD]
    last = -1
    for i in shown:
        text = lines[i].text
        if _BYLINE.match(text) or _HANDLE.match(text) or (_NAME.match(text) and "](#" in text):
            last = i
        elif last >= 0:
            break
    return last + 1


def _author(head: Sequence[Line]) -> tuple[str | None, str | None]:
    handle = next((m["handle"] for m in (_HANDLE.match(line.text) for line in head) if m), None)
    names = [m["name"] for m in (_NAME.match(line.text) for line in head) if m and not m["name"].startswith("@")]
    byline = next((m["who"].strip() for m in (_BYLINE.match(line.text) for line in head) if m), None)
    return handle, names[0] if names else byline
