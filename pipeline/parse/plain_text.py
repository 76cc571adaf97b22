"""Any other text: its paragraphs, as running prose. Owns what no other reader knows."""

import re
from collections.abc import Iterator

from pipeline.model import Block, Document, Genre, Role, SavedFile
from pipeline.parse._draft import Draft, Line, chunks, lines_of, unescape
from pipeline.parse._unrolled import byline, dated_byline, first_words, platform_of

_BULLET = re.compile(r"^\s*[•●■▪◦‣▶►➤○□▸*–-]\s+\S")
_HEADING = re.compile(r"^\s*\w(?:[^.!?:;\n/@#]{1,58})\s*:?\s*$")


def recognises(saved: SavedFile) -> int:
    """Text of any kind, last of all."""
    return 10 if saved.encoding is not None and saved.text.strip() else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The paragraphs, under one post where the text names its author."""
    lines = lines_of(unescape(saved.text))
    author, when = dated_byline(lines)
    author = author or byline(lines)
    platform = platform_of(saved.text)
    draft = Draft()
    post = draft.post(author, at=when) if author else None
    _say(draft, lines, post)
    yield draft.document(
        format="plain_text",
        genre=Genre.THREAD if author and platform else Genre.PAGE,
        platform=platform,
        author=author,
        title=first_words(lines) if not author else None,
        posted_at=when[0],
    )


def _say(draft: Draft, lines: list[Line], post: int | None) -> None:
    """Paragraphs and lists; a short line alone above a list is its heading."""
    parts = list(chunks(lines))
    for part, following in zip(parts, [*parts[1:], []], strict=True):
        if following and _listed(following) and len(part) == 1 and _HEADING.match(part[0].text):
            draft.section = ()
            draft.add(part, Block(Role.HEADING, "", post=post, depth=1))
            draft.section = (part[0].text.strip(),)
        else:
            draft.say(part, post=post)


def _listed(chunk: list[Line]) -> bool:
    return all(_BULLET.match(line.text) for line in chunk if line.text[:1].strip() or _BULLET.match(line.text))
