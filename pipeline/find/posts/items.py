"""Items inside a post: lines that one mark or a running number puts side by side, and the headings above them."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.find.posts.lines import Line, opens_with_site
from pipeline.find.posts.shape import is_name, size
from pipeline.find.posts.words import OPENERS, SHELF
from pipeline.model import Role
from pipeline.records import dataclass

_NUMBER = re.compile(r"(?:^|\s)[#(]?\d{1,3}(?:\s+#\w+)?\s*[.):\]/–—-]|^\d(?:\ufe0f?\u20e3|\ufe0f)|[\u2460-\u2473]")
_COUNT = re.compile(r"\d{1,3}")
_PAUSE = re.compile(r"[，。、！？]")
_SYMBOL = re.compile(r"[^\w\s\u200b\u200d\ufe0f().:/]")
_KINDS = frozenset(
    "📘📗📕📙📚📖📓📔📒📺🎥🎬📹📽📜📄📃📑📰🗞🎧🎙📻🎓🛠🔧💻🖥🌐🧰🧪"
)  # one mark in many shapes: what sort of thing follows
_POINTER = frozenset("👉🔗👇⬇↓→➡➔➜➤↳⇒")  # they point at the link that follows, not at an item
_PICTURE = re.compile(rf"(?![{''.join(sorted(_POINTER))}])[\U0001F300-\U0001FAFF]\ufe0f?")  # "🧠 Transformers"
_REMARK = ">"  # what some set before an item, and others before what they say below its name
_ITEM = "•"  # the markup says that it is one
_ARROW = frozenset("👉→➡➔➜➤⇒")  # of these the ones that may also stand before each item
_DAY = re.compile(  # "Sat, Dec 3, 2022", "3. Mai 2022", "2022-12-03"
    r"(?:[^\W\d_]{2,10}\.?,?\s)?(?:[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?|\d{1,2}(?:st|nd|rd|th|\.)?\s(?:de\s)?[^\W\d_]{3,10}\.?,?(?:\sde)?)"
    r"\s(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?"
)
_MANY = 4  # items of one line
_ARROWS = 3  # items that arrows make a list
_FEWEST = 3  # named items, of which one more may lack its link


@dataclass(frozen=True, slots=True)
class Item:
    """Some lines of a post that belong together, under the heading that stands above them."""

    lines: tuple[Line, ...]
    heading: str | None = None
    marked: bool = False  # True: one of several side by side


def items(lines: Sequence[Line]) -> list[Item]:
    """The items of a post in order; what stands before the first is an unmarked one; a plain post is one item."""
    starts = _starts(lines)
    if len(starts) < 2:
        return [Item(tuple(lines))] if lines else []
    found: list[Item] = []
    heading: str | None = None
    intro, bounds = list(lines[: starts[0]]), [*starts, _last_end(lines, starts)]
    if intro and is_heading(intro[-1], following=lines[starts[0]]):
        heading = heading_text(intro.pop())
    if intro:
        found.append(Item(tuple(intro)))
    for start, end in pairwise(bounds):
        chunk = list(lines[start:end])
        next_heading = None
        if end < len(lines) and len(chunk) > 1 and is_heading(chunk[-1], following=lines[end]):
            next_heading = heading_text(chunk.pop())
        found.append(Item(tuple(chunk), heading, marked=True))
        heading = next_heading or heading
    rest = tuple(lines[bounds[-1] :])
    return [*found, Item(rest)] if rest else found


def _last_end(lines: Sequence[Line], starts: Sequence[int]) -> int:
    """Where the last item ends: where all others are one line, a new paragraph behind it is no part of it.

    Behind many of them no line is: page text loses the breaks between paragraphs.
    """
    linked = any(line.links for line in lines)  # what a paragraph behind the last link says may be of it
    if any(b - a - (not linked and is_heading(lines[b - 1], following=lines[b])) > 1 for a, b in pairwise(starts)):
        return len(lines)
    if len(starts) > _MANY and not linked:
        return starts[-1] + 1
    return next((i for i in range(starts[-1] + 1, len(lines)) if lines[i].opens), len(lines))


def _starts(lines: Sequence[Line]) -> list[int]:
    """Where items begin: the lines of the most frequent mark that stands twice or more before words."""
    if sum(bool(line.lead) or line.role is Role.ITEM for line in lines) < 2:
        return []
    if arrows := _arrows(lines):
        return arrows
    marks = _merged_kinds([mark_of(line) for line in lines])
    counts = Counter(mark for mark, line in zip(marks, lines, strict=True) if mark and line.words)
    if not counts:
        return []
    best, often = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    if counts[_REMARK] >= 2 and (named := _named_above(lines, [i for i, mark in enumerate(marks) if mark == _REMARK])):
        return named
    starts = [i for i, mark in enumerate(marks) if mark == best and _says(lines[i])] if often >= 2 else []
    return _counted_anew(lines, starts) if best == "1" else starts


def _says(line: Line) -> bool:
    """It has words, or is a site's name and nothing else: "• Sieve.io" beside "• The Gravel Course"."""
    return bool(line.words) or (opens_with_site(line) and line.spans[0][1] == line.end)


