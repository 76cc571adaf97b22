"""What stands between the borders, rules and headings, of a file of saved posts."""

import re
from collections.abc import Iterator, Sequence

from pipeline.parse._draft import Line, trimmed
from pipeline.parse._note_body import HEADING, QUOTE, RULE
from pipeline.parse._post_fields import Field, fields, permalink
from pipeline.records import dataclass

HANDLE = re.compile(r"(?<![\w.])@\w{1,30}\b")
# A heading of its own between a post's fields, its words and its pictures.
WORDS = re.compile(
    r"^\s{0,3}#{1,6}\s+\W{0,3}(?:(?:article )?content|(?:full )?text|(?:full )?(?:tweet|post)(?: text)?|body|media|images?|links?)\W*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two borders: a heading or none, what is said above and below the fields, and these."""

    heading: Line | None
    above: list[Line]
    fields: list[Field]
    below: list[Line]
    link: str | None  # the post's own; None: the part is no post

    @property
    def depth(self) -> int:
        found = HEADING.match(self.heading.text) if self.heading else None
        return len(found["marks"]) if found else 0


def parts(lines: Sequence[Line]) -> Iterator[Part]:
    """The lines, parted at rules and headings; a heading over a post's words parts nothing."""
    run: list[Line] = []
    for line in [*lines, Line(0, "---")]:
        rule = bool(RULE.match(line.text))
        if rule or (HEADING.match(line.text) and not WORDS.match(line.text)):
            if trimmed(run):
                yield _part(trimmed(run))
            run = []
        if not rule:
            run.append(line)


def _part(lines: list[Line]) -> Part:
    heading = lines[0] if HEADING.match(lines[0].text) else None
    rest = trimmed(lines[1:]) if heading else lines
    at = next((i for i, line in enumerate(rest) if permalink(line)), None)
    if at is None:
        return Part(heading, rest, [], [], None)
    first, last, found = fields(rest, at)
    return Part(heading, trimmed(rest[:first]), found, trimmed(rest[last:]), permalink(rest[at]))


def signed(linked: Sequence[Part]) -> bool:
    """The posts say whose they are, or stand behind ">": no list that recommends posts under titles of its own."""
    signs = 0
    for part in linked:
        quoted = any(QUOTE.match(line.text) for line in [*part.above[:3], *part.below[:1]])
        named = any(field.names_author for field in part.fields)
        signs += bool(quoted or named or (part.heading and HANDLE.search(part.heading.text)))
    return signs * 3 >= len(linked) * 2


def own_depth(parts: Sequence[Part]) -> int:
    """The depth of the headings that posts have of their own; 0: they have none, all headings are the saver's."""
    depths = [part.depth for part in parts if part.link is not None]
    deepest = max(depths, default=0)
    return deepest if depths.count(deepest) * 2 > len(depths) else 0
