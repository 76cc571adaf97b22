"""On which line of its text a match stands."""

import re
from collections.abc import Iterable, Iterator


def with_lines(matches: Iterable[re.Match[str]]) -> Iterator[tuple[int, re.Match[str]]]:
    """(line, match) for the matches of one text in its order; lines count from 1, and the text is counted through only once."""
    line, counted = 1, 0
    for match in matches:
        line += match.string.count("\n", counted, match.start())
        counted = match.start()
        yield line, match
