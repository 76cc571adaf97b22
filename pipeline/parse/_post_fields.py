"""The fields that exporters of bookmarks write beside a saved post, and what each label means.

- **Tweet:** https://x.com/ada/status/1376631183589699586
- **Links:** [example.org/a](https://example.org/a), [example.org/b](https://example.org/b)
- **Media:** [photo](https://pbs.twimg.com/media/Ex.jpg)
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from pipeline.parse._draft import Line
from pipeline.parse._notes import inline
from pipeline.records import dataclass

_BOLD = re.compile(
    r"^\s{0,6}(?:[-*+]\s+)?(?:[^\w\s*_]{1,3}\s*)?(?:\*\*|__)(?:[^\w\s*_]{1,3}\s*)?"
    r"(?P<label>[^\W\d_][\w ./-]{0,24}?)\s*(?:(?:\*\*|__)\s*[::]|[::]\s*(?:\*\*|__))(?P<value>.*)$"
)
_PLAIN = re.compile(
    r"^\s{0,6}(?:[-*+]\s+)?(?:[^\w\s*_]{1,3}\s*)?(?P<label>[^\W\d_][\w /-]{0,24}?)\s?[::]{1,2}\s+(?P<value>\S.*)$"
)
_VIEW = re.compile(
    r"^\s*\W{0,4}\[\W{0,4}(?:(?:view|open|see|read|original|permalink|link|source)\b[^\]\n]{0,30}|tweet|post)\]"
    r"\((?P<value>https?://\S{1,300})\)\W*$",
    re.I,
)
_ADDRESS = re.compile(r"\s*(?:https?://|[\w-]+(?:\.[\w-]+)+(?:[/?#…]|\s*$))")
_BARE = re.compile(r"https?://[^\s<>()\[\]]+")


_NETWORKS = {
    "twitter": re.compile(
        r"https?://(?:(?:www|mobile|m)\.)?(?:(?:twitter|x)\.com/(?:\w{1,30}|i/web)/status/\d|threadreaderapp\.com/thread/\d)",
        re.I,
    ),
    "linkedin": re.compile(r"https?://(?:[a-z]{2,3}\.)?linkedin\.com/(?:posts/|feed/update/)", re.I),
    "bluesky": re.compile(r"https?://bsky\.app/profile/[^/\s]+/post/\w", re.I),
    "threads": re.compile(r"https?://(?:www\.)?threads\.(?:net|com)/@[\w.]+/post/\w", re.I),
}


class Says(Enum):
    """What a field tells of its post."""

    PERMALINK = "permalink"
    QUOTED = "another post that it quotes or answers"
    MEDIA = "pictures and videos"
    LINKS = "where its links lead"
    OTHER = "date, author, counts"
    REMARK = "what the saver or his tool made of it"


_LABELS = {
    Says.QUOTED: r"quot(?:e|ed|ing)(?: of| tweet| post)?|parent|(?:in )?repl(?:y|ied|ying)(?: to)?|retweet of|repost of",
    Says.MEDIA: r"media(?: urls?)?|images?|photos?|pictures?|videos?|attachments?|thumbnail",
    Says.LINKS: r"(?:external |expanded |embedded )?(?:links?|urls?)|articles?|card",
    Says.OTHER: r"author|by|from|user(?: ?name)?|name|handle|account|date|time|posted(?: at| on)?|created(?: at)?|published|saved(?: at| on)?|"
    r"bookmarked(?: at| on)?|likes?|retweets?|reposts?|replies|views?|bookmarks?|metrics|engagement|stats|tags?|hashtags?|topics?|categor(?:y|ies)|"
    r"filed|file|id|tweet id|type|lang(?:uage)?|source|platform|folder|status|thread",
}
_AUTHOR = re.compile(r"author|by|from|user(?: ?name)?|handle|account", re.I)
_MEANS = {says: re.compile(pattern, re.I) for says, pattern in _LABELS.items()}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a value: its target, and what it is called where that is no address."""

    url: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Field:
    """One line that is a field: what it says, and the links of its value."""

    line: Line
    says: Says
    label: str
    value: str
    links: tuple[Link, ...]

    @property
    def names_author(self) -> bool:
        """True where the value is whose post it is."""
        return bool(_AUTHOR.fullmatch(self.label))


def network_of(url: str) -> str | None:
    """The network of which `url` is a post's permalink, or None."""
    return next((name for name, pattern in _NETWORKS.items() if pattern.match(url)), None)


def permalink(line: Line) -> str | None:
    """The post that the line, a field or "[View on X](…)", is the permalink of."""
    view = _VIEW.match(line.text)
    value = view["value"] if view else _value(line)
    urls = {link.url for link in links_of(value)} if value else set()
    return next((url for url in urls if len(urls) == 1 and network_of(url)), None)


def fields(lines: Sequence[Line], at: int) -> tuple[int, int, list[Field]]:
    """The run of fields around `lines[at]`, a permalink: where it begins and ends, and its fields."""
    first, last = at, at
    for i in range(at - 1, -1, -1):
        if _is_field(lines[i]):
            first = i
        elif not lines[i].blank:
            break
    for i in range(at + 1, len(lines)):
        if _is_field(lines[i]) or (last == i - 1 and _is_property(lines[i])):
            last = i
        elif not lines[i].blank:
            break
    return first, last + 1, list(_read(lines[first : last + 1], lines[at]))


def _read(lines: Sequence[Line], own: Line) -> Iterator[Field]:
    for line in lines:
        found = _BOLD.match(line.text) or _PLAIN.match(line.text) or _VIEW.match(line.text)
        if not found:
            continue
        value = found["value"].strip()
        label = found.groupdict().get("label") or ""
        says = Says.PERMALINK if line is own else _meaning(label)
        yield Field(line, says, label, value, links_of(value))


def _is_field(line: Line) -> bool:
    if _BOLD.match(line.text) or permalink(line):
        return True
    found = _PLAIN.match(line.text)
    return found is not None and _meaning(found["label"]) is not Says.REMARK


def _is_property(line: Line) -> bool:
    """A line of a label of the saver's own and a short value, right below another field: "Project: bread"."""
    found = _PLAIN.match(line.text)
    return found is not None and found["label"].istitle() and len(found["value"]) < 60 and "://" not in found["value"]


def _meaning(label: str) -> Says:
    return next((says for says, pattern in _MEANS.items() if pattern.fullmatch(label)), Says.REMARK)


def _value(line: Line) -> str | None:
    found = _BOLD.match(line.text) or _PLAIN.match(line.text)
    return found["value"] if found else None


def links_of(value: str) -> tuple[Link, ...]:
    """The links of `value` and its bare URLs, in order."""
    read = inline(value)
    linked = [(a.start, Link(a.url, _name(read.text[a.start : a.end]))) for a in read.anchors if "://" in a.url]
    bare = [
        (m.start(), Link(m[0].rstrip(".,;"), None))
        for m in _BARE.finditer(read.text)
        if not any(a.start <= m.start() < a.end for a in read.anchors)
    ]
    return tuple(link for _, link in sorted([*linked, *bare], key=lambda one: one[0]))


def _name(shown: str) -> str | None:
    return None if _ADDRESS.match(shown) else shown.strip() or None
