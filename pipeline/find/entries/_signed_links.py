"""Links to the makers of what an item names.

- [Gravel](…) by [Sam Stone](…)
- [Sam Stone](…), [Ada Pen](…) (2016) *Gravel for the Patient* [web](…) [doi](…)
"""

import re
from collections.abc import Callable, Sequence

from pipeline.find.entries._makers import says_by
from pipeline.find.entries._people import are_people
from pipeline.find.entries._units import Unit
from pipeline.model import Block, Candidate
from pipeline.records import dataclass

_WHEN = r"\(?(?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?\)?"
_BETWEEN = re.compile(rf"[\s,.;:–—-]*(?:et al\.?)?[\s,.;:–—-]*(?:{_WHEN})?[\s,.;:–—\"“-]*")
_JOINED = re.compile(r"[\s,;&/]*(?:and|und|y|et|e|и)?\s*")


@dataclass(frozen=True, slots=True)
class SignedByLinks:
    """Where title and makers stand, and how many links are the makers'."""

    title: tuple[int, int]
    makers: tuple[int, int]
    count: int


def makers_apart(
    block: Block, unit: Unit, candidates: Sequence[Candidate], opens: Callable[[str], bool]
) -> tuple[list[int], list[int]]:
    """The links of a unit, and those behind "by", which are people; unless nothing else is linked."""
    makers = [i for i in unit.links if _behind_by(block, unit, candidates[i]) and not opens(candidates[i].label)]
    links = [index for index in unit.links if index not in set(makers)] if makers else list(unit.links)
    return (links, makers) if links else (makers, [])


def _behind_by(block: Block, unit: Unit, link: Candidate) -> bool:
    return link.start > unit.start and says_by(block.text[max(unit.start, link.start - 20) : link.start].rstrip())


def signed_by_links(block: Block, links: Sequence[Candidate], opens: Callable[[str], bool]) -> SignedByLinks | None:
    """Title and makers where the title has no link of its own; `opens` says of a link text that it names nothing."""
    titles = sorted((*block.italic[:1], *block.bold[:1]))
    title = next((span for span in titles if links and span[0] >= links[0].end), None)
    if title is None:
        return None
    makers = [link for link in links if link.end <= title[0]]
    behind = links[len(makers) :]
    if not behind or not all(link.start >= title[1] and opens(link.label) for link in behind):
        return None
    if not all(are_people(link.label, whole=True) for link in makers):
        return None
    gaps = (block.text[a.end : b.start] for a, b in zip(makers, makers[1:], strict=False))
    near = all(map(_JOINED.fullmatch, gaps)) and _BETWEEN.fullmatch(block.text, makers[-1].end, title[0])
    return SignedByLinks(title, (makers[0].start, makers[-1].end), len(makers)) if near else None