def _counted_anew(lines: Sequence[Line], starts: list[int]) -> list[int]:
    """Where a post bears a number itself and counts from 1 below: what it counts, or nothing where those are no entries."""
    counts = [int(m[0]) if (m := _COUNT.search(lines[i].lead)) else -1 for i in starts]
    if len(starts) < _MANY - 1 or starts[0] != 0 or counts[1:] != list(range(1, len(counts))):
        return starts
    bare = next((i for i, line in enumerate(lines) if i > starts[-1] and line.opens and not line.words), len(lines))
    linked = [any(line.links for line in lines[a:b]) for a, b in pairwise([*starts[1:], bare])]
    return starts[1:] if sum(linked) * 2 >= len(linked) or SHELF.holds(lines[0].words) else []


def _named_above(lines: Sequence[Line], remarks: Sequence[int]) -> list[int]:
    """The names right above what is set off as a remark, where most remarks have one: "Name", "> what it is", the link."""
    names = [i - 1 for i in remarks if i and not lines[i - 1].lead and not lines[i - 1].links]
    names = [i for i in names if lines[i].words and is_name(lines[i].words)]
    linked = [any(line.links for line in lines[a:b]) for a, b in pairwise([*names, len(lines)])]
    whole = all(linked) or (len(linked) > _FEWEST and sum(linked) == len(linked) - 1)  # one may have none
    return names if len(names) >= 2 and len(names) * 2 > len(remarks) and whole else []


def _arrows(lines: Sequence[Line]) -> list[int]:
    """Where items begin that an arrow marks: it stands before words only, and half of what it marks has a link.

    An arrow before bare links points at them; one before remarks marks no entries.
    """
    symbols = [match[0] if line.lead and (match := _SYMBOL.search(line.lead)) else "" for line in lines]
    for arrow in sorted(_ARROW.intersection(symbols)):
        starts = [i for i, symbol in enumerate(symbols) if symbol == arrow]
        if len(starts) < _ARROWS or not all(lines[i].words for i in starts):
            continue
        linked = sum(any(line.links for line in lines[a:b]) for a, b in pairwise([*starts, len(lines)]))
        if linked * 2 >= len(starts):
            return starts
    return []


def _merged_kinds(marks: list[str | None]) -> list[str | None]:
    """The marks, those for kinds of resources as one; but one above several of another shape heads them."""
    kinds = [mark for mark in marks if mark in _KINDS]
    if len(set(kinds)) < 2 or len(set(kinds[1:])) == 1:
        return marks
    return ["kind" if mark in _KINDS else mark for mark in marks]


def mark_of(line: Line) -> str | None:
    """The class of what stands before the line: "1" for a number, else its symbol; None for pointers and nothing."""
    if not line.lead:
        return _ITEM if line.role is Role.ITEM and line.opens else None
    if _NUMBER.search(line.lead):
        return "1"
    symbol = _SYMBOL.search(line.lead)
    return symbol[0] if symbol and symbol[0] not in _POINTER else None


def is_heading(line: Line, *, following: Line) -> bool:
    """A short line of its own, without a link, that a picture or a new paragraph sets above an item or a labelled link."""
    if (
        line.links
        or not (line.opens or _PICTURE.fullmatch(line.lead))
        or not 1 <= size(line.words) <= 6
        or _PAUSE.search(line.words)
        or line.words.endswith((".", "!"))
        or OPENERS.match(line.words)
    ):
        return False
    labelled = bool(following.words) or mark_of(following) is not None
    return labelled and is_name(line.words)


def heading_text(line: Line) -> str | None:
    """The words of a heading; a day has none: it says when what stands below was written."""
    words = line.words.strip(" :*_#")
    return None if _DAY.fullmatch(words) else words
