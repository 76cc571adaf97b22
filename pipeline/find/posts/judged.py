"""Works without a link that a paragraph opens with, before their makers and praise for what sort of work they are.

The Long Wall by @bostone is the most patient book on stones that I know.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.find.posts.lines import Line
from pipeline.find.posts.shelves import A_WORK
from pipeline.find.posts.spans import Work, given
from pipeline.find.posts.titles import CREDIT, PERSONS, TITLE_RUN
from pipeline.find.posts.words import STRONG_PRAISE

_SAID_TO_BE = re.compile(rf"(?P<title>{TITLE_RUN}),?\s+by\s+(?P<by>@\w{{2,30}}|{PERSONS})\s+(?:is|was|remains)\s+")
_PRAISE = STRONG_PRAISE | {"most", "best", "finest", "favorite", "favourite"}


def judged(posts: Sequence[list[Line]]) -> Iterator[Work]:
    """The works, each with the paragraph that it opens."""
    for line in (line for some in posts for line in some if line.opens and not line.links):
        match = _SAID_TO_BE.match(line.text)
        sort = A_WORK.match(line.text, match.end()) if match else None
        if match and sort and _PRAISE.intersection(sort[0].lower().split()) and not CREDIT.fullmatch(match["title"]):
            yield given(line, match, (line.span,), "judged")
