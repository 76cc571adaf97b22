"""What the pages of sites are known by, all sought in one pass: one search each reads a page as often as there are sites."""

import re
from collections.abc import Mapping, Sequence

from pipeline.model import SavedFile
from pipeline.parse._html import is_html


class Marks:
    """For each reader some words with a hyphen, one of which stands in every page that is its own."""

    def __init__(self, marks: Mapping[str, Sequence[str]]) -> None:
        self._readers: dict[str, set[str]] = {}  # by what stands behind the hyphen
        branches = []
        for reader, words in marks.items():
            for word in words:
                tail = word.partition("-")[2]
                self._readers.setdefault(tail, set()).add(reader)
                branches.append(f"{re.escape(tail)}(?<={re.escape(word)})")
        # A hyphen is seldom, and sought as fast as one word of them; what stands before it is looked at last.
        self._pattern = re.compile(f"-(?=({'|'.join(branches)}))")
        self._all = frozenset(marks)

    def lacking(self, saved: SavedFile) -> frozenset[str]:
        """The readers none of whose words stands in the file, or all where it is no page."""
        if not is_html(saved, fragment=True):
            return self._all
        return self._all.difference(*(self._readers[tail] for tail in set(self._pattern.findall(saved.text))))
