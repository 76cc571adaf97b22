"""A Discord channel as DiscordChatExporter writes it to text.

    ==============================================================
    Guild: Readers
    Channel: Chat / books
    ==============================================================

    [2023-05-01 09:00] ada#1234 (pinned)
    Good: https://example.com/book

    {Embed}
    https://example.com/book
    The book

    {Attachments}
    https://cdn.discordapp.com/attachments/1/2/oven.jpg

    ==============================================================
    Exported 1 message(s)

What stands below a name in braces goes with the message: files, reactions, previews of its links.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import Document, Genre, Reason, SavedFile
from pipeline.parse._draft import Draft, Line, lines_of
from pipeline.parse._prose import bare
from pipeline.parse._written_dates import read_date

_RULE = re.compile(r"={40,}\s*$")
_HEAD = re.compile(r"\s{0,20}={40,}\nGuild: [^\n]{0,200}\nChannel: (?P<channel>[^\n]{1,300})\n")
_MESSAGE = re.compile(r"\[(?P<date>[^\[\]\n]{8,40})\] (?P<who>\S[^\n]{0,60}?)(?: \(pinned\))?\s*$")
_BESIDE = re.compile(r"\{(?:Embed|Attachments|Reactions|Stickers|Images|Forwarded Message)\}\s*$")


def recognises(saved: SavedFile) -> int:
    """90 for the head that names guild and channel."""
    return 90 if saved.text.lstrip().startswith("====") and _HEAD.match(saved.text) and bare(saved) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion."""
    head = _HEAD.match(saved.text)
    lines = lines_of(saved.text)
    starts = [i for i, line in enumerate(lines) if _opens(lines, i)]
    last = next((i for i in range(len(lines) - 1, 4, -1) if lines[i].text.startswith("Exported ")), len(lines)) - 1
    end = last if last < len(lines) - 1 and _RULE.match(lines[last].text) else len(lines)
    draft = Draft()
    draft.noise(lines[: starts[0] if starts else end], mark=Reason.CHROME, rule="head of the export")
    for start, after in pairwise([*(i for i in starts if i < end), end]):
        _message(draft, lines[start:after])
    draft.noise(lines[end:], mark=Reason.CHROME, rule="foot of the export")
    title = head["channel"].rpartition(" / ")[2].strip() if head else None
    yield draft.document(format="discord_text", genre=Genre.DISCUSSION, platform="discord", title=title)


def _opens(lines: Sequence[Line], place: int) -> bool:
    """A message's line stands below a blank one."""
    return place > 0 and lines[place - 1].blank and _MESSAGE.match(lines[place].text) is not None


def _message(draft: Draft, lines: Sequence[Line]) -> None:
    found = _MESSAGE.match(lines[0].text)
    post = draft.post(found["who"] if found else None, at=read_date(found["date"] if found else ""))
    draft.noise(lines[:1], mark=Reason.CHROME, rule="byline", post=post)
    beside = next((i for i, line in enumerate(lines) if _BESIDE.match(line.text)), len(lines))
    draft.say(lines[1:beside], post=post)
    draft.noise(lines[beside:], mark=Reason.MEDIA, rule="attachment", post=post)
