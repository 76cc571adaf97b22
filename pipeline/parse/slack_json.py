"""A day of a Slack channel, as Slack exports it: `<channel>/<day>.json`, beside it `users.json`.

    [{"type": "message", "user": "U1", "ts": "1609459200.000200", "text": "Good: <https://example.com/book|this book>",
      "user_profile": {"real_name": "Ada", "display_name": "ada"}, "thread_ts": "1609459100.000100",
      "attachments": [{"from_url": "https://example.com/book", "title": "The book"}], "blocks": [...]}]

`&`, `<` and `>` are escaped; what stands between angle brackets is a link, a person or a channel. `blocks` repeats
the text. Joins, topics and the like carry a `subtype`.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pipeline.model import Anchor, Block, Document, Role, SavedFile
from pipeline.parse._blocks import paragraphs
from pipeline.parse._cards import Card, with_cards
from pipeline.parse._fields import Fields, at, every, string
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by
from pipeline.text.emoji import SHORTCODE

_BRACKETS = re.compile(r"<([^<>|\s]{1,4000})(?:\|([^<>]{0,1000}))?>")
_SAID = {"", "thread_broadcast", "bot_message", "me_message", "file_share", "file_comment"}


def recognises(saved: SavedFile) -> int:
    """90 where the first records are messages with Slack's time stamps."""
    data = load(saved)
    first = _messages(data.value)[:5] if data else []
    return 90 if first and all(_is_message(message) for _, message in first) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; its title is the channel's name, the folder of the file."""
    data = load(saved)
    if data:
        names = _names(saved)
        messages = [
            (where, m) for where, m in _messages(data.value) if _is_message(m) and string(m, "subtype") in _SAID
        ]
        entries = [_entry(message, where, names) for where, message in messages]
        folder = re.split(r"!?/", saved.path)[-2:-1]
        title = string(data.value, "name") or next(iter(folder), None)
        yield discussion(entries, format="slack_json", platform="slack", data=data, title=title)


def _messages(value: Any) -> list[tuple[str, Any]]:
    where, listed = ("/messages", value.get("messages")) if isinstance(value, dict) else ("", value)
    return [(f"{where}/{i}", message) for i, message in enumerate(listed)] if isinstance(listed, list) else []


def _is_message(value: object) -> bool:
    if not isinstance(value, dict) or not re.fullmatch(r"\d{9,11}\.\d{6}", str(value.get("ts"))):
        return False
    return "text" in value and value.get("type", "message") == "message"


def _names(saved: SavedFile) -> dict[str, str]:
    """The names of the people in users.json, by id, where it lies beside."""
    names: dict[str, str] = {}
    for other in saved.beside:
        data = load(other)
        for user in every(data.value) if data else ():
            names[string(user, "id")] = _name(at(user, "profile")) or string(user, "name")
    return names


def _name(profile: Fields) -> str:
    return string(profile, "display_name") or string(profile, "real_name") or string(profile, "name")


def _entry(message: Fields, where: str, names: dict[str, str]) -> Entry:
    ts, user = string(message, "ts"), string(message, "user")
    author = _name(at(message, "user_profile")) or names.get(user) or string(message, "username") or user
    post = post_by(author, string(message, "permalink"), moment(ts))
    like = Block(Role.PARAGRAPH, "", where=where)
    text, anchors = _text(string(message, "text"), names)
    previews = every(message, "attachments")
    if not text:  # what a bot says stands in its attachments
        text, anchors = _text("\n\n".join(string(preview, "text") for preview in previews), names)
    cards = [Card(string(p, "title_link") or string(p, "from_url"), string(p, "title") or None) for p in previews]
    blocks = with_cards(paragraphs(text, anchors, like=like), cards, like=like)
    parent = string(message, "thread_ts")
    return Entry(ts, post, blocks, parent if parent not in ("", ts) else None, None, message, where)


def _text(written: str, names: dict[str, str]) -> tuple[str, list[Anchor]]:
    """The text as it is shown, with an anchor over each link."""
    text, anchors, done = "", [], 0
    for match in _BRACKETS.finditer(written):
        text += _plain(written[done : match.start()])
        target, label = html.unescape(match[1]), html.unescape(match[2] or "")
        shown = _shown(target, label, names)
        if target[0] not in "@#!":
            anchors.append(Anchor(len(text), len(text) + len(shown), target.removeprefix("mailto:")))
        text += shown
        done = match.end()
    return text + _plain(written[done:]), anchors


def _plain(written: str) -> str:
    """Words outside of brackets, emoji as characters where Unicode calls them as Slack does."""
    return SHORTCODE.sub(_emoji, html.unescape(written)) if ":" in written else html.unescape(written)


def _emoji(code: re.Match[str]) -> str:
    try:
        return unicodedata.lookup(code[0].strip(":").replace("_", " "))
    except KeyError:
        return code[0]


def _shown(target: str, label: str, names: dict[str, str]) -> str:
    if target[0] == "@":
        return "@" + (label or names.get(target[1:], target[1:]))
    if target[0] == "#":
        return "#" + (label or target[1:])
    return label or target.lstrip("!")
