"""Readwise's export for Logseq: a page of properties, then an outline with one bullet a post.

    title:: A Thread on Knots (highlights)
    author:: [[@ada on Twitter]]
    full-title:: "A Thread on Knots"
    category:: #tweets
    url:: https://twitter.com/ada/status/1376631183589699586

    - Highlights first synced by [[Readwise]] [[Nov 19th, 2022]]
        - First post ([View Tweet](https://twitter.com/ada/status/1376631183589699586))
                - **Note**: Thread
    - New highlights added [[Nov 27th, 2022]] at 2:37 AM

Templates are the user's: the title may be a path, posts may stand at the margin and end in `#Highlight #[[date]]`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.model import Document, SavedFile
from pipeline.parse._draft import Draft, Line, lines_of
from pipeline.parse._highlights import Head, Highlight, document, head_block, write

_PROPERTY = re.compile(r"^(?P<key>[\w-]{2,30})::\s*(?P<value>.*)$")
_BULLET = re.compile(r"^(?P<indent>[ \t]*)[-*](?:[ \t]+|$)")
_CONTINUED = re.compile(r"\t* {1,3}$")  # the indentation of a bullet's further lines
_KEYED = re.compile(r"\*\*[^*\n]{1,20}\*\*\s*:")  # "**Note**: …", a child of a post
_DATED_TAG = re.compile(r"#Highlight\b.*$")
_READWISE = re.compile(
    r"^(?:category:: *(?:#\[?\[?)?\w|title::.*\bReadwise|.*\(highlights\)|full-title::)", re.M | re.I
)


def recognises(saved: SavedFile) -> int:
    """Properties in Logseq's writing, of Readwise's names."""
    head = saved.text[:3000]
    named = {m["key"].lower() for m in map(_PROPERTY.match, head.split("\n")) if m}
    return 90 if {"title", "author"} <= named and (_READWISE.search(head) or "Readwise" in head) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The page as one document."""
    lines = lines_of(saved.text)
    start = next((i for i, line in enumerate(lines) if _starts(line)), len(lines))
    values = {m["key"].lower(): m["value"].strip() for m in (_PROPERTY.match(line.text) for line in lines[:start]) if m}
    head = Head.of(
        title=values.get("full-title") or values.get("title"),
        author=values.get("author"),
        url=values.get("url"),
        category=values.get("category"),
    )
    draft = Draft()
    before = [line for line in lines[:start] if not _PROPERTY.match(line.text)]
    head_block(draft, [line for line in lines[:start] if _PROPERTY.match(line.text)], head)
    above = Highlight(before, [], []) if start < len(lines) else Highlight([], before, [])
    write(draft, [above, *_outline(lines[start:])], head)
    yield document(draft, head, __name__)


def _outline(lines: list[Line]) -> Iterator[Highlight]:
    """Every bullet that is no child of a post, in order; a bullet with posts below it is a sync line."""
    bullets = [i for i, line in enumerate(lines) if _starts(line)]
    depths = [_depth(lines[i]) for i in bullets]
    top = _post_depth(lines, bullets, depths)
    outer = [n for n, depth in enumerate(depths) if depth <= top]
    for n, after in pairwise([*outer, len(bullets)]):
        edges = [*bullets[n:after], bullets[after] if after < len(bullets) else len(lines)]
        own, *children = [_own(lines[a:b], lines[a]) for a, b in pairwise(edges)]
        yield Highlight(own, [], []) if depths[n] < top else Highlight([], own, children)


def _starts(line: Line) -> bool:
    """True for a line that opens a bullet of the outline, not a dash inside a post's own text."""
    found = _BULLET.match(line.text)
    return bool(found and not _CONTINUED.match(found["indent"]))


def _depth(line: Line) -> int:
    return len(line.text.expandtabs(4)) - len(line.text.expandtabs(4).lstrip())


def _post_depth(lines: list[Line], bullets: list[int], depths: list[int]) -> int:
    """How far posts are indented: one level below the sync lines, or at the margin where there are none."""
    if not depths or depths[0] != 0 or len(depths) < 2:
        return 0
    below = _BULLET.sub("", lines[bullets[1]].text)
    return depths[1] if depths[1] > 0 and not _KEYED.match(below) else 0


def _own(lines: list[Line], first: Line) -> list[Line]:
    """The text of a bullet: its mark and the indentation of its further lines taken off."""
    bullet = _BULLET.match(first.text)
    start = bullet.end() if bullet else 0
    indent = bullet["indent"] if bullet else ""
    rest = [_outdented(line, indent) for line in lines[1:]]
    cut = [first.cut(start), *rest]
    return [line.cut(0, m.start()) if (m := _DATED_TAG.search(line.text)) else line for line in cut]


def _outdented(line: Line, indent: str) -> Line:
    start = len(indent) if line.text.startswith(indent) else 0
    spaces = re.match(r" {0,2}", line.text[start:])
    return line.cut(start + (spaces.end() if spaces else 0))
