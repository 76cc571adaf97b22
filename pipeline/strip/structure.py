"""What the reader or the layout knows already: marks on links and blocks, objections of the list's layout."""

from pipeline.model import Reason, Role, Verdict
from pipeline.strip.case import Case


def marked(case: Case) -> Verdict | None:
    """The markup says what the link is: a permalink, a mention, a picture."""
    mark = case.candidate.mark
    return Verdict(mark, f"{case.document.format}: link marked {mark.value}") if mark else None


def block_mark(case: Case) -> Verdict | None:
    """The link stands in a block that is no content."""
    block = case.block
    if block.mark is None and block.role is not Role.NOISE:
        return None
    return Verdict(block.mark or Reason.CHROME, f"{case.document.format}: {block.rule or 'structure'}", block.text[:80])


def objected(case: Case) -> Verdict | None:
    """The layout of the list says that it is no entry of its own."""
    if case.objection is None:
        return None
    return Verdict(case.objection.reason, case.objection.rule)
