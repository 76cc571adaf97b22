"""A Discord channel as DiscordChatExporter writes it.

    {"guild": {"name": "Readers"}, "channel": {"name": "books", "category": "Chat"}, "messages": [
      {"id": "1", "type": "Default", "timestamp": "2018-05-20T16:09:44.209+00:00", "content": "Good: <https://…>",
       "author": {"name": "ada", "nickname": "Ada"}, "attachments": [{"url": "https://cdn.discordapp.com/…"}],
       "embeds": [{"title": "The book", "url": "https://…"}], "reference": {"messageId": "0"}}]}

`content` is Markdown; an embed previews a link of the message.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Post, Precision, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._cards import Card, with_cards
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion

Fields = dict[str, Any]
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
        entries = [_entry(message, where) for where, message in messages if str(message.get("type")) in _SAID]
        title = data.value["channel"].get("name")
        yield discussion(entries, format="discord_json", platform="discord", data=data, title=title)


def _entry(message: Fields, where: str) -> Entry:
    author, posted = message.get("author") or {}, moment(message.get("timestamp"))
    name = author.get("nickname") or author.get("name")
    post = Post(name, None, posted, Precision.SECOND if posted else None)
    like = Block(Role.PARAGRAPH, "", where=where)
    blocks = _fragment.markdown(str(message.get("content") or ""), like=like, lines=True)
    embeds = [e for e in message.get("embeds") or () if isinstance(e, dict) and e.get("url")]
    cards = [Card(str(embed["url"]), embed.get("title") or None) for embed in embeds]
    parent = (message.get("reference") or {}).get("messageId")
    return Entry(str(message.get("id")), post, with_cards(blocks, cards, like=like), parent, None, message, where)
