"""A page that shows other people's posts one after the other, as text: each keeps the signature of its embedding.

    Authors Ada Example
    Twitter taught me more about investing.
    What you learn: Make a checklist.
    From: @bert
    1/ How to make a checklist before you invest (thread)
    — Bert Example (@bert) December 8, 2020
    Checklists cost nothing …

The signature stands behind the post's first line or paragraph, in the middle of what it signs; where the embedded
post ends, nothing says. A label that comes again ("What you learn:") begins the next entry.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model import Document, Reason, Role, SavedFile
from pipeline.parse._byline import frame
from pipeline.parse._draft import Draft, Line, lines_of, unescape
from pipeline.parse._prose import prose
from pipeline.parse._unrolled import first_words, platform_of

_SIGNATURE = re.compile(
    r"^\s*(?:—|–|--|&mdash;|-)\s*(?P<name>\S.{0,60}?)\s*\((?P<handle>@[\w.]{1,60})\)\s*(?P<date>\S.{4,40}\d)\s*$"
)
_LABEL = re.compile(r"^\s*(?P<label>[^\W\d_][\w' ]{1,30}):\s+\S")
_AUTHORS = re.compile(r"^\s*(?:authors?|curators?|autor(?:es)?|autoren|auteurs?)\b[:\s]\s*(?P<who>\S.{0,60})$", re.I)
SUREST = 76


def recognises(saved: SavedFile) -> int:
    """Two or more signatures of embedded posts in text without markup."""
    if not prose(saved) or saved.text.count("(@") < 2:
        return 0
    return 76 if sum(bool(_SIGNATURE.match(line)) for line in saved.text.split("\n")) > 1 else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """What the page's author says as paragraphs, what is embedded as quotes."""
    lines = lines_of(unescape(saved.text))
    head, author = _head(lines)
    draft = Draft()
    draft.noise(lines[:head], mark=Reason.CHROME, rule="head of the page")
    post = draft.post(author)
    body = lines[head:]
    label = _label(body)
    run: list[Line] = []
    role = Role.PARAGRAPH
    for line in body:
        if label and line.text.strip().startswith(label):
            draft.say(run, post=post, role=role)
            run, role = [line], Role.PARAGRAPH
        elif _SIGNATURE.match(line.text):
            quoted = _first_of_quote(run)
            draft.say(run[:quoted], post=post, role=role)
            draft.say(run[quoted:], post=post, role=Role.QUOTE)
            draft.noise([line], mark=Reason.PROFILE, rule="signature of an embedded post", post=post)
            run, role = [], Role.QUOTE if label else Role.PARAGRAPH
        else:
            run.append(line)
    draft.say(run, post=post, role=role)
    yield draft.document(
        format="embedded_posts",
        platform=platform_of(saved.text, default="twitter"),
        author=author,
        title=first_words(body),
    )


def _head(lines: Sequence[Line]) -> tuple[int, str | None]:
    """Where the text begins, and the author that the line above it names."""
    first = next((i for i, line in enumerate(lines) if not line.blank), 0)
    found = _AUTHORS.match(lines[first].text)
    return (first + 1, found["who"].strip()) if found else (first, frame(lines).author)


def _label(lines: Sequence[Line]) -> str | None:
    """The label that begins each entry: the first that comes as often as any."""
    found = Counter(m["label"] + ":" for line in lines if (m := _LABEL.match(line.text)))
    often = max(found.values(), default=0)
    return next((label for label, count in found.items() if count == often), None) if often > 1 else None


def _first_of_quote(run: Sequence[Line]) -> int:
    """Where in the lines above a signature the embedded post begins: its last line, or its last paragraph."""
    shown = [i for i, line in enumerate(run) if not line.blank]
    if not shown:
        return 0
    start = shown[-1]
    while start and not run[start - 1].blank and any(line.blank for line in run[:start]):
        start -= 1
    return start
