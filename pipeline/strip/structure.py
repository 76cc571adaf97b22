"""What the reader or the layout knows already: marks on links and blocks, objections of the list's layout."""

from functools import cache

from pipeline.model import Block, Page, Reason, Role, Verdict
from pipeline.strip.case import Case


def known(page: Page) -> list[Verdict | None]:
    """What the next three rules say of each candidate; no case need be made of it, and most of a page's links are such."""
    document = page.document
    by_block = [_by_block(document.format, block) for block in document.blocks]
    verdicts = [_by_mark(document.format, c.mark) if c.mark else by_block[c.block] for c in page.candidates]
    for objection in reversed(page.objections):  # the last one counts
        verdicts[objection.candidate] = verdicts[objection.candidate] or _by_layout(objection.reason, objection.rule)
    return verdicts


def marked(case: Case) -> Verdict | None:
    """The markup says what the link is: a permalink, a mention, a picture."""
    return _by_mark(case.document.format, case.candidate.mark)


def block_mark(case: Case) -> Verdict | None:
    """The link stands in a block that is no content."""
    return _by_block(case.document.format, case.block)


@cache  # few marks, many links
def _by_mark(format_: str, mark: Reason | None) -> Verdict | None:
    return Verdict(mark, f"{format_}: link marked {mark.value}") if mark else None


@cache  # few rules, many links
def _by_layout(reason: Reason, rule: str) -> Verdict:
    return Verdict(reason, rule)


def _by_block(format_: str, block: Block) -> Verdict | None:
    if block.mark is None and block.role is not Role.NOISE:
        return None
    return Verdict(block.mark or Reason.CHROME, f"{format_}: {block.rule or 'structure'}", block.text[:80])


def objected(case: Case) -> Verdict | None:
    """The layout of the list says that it is no entry of its own."""
    return _by_layout(case.objection.reason, case.objection.rule) if case.objection else None
