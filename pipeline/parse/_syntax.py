"""How a list in some light markup is told from other text: by the file's ending, else by how it writes links and headings."""

import re
from dataclasses import dataclass
from itertools import islice

from pipeline.model import SavedFile
from pipeline.parse._html import is_html

_HEAD = 50_000  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Syntax:
    """The signs of one markup."""

    endings: tuple[str, ...]  # of file names, lower case
    link: re.Pattern[str]
    heading: re.Pattern[str]  # with re.M, at a line's beginning
    links: int = 3  # so many make it likely
    signs: tuple[str, ...] = ("",)  # one of them stands in every such text, and is quickly looked for

    def score(self, saved: SavedFile) -> int:
        """50 for the file's ending, 15 for text with its headings and links, else 0."""
        if saved.encoding is None:
            return 0
        if saved.path.lower().endswith(self.endings):
            return 50
        head = saved.text[:_HEAD]
        if is_html(saved) or not any(sign in head for sign in self.signs):
            return 0
        found = len(list(islice(self.link.finditer(head), self.links)))  # quicker told than headings
        return 15 if found == self.links and self.heading.search(head) else 0
