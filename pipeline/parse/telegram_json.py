"""Telegram Desktop's export of a chat, or of all chats (`result.json`).

    {"name": "Books", "type": "private_group", "messages": [
      {"id": 7, "type": "message", "date": "2022-03-08T13:07:42", "date_unixtime": "1646744862", "from": "Ada",
       "text": ["Good: ", {"type": "text_link", "text": "this book", "href": "https://example.com/book"}],
       "reply_to_message_id": 5}]}

`text` is a string, or a list of strings and parts; `text_entities` repeats it. Service messages say nothing.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Anchor, Block, Document, Role, SavedFile
from pipeline.parse._blocks import paragraphs
from pipeline.parse._fields import Fields, every, string
from pipeline.parse._json import Data, load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by


def recognises(saved: SavedFile) -> int:
    """90 for a chat with messages, or an export with a list of chats."""
    data = load(saved)
    return 90 if data and next(_chats(data.value), None) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion for each chat."""
    data = load(saved)
    for n, (where, chat) in enumerate(_chats(data.value) if data else ()):
        messages = [(f"{where}/messages/{i}", m) for i, m in enumerate(chat["messages"]) if isinstance(m, dict)]
        entries = [_entry(message, place) for place, message in messages if message.get("type") != "service"]
        rest = data.value if data and where and n == 0 else {}  # what the export holds beside its chats
        rest = {key: value for key, value in rest.items() if key not in ("chats", "left_chats")}
        part = Data([chat, rest], complaints=data.complaints if data and n == 0 else ())
        yield discussion(
            entries,
            format="telegram_json",
            platform="telegram",
            data=part,
            title=string(chat, "name") or None,
            part=where or None,
        )


def _chats(value: Any) -> Iterator[tuple[str, Fields]]:
    if not isinstance(value, dict):
        return
    if _is_chat(value):
        yield "", value
    for name in ("chats", "left_chats"):
        chats = enumerate(every(value, name, "list"))
        yield from ((f"/{name}/list/{i}", chat) for i, chat in chats if _is_chat(chat))


def _is_chat(value: object) -> bool:
    messages = value.get("messages") if isinstance(value, dict) else None
    if not isinstance(messages, list) or not isinstance(value, dict) or "type" not in value:
        return False
    return all(isinstance(m, dict) and "text" in m and ("date" in m or "date_unixtime" in m) for m in messages[:5])


def _entry(message: Fields, where: str) -> Entry:
    posted = moment(message.get("date_unixtime") or message.get("date"))
    post = post_by(string(message, "from") or string(message, "actor"), None, posted)
    text, anchors = _text(message.get("text"))
    blocks = tuple(paragraphs(text, anchors, like=Block(Role.PARAGRAPH, "", where=where)))
    parent = string(message, "reply_to_message_id")
    return Entry(string(message, "id"), post, blocks, parent or None, None, message, where)


def _text(parts: object) -> tuple[str, list[Anchor]]:
    """The whole text and the links that its parts carry."""
    text, anchors = "", []
    for part in parts if isinstance(parts, list) else [parts]:
        shown = part if isinstance(part, str) else string(part, "text")
        if href := string(part, "href"):
            anchors.append(Anchor(len(text), len(text) + len(shown), href))
        text += shown
    return text, anchors
