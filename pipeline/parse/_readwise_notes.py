"""The head that Readwise writes into a Markdown note, and the sections below it.

# Title
![rw-book-cover](https://…)
## Metadata
- Author: [[@ada on Twitter]]
- Full Title: Title
- Category: #tweets
- Summary: may run over
several lines, with lists of its own
- URL: https://twitter.com/ada/status/1376631183589699586
## Highlights
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from pipeline.model import Reason, Role, SavedFile
from pipeline.parse._draft import Draft, Line, lines_of
from pipeline.parse._front_matter import front_matter
from pipeline.parse._highlights import Head, head_block
from pipeline.parse._notes import inline
from pipeline.parse._once import once_a_file
from pipeline.records import dataclass

# Keys of Readwise's own templates; any other "- Word: …" line belongs to the value above it.
_KEYS = (
    r"authors?|full title|title|category|categories|summary|url|source|source url|document tags|document note|tags|"
    r"type|published|published date|publication date|saved|added|last highlighted|last highlighted date|"
    r"last synced|image|id"
)
_PROPERTY = re.compile(rf"^\s{{0,3}}[-*]\s+(?P<key>{_KEYS})\s*::?\s*(?P<value>.*)$", re.I)
_LINK_BACK = re.compile(r"\(\[View (?:Tweet|Post)\]\(https?://(?:twitter|x)\.com/")
_TITLE = re.compile(r"^#\s+(?P<title>\S.*)$")
_SECTION = re.compile(r"^(?P<level>##|###)\s+(?P<name>[^\s#].*)$")
_FULL = re.compile(r"Full Document\b", re.I)
_OWN = re.compile(
    r"(?:Metadata|Highlights|New highlights added\b.*|Full Document)\s*$", re.I
)  # Readwise's own headings
_METADATA = re.compile(r"##\s+Metadata", re.I)  # the same, begun by what is quickly sought
METADATA = re.compile(r"^(?P<level>##|###)\s+Metadata\s*$", re.M | re.I)  # older exports begin one level lower


@dataclass(frozen=True, slots=True)
class Section:
    """One "## …" part: its heading and the lines below."""

    heading: Line
    name: str
    lines: list[Line]


@dataclass(slots=True)
class Note:
    """One copy of the document: the lines above its first section, its properties, its sections."""

    top: list[Line] = field(default_factory=list)
    title: str | None = None
    sections: list[Section] = field(default_factory=list)


@once_a_file
def metadata(saved: SavedFile) -> bool:
    """True for a note with Readwise's head."""
    head = saved.text[:20_000]
    found = METADATA.search(head) if _METADATA.search(head) else None
    return found is not None and sum(bool(_PROPERTY.match(x)) for x in head[found.end() :].split("\n")) >= 2


def linked_back(saved: SavedFile) -> bool:
    """True for a note whose head is all YAML, over posts that link back as Readwise does."""
    return bool(front_matter(saved.text).lines) and len(_LINK_BACK.findall(saved.text)) > 1


def notes(saved: SavedFile) -> Iterator[tuple[list[Line], Note]]:
    """Every copy that the file holds, with the front matter above it."""
    lines = lines_of(saved.text)
    start = front_matter(saved.text).lines
    above, note = lines[:start], Note()
    level = found["level"] if (found := METADATA.search(saved.text)) else "##"
    for line in lines[start:]:
        section = found if (found := _SECTION.match(line.text)) and found["level"] == level else None
        title = _TITLE.match(line.text)
        if title and note.sections and _follows_metadata(lines, line.number):
            above_next = _trailing_head(note.sections[-1].lines)
            yield above, note
            above, note = above_next, Note()
        if section and not (note.sections and _FULL.match(note.sections[-1].name) and not _OWN.match(section["name"])):
            note.sections.append(Section(line, section["name"].strip(), []))
        elif note.sections:
            note.sections[-1].lines.append(line)
        else:
            note.top.append(line)
            note.title = note.title or (title["title"].strip() if title else None)
    yield above, note


def _trailing_head(lines: list[Line]) -> list[Line]:
    """Takes a second front matter off the end of the section before it."""
    fences = [i for i, line in enumerate(lines) if line.text.rstrip() == "---"]
    if len(fences) < 2 or any(not line.blank for line in lines[fences[-1] + 1 :]):
        return []
    head = lines[fences[-2] :]
    del lines[fences[-2] :]
    return head


def _follows_metadata(lines: Sequence[Line], number: int) -> bool:
    """True where within the next lines a head begins: the file holds its document once more."""
    return any(METADATA.match(line.text) for line in lines[number : number + 6])


def write_head(draft: Draft, above: Sequence[Line], note: Note) -> tuple[Head, list[Section]]:
    """Adds front matter, title, cover and properties; gives what they say and the sections that follow."""
    first = note.sections[0] if note.sections else None
    meta = first if first and first.name.casefold() == "metadata" else None
    values = _values(meta.lines) if meta else {}
    yaml = front_matter("\n".join(line.text for line in above))
    head = Head.of(
        title=_said(values, "full title", "title") or yaml.get("full title", "full-title", "title") or note.title,
        author=_said(values, "author", "authors") or (None if "author" in values else yaml.get("author", "authors")),
        url=_said(values, "url", "source url", "source") or yaml.get("url", "source_url", "source"),
        category=_said(values, "category", "categories") or yaml.get("category", "type"),
    )
    head_block(draft, above, head)
    draft.noise(note.top, mark=Reason.CHROME, rule="title and cover", read=inline)
    if not meta:
        return head, note.sections
    head_block(draft, [meta.heading], head)
    for key, lines in values.items():
        if key == "document note":
            draft.say([_after_key(lines[0]), *lines[1:]], role=Role.SAVER)
        elif key == "summary":
            draft.noise(lines, mark=Reason.CHROME, rule="summary", read=inline)
        else:
            head_block(draft, lines, head)
    return head, note.sections[1:]


def _values(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """Each property with the lines of its value; what stands above the first under ''."""
    values: dict[str, list[Line]] = {}
    key = ""
    for line in lines:
        found = _PROPERTY.match(line.text)
        key = found["key"].casefold() if found else key
        values.setdefault(key, []).append(line)
    return values


def _said(values: dict[str, list[Line]], *keys: str) -> str | None:
    found = next((_PROPERTY.match(values[key][0].text) for key in keys if key in values), None)
    said = found["value"].strip() if found else ""
    return said if said not in ("", "None") else None  # templates print nothing as "None"


def _after_key(line: Line) -> Line:
    found = _PROPERTY.match(line.text)
    return line.cut(found.start("value")) if found else line
