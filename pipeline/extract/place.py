"""Where in its source something stands: line and column, or a JSON pointer."""

import re

from pipeline.model import Candidate, Document

_LINE = re.compile(r"(\d+):(\d+)$")


def locator(document: Document, candidate: Candidate) -> str:
    """The place of the candidate, as exact as its block knows its own."""
    block = document.blocks[candidate.block]
    match = _LINE.match(block.where)
    if match is None:
        return block.where
    before = block.text[: candidate.start]
    newlines = before.count("\n")
    column = len(before) - before.rfind("\n") if newlines else int(match[2]) + len(before)
    return f"{int(match[1]) + newlines}:{column}"
