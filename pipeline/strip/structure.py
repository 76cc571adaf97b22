"""What the reader or the layout knows already: marks on links and blocks, objections of the list's layout."""

from functools import cache

from pipeline.model import Block, Candidate, Document, Reason, Role, Verdict
from pipeline.strip.case import Case


def noise(document: Document, candidate: Candidate) -> Verdict | None:
    """What the next two rules say; no case need be made of it, and half of a page's links are such."""
    if candidate.mark is not None:
        return _by_mark(document.format, candidate.mark)
    return _by_block(document.format, document.blocks[candidate.block])


def marked(case: Case) -> Verdict | None:
    """The markup says what the link is: a permalink, a mention, a picture."""
    return _by_mark(case.document.format, case.candidate.mark)


def block_mark(case: Case) -> Verdict | None:
    """The link stands in a block that is no content."""
    return _by_block(case.document.format, case.block)


@cache  # few marks, many links
def _by_mark(format_: str, mark: Reason | None) -> Verdict | None:
    return Verdict(mark, f"{format_}: link marked {mark.value}") if mark else None


def _by_block(format_: str, block: Block) -> Verdict | None:
    if block.mark is None and block.role is not Role.NOISE:
        return None
    return Verdict(block.mark or Reason.CHROME, f"{format_}: {block.rule or 'structure'}", block.text[:80])


def objected(case: Case) -> Verdict | None:
    """The layout of the list says that it is no entry of its own."""
    if case.objection is None:
        return None
    return Verdict(case.objection.reason, case.objection.rule)
