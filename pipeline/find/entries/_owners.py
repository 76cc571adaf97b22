"""Links to whose a repository is, right before the link to it: "[stone](…/stone)/[gravel](…/stone/gravel)"."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Block, Candidate

_GAP = 3  # characters: a slash, with blanks around it
_TO_OWNER = 3  # slashes of "https://host.example/stone"


def owners(blocks: Sequence[Block], candidates: Sequence[Candidate]) -> dict[int, int]:
    """The links to owners, and to what of theirs each leads."""
    return {
        at: at + 1
        for at, (left, right) in enumerate(pairwise(candidates))
        if left.block == right.block
        and 0 < right.start - left.end <= _GAP
        and blocks[left.block].text[left.end : right.start].strip() == "/"
        and _owns(left, right)
    }


def _owns(left: Candidate, right: Candidate) -> bool:
    """True where both texts spell the path of the second link, and the first leads to its first part."""
    owner, owned = (link.url.rstrip("/").casefold() if link.url else "" for link in (left, right))
    name, whose = right.label.strip().casefold(), left.label.strip().casefold()
    return owner.count("/") == _TO_OWNER and owner.endswith(f"/{whose}") and owned == f"{owner}/{name}"
