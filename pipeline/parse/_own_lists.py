"""The list of a site's other articles that stands at the end of one, without any class that says so.

    <p>... the last words of the article.</p> <p><strong>Read on:</strong></p>
    <ul><li><a href="/2018/11/27/other/">Another article</a></li> <li><a href="/2017/12/06/third/">A third</a></li></ul>

Its items are nothing but links to the page's own host. An index of a site is made of such lists and is left alone: the
rule asks for running text before the list, and for no item with anything else in it.
"""

from collections.abc import Sequence

from pipeline.model import Block, Reason, Role
from pipeline.parse._feed import host_of
from pipeline.records import replace

_LAST = 0.3  # of the content's text, in which such a list stands
_PROSE = 0.5  # of the content's text that is paragraphs
_LABEL_WORDS = 6
# Hosts of many people's pages: there a link to the same host is no link to oneself.
_SHARED = frozenset(("medium.com", "dev.to", "github.com", "gitlab.com", "youtube.com", "reddit.com", "linkedin.com"))


def without_own_lists(blocks: Sequence[Block], host: str) -> list[Block]:
    """The blocks, with such lists and the short line above each as OFF_TOPIC noise."""
    out = list(blocks)
    sizes = [0 if b.role is Role.NOISE else len(b.text) for b in out]
    total = sum(sizes)
    prose = sum(size for b, size in zip(out, sizes, strict=True) if b.role in (Role.PARAGRAPH, Role.QUOTE))
    if not host or host in _SHARED or not total or prose < _PROSE * total:
        return out
    before, start = 0, None
    for index, block in enumerate([*out, Block(Role.PARAGRAPH, "")]):
        if _is_own_item(block, host):
            start = index if start is None else start
        elif block.role is not Role.NOISE:
            if start is not None and index - start >= 2 and before >= (1 - _LAST) * total:
                _strike(out, start, index)
            start = None
        if start is None and index < len(sizes):
            before += sizes[index]
    return out


def _is_own_item(block: Block, host: str) -> bool:
    if block.role is not Role.ITEM:
        return False
    links = [a for a in block.anchors if a.mark is None]
    if len(links) != 1:
        return False
    whole = links[0].end - links[0].start >= len(block.text.strip(" .:–-"))
    return whole and host_of(links[0].url) == host


def _strike(out: list[Block], start: int, end: int) -> None:
    label = out[start - 1] if start else None
    short = label is not None and not label.anchors and 0 < len(label.text.split()) <= _LABEL_WORDS
    for index in range(start - 1 if short else start, end):
        if out[index].role is not Role.NOISE:
            out[index] = replace(out[index], role=Role.NOISE, mark=Reason.OFF_TOPIC, rule="own-articles")
