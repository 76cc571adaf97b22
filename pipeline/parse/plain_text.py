"""Any other text: its paragraphs, as running prose. Owns what no other reader knows."""

import re
from collections.abc import Iterator

from pipeline.model import Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse._byline import frame
from pipeline.parse._draft import Draft, Line, chunks, lines_of, unescape
from pipeline.parse._unrolled import first_words, platform_of

_BULLET = re.compile(r"^\s*[•●■▪◦‣▶►➤○□▸*–-]\s+\S")
_SOMEBODY = re.compile(r"^\s*[•*–-]\s+(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\.?\s+){1,3}[A-ZÀ-ÖØ-Þ][\w'’-]+\s*$")
# What mail programs and mailing lists set under a mail, and how it begins; a rule alone may stand between any two texts.
_RULE = re.compile(r"\s*(?:--|_{20,})\s*")
_OF_A_LIST = re.compile(
    r"\b(?:un)?subscri(?:be|bed|bing|ption)\b|\bmailing list\b|\bsent from my \w+|\babbestellen\b|\bdarse de baja\b|\bse désabonner\b",
    re.I,
)
_FOOT = 12  # lines, at most
_HEADING = re.compile(r"^\s*\w(?:[^.!?:;\n/@#]{1,58})\s*(?::\s*)?$")


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
    end = _foot(lines, around.end)
    _say(draft, lines[around.start : end], post)
    draft.noise(lines[end : around.end], mark=Reason.CHROME, rule="foot of a mail")
    draft.noise(lines[around.end :], mark=Reason.CHROME, rule="footer of the site")
    yield draft.document(
        format="plain_text",
        genre=Genre.THREAD if author and platform else Genre.PAGE,
        platform=platform,
        author=author,
        title=around.title if author else first_words(lines),
        posted_at=around.when[0],
    )


def _foot(lines: list[Line], end: int) -> int:
    """Where the foot of a mail begins: a rule, and below it words of a mailing list or of the program."""
    start = next((i for i in range(end - 1, max(end - _FOOT, 0), -1) if _RULE.fullmatch(lines[i].text)), end)
    return start if any(_OF_A_LIST.search(line.text) for line in lines[start:end]) else end


def _say(draft: Draft, lines: list[Line], post: int | None) -> None:
    """Paragraphs and lists; a short line alone above a list is its heading."""
    parts = list(chunks(lines))
    for part, following, after in zip(parts, [*parts[1:], []], [*parts[2:], [], []], strict=False):
        if len(part) == 1 and _HEADING.match(part[0].text) and _heads(following, after):
            draft.section = ()
            draft.add(part, Block(Role.HEADING, "", post=post, depth=1))
            draft.section = (part[0].text.strip(),)
        else:
            draft.say(part, post=post)


def _heads(following: list[Line], after: list[Line]) -> bool:
    """A list begins below; somebody's name and nothing else is none: it says who made what stands above it."""
    signed = len(following) == 1 and bool(after) and not _listed(after) and _SOMEBODY.match(following[0].text)
    return bool(following) and _listed(following) and not signed


def _listed(chunk: list[Line]) -> bool:
    """Bullets, and what goes on from them."""
    return bool(_BULLET.match(chunk[0].text)) and all(
        _BULLET.match(line.text) for line in chunk if line.text[:1].strip() or _BULLET.match(line.text)
    )
