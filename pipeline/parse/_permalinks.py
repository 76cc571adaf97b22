"""The sign beside a heading that links to it, and is no word of it: "Books¶", "Books #", "# Books".

Sphinx and MkDocs set a pilcrow behind the heading, Hugo's, Jekyll's and Quartz's themes a number sign before or behind it.
"""

import re

from pipeline.model import Block
from pipeline.records import replace

_BEFORE = re.compile(r"[#¶🔗⚓][\ufe0e\ufe0f]?\s+(?=[^\W\d])")  # "# 1" and "§ 5" count
_BEHIND = re.compile(r"(?<=\S)(?:\s*[¶§🔗⚓][\ufe0e\ufe0f]?|\s+#)\s*\Z")


def plain(heading: str) -> str:
    """The heading without the sign."""
    start, end = _words(heading)
    return heading[start:end]


def without_sign(heading: Block) -> Block:
    """The heading without the sign, what is said of its characters moved with them."""
    start, end = _words(heading.text)
    if (start, end) == (0, len(heading.text)):
        return heading

    def moved(at: int) -> int:
        return min(max(at, start), end) - start

    spans = [
        tuple((moved(a), moved(b)) for a, b in some if a < end and b > start)
        for some in (heading.bold, heading.italic, heading.code)
    ]
    anchors = tuple(replace(a, start=moved(a.start), end=moved(a.end)) for a in heading.anchors)
    return replace(
        heading, text=heading.text[start:end], anchors=anchors, bold=spans[0], italic=spans[1], code=spans[2]
    )


def _words(heading: str) -> tuple[int, int]:
    before, behind = _BEFORE.match(heading), _BEHIND.search(heading)
    return before.end() if before else 0, behind.start() if behind else len(heading)
