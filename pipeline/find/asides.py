"""Headings below the heading of each work, again and again, that say how the work is spoken of and are no section.

### Gravel for Everyone
By Sam Stone
#### Why this book?
It begins with a bucket.       said of the work, as if no heading stood between
"""

import re
from collections import defaultdict

from pipeline.model import Block, Document, Reason, Role
from pipeline.records import replace

_FEWEST = 3  # works below whose headings one stands
# Read off reviews and shelves of shops in English.
_ASIDE = re.compile(
    r"\W*(?:why\s(?:(?:this|that|it|you|I|we|read|should|the)\b).{0,50}"
    r"|(?:my |our |the |a )?(?:(?:short|brief|quick|full) )?(?:review|verdict|thoughts|opinion|take|impressions?|description|synopsis|summary)"
    r"|about (?:the|this) (?:book|course|tool|podcast|film)|what (?:I|we) (?:like|liked|love|loved|think|thought)\b.{0,30})\W*",
    re.I,
)


def without_asides(document: Document) -> Document:
    """The document; what stands below such headings stands below the work's own."""
    above: dict[str, set[str]] = defaultdict(set)
    for block in document.blocks:
        if block.role is Role.HEADING and block.section and _ASIDE.fullmatch(block.text):
            above[block.text].add(block.section[-1])
    labels = {label for label, works in above.items() if len(works) >= _FEWEST}
    if not labels:
        return document
    return replace(document, blocks=tuple(_without(block, labels) for block in document.blocks))


def _without(block: Block, labels: set[str]) -> Block:
    if block.role is Role.HEADING and block.text in labels:
        return replace(block, role=Role.NOISE, mark=Reason.CHROME, rule="label of a remark")
    if labels.isdisjoint(block.section):
        return block
    return replace(block, section=tuple(name for name in block.section if name not in labels))
