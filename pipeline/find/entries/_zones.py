"""Which parts of a list are about the list itself: contents, contributing, licence, sponsors."""

import re

from pipeline.find.entries._words import ADVICE, ZONES
from pipeline.model import Block, Reason

_MARKS = re.compile(r"^[\W\d_]+|[\W_]+$")


def plain(heading: str) -> str:
    """A heading without emoji, numbers and marks at its ends."""
    return _MARKS.sub("", heading.replace("\ufe0f", "")).strip()


def zone_of(path: tuple[str, ...]) -> tuple[Reason, str] | None:
    """The reason of the outermost heading that speaks of the list itself, and that heading."""
    for heading in path:
        name = plain(heading)
        for pattern, reason in ZONES:
            if name and pattern.fullmatch(name):
                return reason, heading
    return None


def advises(path: tuple[str, ...]) -> bool:
    """True under a heading such as "Tips" or "How to study": bold words there are no works."""
    return bool(path) and ADVICE.fullmatch(plain(path[-1])) is not None


def about_itself(block: Block) -> bool:
    """True for a list's line that only leads on: "Contents" over local links."""
    links = [anchor for anchor in block.anchors if anchor.end > anchor.start]
    return bool(links) and all(anchor.url.startswith("#") for anchor in links)
