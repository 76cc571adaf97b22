"""What the reader or the layout knows already: marks on links and blocks, objections of the list's layout."""

from functools import cache

from pipeline.model import Reason, Role, Verdict
from pipeline.strip.case import Case


def marked(case: Case) -> Verdict | None:
    """The markup says what the link is: a permalink, a mention, a picture."""
    return _by_markup(case.document.format, case.candidate.mark) if case.candidate.mark else None


@cache  # half of a page's links are marked
def _by_markup(format_: str, mark: Reason) -> Verdict:
    return Verdict(mark, f"{format_}: link marked {mark.value}")


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
