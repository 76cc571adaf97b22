"""Where in its source something stands: line and column, or a JSON pointer."""

import re

from pipeline.model import Candidate, Document, Role

_LIST = 20  # items before which a list's own sentence is looked for
_LINE = re.compile(r"(\d+):(\d+)$")


def locator(document: Document, candidate: Candidate) -> str:
    """The place of the candidate, as exact as its block knows its own."""
    block = document.blocks[candidate.block]
    match = _LINE.match(block.where)
    if match is None:
        return block.where
    text, start = block.text, candidate.start
    newlines = text.count("\n", 0, start)
    column = start - text.rfind("\n", 0, start) if newlines else int(match[2]) + start
    return f"{int(match[1]) + newlines}:{column}"


def lead_in(document: Document, index: int) -> str:
    """The sentence with a colon that leads up to the list which block `index` stands in; '' where there is none."""
    if document.blocks[index].role is not Role.ITEM:
        return ""
    for block in reversed(document.blocks[max(0, index - _LIST) : index]):
        if block.role is Role.PARAGRAPH:
            text = block.text.rstrip()
            return text.rpartition("\n\n")[2] if text.endswith((":", "：")) else ""
        if block.role is not Role.ITEM:
            return ""
    return ""
