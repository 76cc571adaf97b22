"""Works that a post names without a link: a title that its layout or its maker gives away."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.find.posts.lines import Line
from pipeline.find.posts.names import is_name
from pipeline.find.posts.words import BY_LINE_ONLY, BYLINE
from pipeline.model import Document, Entry, Span

_ITEM = re.compile(r"[■▪●•📘📗📕📙📚📖🎬🎥📺📜]")
_CREATOR = re.compile(
    r"^(?:@\w+|(?:(?:Dr|Prof|Professor)\.?\s+)?[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-ZÀ-ÖØ-Þ][\w.'’-]*)*)"
)


@dataclass(frozen=True, slots=True)
class Work:
    """A named work: where its name, maker and remarks stand."""

    name: Span
    byline: Span | None
    notes: tuple[Span, ...]
    rule: str


def works(document: Document, posts: Sequence[list[Line]], entries: Sequence[Entry]) -> list[Work]:
    """Every work named without a link, in order."""
    found: list[Work] = []
    for lines in posts:
        found += _items(lines)
    return found


def _items(lines: list[Line]) -> list[Work]:
    """Marked items with a maker: "■ Name / by Maker / remark", in one post or over several paragraphs."""
    found = []
    starts = [i for i, line in enumerate(lines) if _ITEM.search(line.lead) and not line.links and is_name(line.words)]
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(lines)
        chunk = lines[start:end]
        if any(line.links for line in chunk):
            continue
        byline = next((line.span for line in chunk[1:2] if BY_LINE_ONLY.match(line.text)), None)
        if byline or BYLINE.search(chunk[0].text):
            found.append(
                Work(chunk[0].span, byline, tuple(line.span for line in chunk[2 if byline else 1 :]), "marked item")
            )
    return found
