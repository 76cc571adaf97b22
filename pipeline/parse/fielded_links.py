"""Links saved in Markdown under titles of their own, each with fields.

    ## Weaving

    ### [2026-03-16] The Patient Loom

    - **URL:** https://looms.example
    - **Author:** Ada Example
    - **Summary:** What a loom does, slowly.
    - **Topics:** `looms` `patience`

The title is the heading's; the first link is what was saved, further ones belong to it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.model import Anchor, Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._draft import Line, lines_of, trimmed
from pipeline.parse._front_matter import front_matter
from pipeline.parse._note_body import HEADING, RULE
from pipeline.parse._notes import inline
from pipeline.parse._post_fields import links_of
from pipeline.parse._prose import prose
from pipeline.parse._saves import Save, save_blocks
from pipeline.parse._titles import platform_of
from pipeline.records import dataclass

_FIELD = re.compile(
    r"^\s{0,3}(?:[-*+]\s+)?(?:[^\w\s*_]{1,3}\s*)?\*\*(?:[^\w\s*_]{1,3}\s*)?"
    r"(?P<label>[^\W\d_][\w ./&-]{0,24}?)\s*(?:\*\*\s*[::]|[::]\s*\*\*)\s*(?P<value>.*)$"
)
_LINK = re.compile(
    r"urls?|links?|source|web ?site|site|home ?page|repo(?:sitory)?|git ?hub|paper|pdf|video|watch|read|tweet|post|article|docs?|documentation|"
    r"download|demo|code|hugging ?face|arxiv|doi",
    re.I,
)
_LABELS = re.compile(  # such a field, quickly looked for
    r"\*\*[^\w\n*]{0,4}(?:url|link|source|web|site|home|repo|git|paper|pdf|video|watch|read|tweet|post|article|doc|down|demo|code|hug|arx|doi)[^\n*]{0,20}\*\*",
    re.I,
)
_MAKER = re.compile(r"authors?|by|creators?|makers?|instructors?|speakers?|channel|host", re.I)
_TAGS = re.compile(r"tags?|topics?|categor(?:y|ies)|keywords?|labels?", re.I)
# What says nothing of what is saved but when and in which state.
_STATE = re.compile(
    r"(?:date|time|posted|published|saved|added|created|updated|accessed|read|bookmarked)(?: (?:on|at|date))?|status|type|format|language|"
    r"platform|id|priority|rating|score|stars|likes|views|engagement|filed|folder|license|price|cost|length|duration",
    re.I,
)
_BEFORE = re.compile(r"^(?:\[?\d{4}-\d{2}-\d{2}\]?\s*[-–—:]?|\d{1,3}[.)]|#\d{1,3})\s+")  # a heading's date or number
_TAG = re.compile(r"`([^`]{1,40})`|#([\w/-]{1,40})|\[\[([^\[\]]{1,40})\]\]|([^\s,;|`#][^,;|`#]{0,39})")
_LEAST = 2  # entries
SUREST = 46


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with its depth and the lines below it; without a heading what stands above the first."""

    heading: Line | None
    depth: int
    lines: list[Line]

    @property
    def fields(self) -> list[re.Match[str]]:
        return [found for line in self.lines if (found := _FIELD.match(line.text))]

    @property
    def saves(self) -> bool:
        """True where fields make the most of it and one of them is a link."""
        fields = self.fields
        linked = any(_LINK.fullmatch(m["label"]) and links_of(m["value"]) for m in fields)
        plain = sum(not line.blank for line in self.lines) - len(fields)
        bare = self.heading is not None and "](" not in self.heading.text
        return bare and linked and len(fields) >= 2 and plain <= len(fields)


