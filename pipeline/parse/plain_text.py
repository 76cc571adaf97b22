"""Any other text: its paragraphs, as running prose. Owns what no other reader knows."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.model import Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse._byline import frame
from pipeline.parse._draft import Draft, Line, chunks, lines_of, unescape
from pipeline.parse._unrolled import first_words, platform_of

_BULLET = re.compile(r"^\s*[•●■▪◦‣▶►➤○□▸*–-]\s+\S")
_HEADING = re.compile(r"^\s*\w(?:[^.!?:;\n/@#]{1,58})\s*:?\s*$")


def recognises(saved: SavedFile) -> int:
    """Text of any kind, last of all."""
    return 10 if saved.encoding is not None and saved.text.strip() else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The paragraphs, under one post where the text names its author."""
    lines = lines_of(unescape(saved.text))
    around = frame(lines)
    author = around.author
    platform = platform_of(saved.text, default="twitter" if author and around.name else None)
    draft = Draft()
    draft.noise(lines[: around.start], mark=Reason.CHROME, rule="byline")
    post = draft.post(author, at=around.when, name=around.name) if author else None
    _say(draft, lines[around.start : around.end], post)
    draft.noise(lines[around.end :], mark=Reason.CHROME, rule="footer of the site")
    yield draft.document(
        format="plain_text",
        genre=Genre.THREAD if author and platform else Genre.PAGE,
        platform=platform,
        author=author,
        title=around.title if author else first_words(lines),
        posted_at=around.when[0],
    )


def _say(draft: Draft, lines: list[Line], post: int | None) -> None:
    """Paragraphs and lists; a short line alone above a list is its heading."""
    for part, following in pairwise([*chunks(lines), []]):
        if following and _listed(following) and len(part) == 1 and _HEADING.match(part[0].text):
            draft.section = ()
            draft.add(part, Block(Role.HEADING, "", post=post, depth=1))
            draft.section = (part[0].text.strip(),)
        else:
            draft.say(part, post=post)


def _listed(chunk: list[Line]) -> bool:
    """Bullets, and what goes on from them."""
    return bool(_BULLET.match(chunk[0].text)) and all(
        _BULLET.match(line.text) for line in chunk if line.text[:1].strip() or _BULLET.match(line.text)
    )
