"""Link previews that the data holds beside a post: they name the links of its text, or stand as links of their own."""

import re
from collections.abc import Iterable

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Card:
    """One preview."""

    url: str
    title: str | None = None
    mark: Reason | None = None


def with_cards(blocks: Iterable[Block], cards: Iterable[Card], *, like: Block) -> tuple[Block, ...]:
    """The blocks with the cards' titles on their links; a card that no link of theirs leads to follows them."""
    out = list(blocks)
    for card in (card for card in cards if card.url):
        places = [(i, place) for i, block in enumerate(out) for place in _shown(block, card.url)]
        for i, (start, end) in places:
            out[i] = _titled(out[i], start, end, card)
        if not places:
            out.append(_beside(card, like))
    return tuple(out)


def _shown(block: Block, url: str) -> list[tuple[int, int]]:
    """Where the block shows the link: its anchors, or the bare URL in its text."""
    linked = [(a.start, a.end) for a in block.anchors if _same(a.url, url)]
    if linked or url not in block.text:
        return linked
    bare = [match.span() for match in re.finditer(re.escape(url) + r"(?![\w/])", block.text)]
    return [(a, b) for a, b in bare if not any(a < x.end and x.start < b for x in block.anchors)]


def _titled(block: Block, start: int, end: int, card: Card) -> Block:
    there = [a for a in block.anchors if (a.start, a.end) == (start, end)]
    if there:
        changed = (replace(a, title=a.title or card.title, mark=a.mark or card.mark) for a in there)
        rest = [a for a in block.anchors if a not in there]
        return replace(block, anchors=tuple(sorted([*rest, *changed], key=lambda a: a.start)))
    anchor = Anchor(start, end, card.url, mark=card.mark, title=card.title)
    return replace(block, anchors=tuple(sorted([*block.anchors, anchor], key=lambda a: a.start)))


def _beside(card: Card, like: Block) -> Block:
    text = card.title or card.url
    anchor = Anchor(0, len(text), card.url, mark=card.mark, title=card.title)
    role = Role.NOISE if card.mark else Role.PARAGRAPH
    return replace(like, role=role, text=text, anchors=(anchor,), mark=card.mark, rule="card")


def _same(one: str, other: str) -> bool:
    return one == other or one.rstrip("/") == other.rstrip("/")
