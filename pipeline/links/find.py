"""URLs in running text."""

import re
from dataclasses import dataclass

from pipeline.model import UrlState

_URL = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A URL found in text: text[start:end] is what was read, `url` what a reader would type."""

    url: str
    start: int
    end: int
    state: UrlState


def find_links(text: str) -> list[Link]:
    """The links of `text` in order."""
    return [Link(m[0], m.start(), m.end(), UrlState.OK) for m in _URL.finditer(text)]
