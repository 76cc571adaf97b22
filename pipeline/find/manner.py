"""Titles that say how: "Rust by Example", "Bird by Bird". Nobody of that name made them."""

import re

# Read off titles of books and tutorials; a word that goes on ("by Hand and Sam Stone", "by Example Press") is a name after all.
_WAYS = (
    "accident analogy building candlelight code coding contradiction default design doing ear example examples exercises experiment hand heart "
    "induction making nature night numbers pictures playing practice problems programming projects proof simulation solving step steps"
)
_MANNER = re.compile(
    rf"(?:(?:^|\W)(?P<word>\w{{2,20}})\s+by\s+(?P=word)\b)|(?:\sby\s+(?:{_WAYS.replace(' ', '|')})(?=$|[\W_])(?!\s+(?-i:[A-ZÀ-ÖØ-Þ&])))",
    re.I,
)


def says_how(text: str, start: int, end: int) -> bool:
    """True where the "by" between `start` and `end` tells the manner, not the maker."""
    return any(m.start() < end and start < m.end() for m in _MANNER.finditer(text))