def recognises(saved: SavedFile) -> int:
    """Two or more titles over fields with links, and hardly a link anywhere else; but a README is a list."""
    if platform_of(saved.path) or not prose(saved) or len(list(islice(_LABELS.finditer(saved.text), _LEAST))) < _LEAST:
        return 0
    parts = list(_parts(lines_of(saved.text)[front_matter(saved.text).lines :]))
    saves = sum(part.saves for part in parts)
    linked = sum(any("://" in line.text for line in part.lines) for part in parts)
    return 46 if saves >= _LEAST and saves * 3 >= linked * 2 else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The saved links, with the headings above their titles for folders."""
    lines = lines_of(saved.text)
    start = front_matter(saved.text).lines
    parts = list(_parts(lines[start:]))
    top = [part for part in parts if part.depth == 1]
    title = _text(top[0]) if len(top) == 1 and not top[0].saves else None
    blocks = list(_outside(lines[:start]))
    above: list[tuple[int, str]] = []
    for part in parts:
        above = [pair for pair in above if pair[0] < part.depth]
        if part.saves:
            blocks += _entry(part, tuple(name for _, name in above if name != title))
        else:
            blocks += _outside(([part.heading] if part.heading else []) + part.lines)
        if part.heading:
            above.append((part.depth, _text(part)))
    yield Document("fielded_links", Genre.BOOKMARKS, tuple(blocks), title=title)


def _parts(lines: Sequence[Line]) -> Iterator[_Part]:
    heading, depth, run = None, 0, list[Line]()
    for line in lines:
        found = HEADING.match(line.text)
        if found:
            if heading or trimmed(run):
                yield _Part(heading, depth, trimmed(run))
            heading, depth, run = line, len(found["marks"]), []
        elif not RULE.match(line.text):
            run.append(line)
    if heading or trimmed(run):
        yield _Part(heading, depth, trimmed(run))


def _text(part: _Part) -> str:
    found = HEADING.match(part.heading.text) if part.heading else None
    return inline(found["text"].rstrip("# \t")).text.strip() if found else ""


def _entry(part: _Part, section: tuple[str, ...]) -> Iterator[Block]:
    """The link under its title, its maker and what is said of it; further links behind them."""
    fields = part.fields
    links = [link.url for m in fields if _LINK.fullmatch(m["label"]) for link in links_of(m["value"])]
    maker = next((inline(m["value"]).text for m in fields if _MAKER.fullmatch(m["label"])), "")
    tags = tuple(
        next(filter(None, found)).strip()
        for m in fields
        if _TAGS.fullmatch(m["label"])
        for found in _TAG.findall(m["value"])
    )
    where = f"{part.heading.number}:1" if part.heading else ""
    title = _BEFORE.sub("", _text(part))
    yield from save_blocks(Save(links[0], title, byline=maker, section=section, tags=tags, where=where))
    for line in part.lines:
        said = _remark(line)
        if said:
            where = f"{line.number}:{line.column}"
            yield from _fragment.markdown(said, like=Block(Role.PARAGRAPH, "", depth=1, section=section, where=where))
    for url in links[1:]:
        anchors = (Anchor(0, len(url), url, mark=Reason.SUPPLEMENTARY),)
        yield Block(Role.NOISE, url, anchors, mark=Reason.SUPPLEMENTARY, rule="a further link", where=where)


def _remark(line: Line) -> str:
    """What a line says of the entry: the value of a field that is neither link, maker, tags nor state."""
    found = _FIELD.match(line.text)
    if found is None:
        return line.text.strip()
    label = found["label"]
    dumb = any(pattern.fullmatch(label) for pattern in (_MAKER, _TAGS, _STATE))
    return "" if dumb or (_LINK.fullmatch(label) and links_of(found["value"])) else found["value"].strip()


def _outside(lines: Sequence[Line]) -> Iterator[Block]:
    """What stands around the entries."""
    for line in trimmed(lines):
        if not line.blank:
            read = inline(line.text, lambda _: Reason.CHROME)
            yield Block(
                Role.NOISE,
                read.text,
                read.anchors,
                mark=Reason.CHROME,
                rule="outside of the entries",
                where=f"{line.number}:1",
            )
