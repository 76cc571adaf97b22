"""A Discord channel as DiscordChatExporter tabulates it, and one's own messages as Discord's data package holds them.

AuthorID,Author,Date,Content,Attachments,Reactions
"128752","ada","2023-08-24T07:25:08.7300000+07:00","Good: https://example.com/book","https://cdn.discordapp.com/…","👍 (2)"

Older exports have no ids and are apart by semicolons. The package (`messages.csv`, later `messages.json`) says
`ID,Timestamp,Contents,Attachments`; its author is whoever asked for it, and it does not name him.
"""

from collections.abc import Iterator

from pipeline.model import Block, Document, Role, SavedFile
from pipeline.parse import _csv, _fragment
from pipeline.parse._fields import Fields, string
from pipeline.parse._json import Data, load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by

_EXPORTED = {"author", "date", "content", "attachments", "reactions"}
_PACKAGED = {"id", "timestamp", "contents", "attachments"}


def recognises(saved: SavedFile) -> int:
    """90 for the columns of the exporter or of the package."""
    data = _messages(saved)
    first = next((record for _, record in data.records()), None) if data else None
    names = {name.lower() for name in first} if isinstance(first, dict) else set()
    return 90 if names >= _EXPORTED or names == _PACKAGED else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion."""
    data = _messages(saved)
    if data:
        entries = [_entry(record, where) for where, record in data.records() if isinstance(record, dict)]
        yield discussion(entries, format="discord_table", platform="discord", data=data)


def _messages(saved: SavedFile) -> Data | None:
    """The rows of the table, or the package's list of objects."""
    if "ttachments" not in saved.text[:2000]:
        return None
    table = _csv.load(saved)
    return table.data if table else load(saved)


def _entry(record: Fields, where: str) -> Entry:
    message = {name.lower(): value for name, value in record.items()}
    written = string(message, "date") or string(message, "timestamp")
    post = post_by(string(message, "author"), None, moment(written))
    text = string(message, "content") or string(message, "contents")
    blocks = _fragment.markdown(text, like=Block(Role.PARAGRAPH, "", where=where), lines=True)
    return Entry(string(message, "id") or where, post, tuple(blocks), None, None, message, where)
