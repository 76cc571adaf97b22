"""What the feeds of sites where links are shared put below an item: who submitted it, the link, the talk about it.

submitted by <a href="…">/u/ada</a> <a href="https://example.com/book">[link]</a> <a href="…">[comments]</a>   Reddit
<p><a href="https://lobste.rs/s/abc123/the_book">Comments</a></p>                                               Lobsters
"""

import re
from collections.abc import Sequence

from pipeline.model import Block
from pipeline.records import replace

_SUBMITTED = re.compile(r"\s*\bsubmitted by\s+/?u/\S+(?:\s+to\s+/?r/\S+)?\s*(\[link\])\s*\[comments\]\s*$")
_TALK = re.compile(r"\[?comments\]?", re.IGNORECASE)


def without_foot(blocks: Sequence[Block]) -> tuple[list[Block], str | None]:
    """The blocks without such a foot; and what its "[link]" leads to."""
    if not blocks:
        return [], None
    *above, last = blocks
    if len(last.anchors) == 1 and _TALK.fullmatch(last.text):
        return above, None
    foot = _SUBMITTED.search(last.text)
    if foot is None:
        return list(blocks), None
    link = next((a.url for a in last.anchors if (a.start, a.end) == foot.span(1)), None)
    kept = tuple(anchor for anchor in last.anchors if anchor.end <= foot.start())
    said = replace(last, text=last.text[: foot.start()], anchors=kept)
    return [*above, said] if said.text else above, link
