"""The body of a Markdown note: headings, lists, quotes, code and paragraphs, as the blocks of one post.

Line breaks inside a paragraph stay: in notes that apps write they are the author's. Text that somebody typed at a
fixed width is joined before (`rewrapped`).
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Block, Role
from pipeline.parse._draft import Draft, Line, chunks
from pipeline.records import replace

RULE = re.compile(r"^\s{0,3}(?:-{3,}|\*{3,}|_{3,}|(?:\* ){2,}\*|(?:- ){2,}-)\s*$")
HEADING = re.compile(r"^\s{0,3}(?P<marks>#{1,6})\s+(?P<text>\S.*?)(?:\s#+)?\s*$")
_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?P<marker>[-*+•■▪●◦‣▶►·・]|\d{1,3}[.)])[ \t]+(?=\S)")
_TARGET = re.compile(r"\]\([^()\s]{0,2000}\)")
_FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
QUOTE = re.compile(r"^\s{0,3}>[ \t]?")


def say_markdown(draft: Draft, lines: Sequence[Line], *, post: int | None = None, quoted: bool = False) -> None:
    """Adds `lines` as blocks; with `quoted` plain paragraphs are quotes."""
    like = Block(Role.QUOTE if quoted else Role.PARAGRAPH, "", post=post)
    for chunk in _fenced(lines):
        if _FENCE.match(chunk[0].text):
            draft.add(chunk, replace(like, role=Role.CODE))
            continue
        for part in chunks(chunk):
            for piece in _pieces(part):
                _say(draft, piece, like)


def rewrapped(lines: Sequence[Line], *, widest: int = 100) -> list[Line]:
    """`lines` with paragraphs joined where their writer's editor broke them at a fixed width.

    The width is the longest line's; a line is joined to the one before where its first word would not have fitted
    there. Where a line is wider than any such editor's, nothing was broken by width.
    """
    width = max((_width(line) for line in lines if "http" not in line.text), default=0)
    if not 50 <= width <= widest:
        return list(lines)
    joined: list[Line] = []
    length = 0
    for line in lines:
        word = line.text.split(None, 1)[0] if not line.blank else ""
        opens = not word or any(p.match(line.text) for p in (HEADING, _ITEM, _FENCE, QUOTE, RULE))
        if joined and length and not opens and length + 1 + len(word) > width:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text.rstrip()} {line.text.strip()}")
        else:
            joined.append(line)
        length = len(line.text.rstrip())
    return joined


def _width(line: Line) -> int:
    """How wide a line is without the targets of its links, which editors do not break."""
    return len(_TARGET.sub("]", line.text.rstrip()))


def _fenced(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines, each fence with all that it holds."""
    run: list[Line] = []
    fence = False
    for line in lines:
        mark = bool(_FENCE.match(line.text))
        if mark and not fence:
            if run:
                yield run
            run = []
        run.append(line)
        if mark and fence:
            yield run
            run = []
        fence ^= mark
    if run:
        yield run


def _pieces(chunk: Sequence[Line]) -> Iterator[list[Line]]:
    """A paragraph's lines, parted where a heading, an item or a quote begins."""
    run: list[Line] = []
    for line in chunk:
        quote = bool(QUOTE.match(line.text))
        heading = bool(run and HEADING.match(run[0].text))
        changes = run and quote != bool(QUOTE.match(run[-1].text))
        if run and (HEADING.match(line.text) or (_ITEM.match(line.text) and not quote) or heading or changes):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _say(draft: Draft, lines: list[Line], like: Block) -> None:
    heading, item = HEADING.match(lines[0].text), _ITEM.match(lines[0].text)
    if heading:
        depth = len(heading["marks"])
        above = [pair for pair in zip(draft.depths, draft.section, strict=False) if pair[0] < depth]
        draft.section = tuple(title for _, title in above)
        draft.add([lines[0].cut(*heading.span("text"))], replace(like, role=Role.HEADING, depth=depth))
        title = draft.blocks[-1].text if draft.blocks else ""
        draft.section, draft.depths = (*draft.section, title), (*(rank for rank, _ in above), depth)
    elif item:
        depth = len(item["indent"].expandtabs(4)) // 2
        draft.add(
            [lines[0].cut(item.end()), *map(_outdented, lines[1:])],
            replace(like, role=Role.ITEM, depth=depth, marker=item["marker"]),
        )
    elif QUOTE.match(lines[0].text):
        inner = [line.cut(m.end()) if (m := QUOTE.match(line.text)) else line for line in lines]
        for part in chunks(inner):
            draft.add(part, replace(like, role=Role.QUOTE))
    else:
        draft.add(lines, like)


def _outdented(line: Line) -> Line:
    return line.cut(len(line.text) - len(line.text.lstrip()))
