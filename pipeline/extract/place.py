"""Where in its source something stands: line and column, or a JSON pointer."""

from pipeline.model import Block, Candidate, Document, Role

_LIST = 20  # items of a list that its sentence leads


def locator(document: Document, candidate: Candidate) -> str:
    """The place of the candidate, as exact as its block knows its own."""
    block = document.blocks[candidate.block]
    line, _, column = block.where.partition(":")
    if not (line.isdecimal() and column.isdecimal()):
        return block.where
    text, start = block.text, candidate.start
    newlines = text.count("\n", 0, start)
    behind = start - text.rfind("\n", 0, start) if newlines else int(column) + start
    return f"{int(line) + newlines}:{behind}"


def lead_ins(document: Document) -> list[str]:
    """For each block the sentence with a colon that leads up to the list which it stands in; '' where there is none."""
    leads = list[str]()
    sentence, items = "", 0
    for block in document.blocks:
        if block.role is Role.ITEM:
            items += 1
            leads.append(sentence if items <= _LIST else "")
        else:
            sentence, items = _leading(block), 0
            leads.append("")
    return leads


def _leading(block: Block) -> str:
    text = block.text.rstrip() if block.role is Role.PARAGRAPH else ""
    return text.rpartition("\n\n")[2] if text.endswith((":", "：")) else ""
