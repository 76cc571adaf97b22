"""A Discord channel as DiscordChatExporter writes it.

    {"guild": {"name": "Readers"}, "channel": {"name": "books", "category": "Chat"}, "messages": [
      {"id": "1", "type": "Default", "timestamp": "2018-05-20T16:09:44.209+00:00", "content": "Good: <https://…>",
       "author": {"name": "ada", "nickname": "Ada"}, "attachments": [{"url": "https://cdn.discordapp.com/…"}],
       "embeds": [{"title": "The book", "url": "https://…"}], "reference": {"messageId": "0"}}]}

`content` is Markdown; an embed previews a link of the message.
"""

from collections.abc import Iterator

from pipeline.model import Block, Document, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._cards import Card, with_cards
from pipeline.parse._fields import Fields, every, string
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by

_SAID = {"Default", "Reply", "0", "19", "ThreadStarterMessage"}


def recognises(saved: SavedFile) -> int:
    """90 for messages beside the channel that they stand in."""
    data = load(saved)
    value = data.value if data else None
    if not isinstance(value, dict) or not isinstance(value.get("channel"), dict):
        return 0
    return 90 if isinstance(value.get("messages"), list) and ("guild" in value or "dateRange" in value) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion."""
    data = load(saved)
    if data:
        messages = [(f"/messages/{i}", m) for i, m in enumerate(data.value["messages"]) if isinstance(m, dict)]
        entries = [_entry(message, where) for where, message in messages if string(message, "type") in _SAID]
        title = string(data.value, "channel", "name") or None
        yield discussion(entries, format="discord_json", platform="discord", data=data, title=title)


def _entry(message: Fields, where: str) -> Entry:
    name = string(message, "author", "nickname") or string(message, "author", "name")
    post = post_by(name, None, moment(message.get("timestamp")))
    like = Block(Role.PARAGRAPH, "", where=where)
    blocks = _fragment.markdown(string(message, "content"), like=like, lines=True)
    for embed in every(message, "embeds"):
        if not string(embed, "url"):  # no preview of a link, but what a bot says
            words = (string(embed, "title"), string(embed, "description"))
            blocks += _fragment.markdown("\n\n".join(words), like=like, lines=True)
    cards = [Card(string(embed, "url"), string(embed, "title") or None) for embed in every(message, "embeds")]
    known = with_cards(blocks, cards, like=like)
    parent = string(message, "reference", "messageId") or None
    return Entry(string(message, "id"), post, known, parent, None, message, where)
