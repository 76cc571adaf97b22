"""Who made what the preview of a link names, where the words beside the link say so: "Gravel by Sam Stone" under a card "Gravel"."""

import re
from collections.abc import Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.titles import NAMES, titles_by
from pipeline.model import Candidate, Span
from pipeline.text.letters import run_together

_ALL = re.compile(NAMES)


def carded(lines: Sequence[Line], candidate: Candidate) -> Span | None:
    """The maker behind a title that the card's own begins with: a card may say more, "Gravel: A History | Example Press"."""
    if not candidate.title:
        return None
    card = run_together(candidate.title)
    for line in lines:
        for match in titles_by(line.text):
            title = run_together(match["title"])
            if title == card or (" " in match["title"] and card.startswith(title)):
                makers = _ALL.match(line.text, match.start("by")) or match
                return Span(line.block, line.start + match.start("by"), line.start + makers.end())
    return None
