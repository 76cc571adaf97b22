"""The URLs of a data record that stand in no block yet: avatars, pictures, accounts, addresses of the API.

None of them is content, but each is in the file, so each gets its place in a NOISE block, marked by the key
that it stands under.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Any

from pipeline.model import Anchor, Block, Reason, Role
from pipeline.parse._post_links import platform_of

_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"'\\^`{}|]+", re.IGNORECASE)
_HOST = re.compile(r"\w+://(?:[^/?#]*\.|localhost|\[)")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Words of keys; of a path of keys the innermost that says something decides.
_WORDS: dict[Reason, str] = {
    Reason.MEDIA: "avatar avatars image images img photo photos picture thumbnail thumbnails thumb media attachment "
    "attachments icon icons banner preview poster cover gif video videos audio variants emoji emojis sticker stickers "
    "reaction reactions fallback embed oembed blob logo header headers background favicon playback",
    Reason.PROFILE: "user users author authors account accounts owner profile profiles mention mentions actor screen "
    "person people tag tags hashtag hashtags member members creator by following followers likes reposts bio "
    "description note fields to cc inreplyto attributed interactions",
    Reason.SUPPLEMENTARY: "expanded unwound outlinks links urls",  # another form of a link that stands in the text
    Reason.SELF: "permalink permalinks uri atom conversation self id object replies quote",
    Reason.CHROME: "context generator application client api next prev schema schemas feed hub home version "
    "sponsored terms privacy license",
}
_PEOPLE = {"user", "users", "author", "authors", "account", "accounts", "owner", "profile"}
_MARKS = {word: mark for mark, words in _WORDS.items() for word in words.split()}


def leftovers(
    value: Any, seen: set[str], *, like: Block, permalink: str | None = None, done: Collection[int] = ()
) -> Iterator[Block]:
    """One NOISE block for each mark, with the URLs of `value` that are not in `seen`; `seen` grows by them.

    `permalink` is the address of the post itself; `done` holds the ids of objects that were looked through before.
    """
    found: dict[Reason, list[str]] = {}
    for keys, text in _strings(value, done):
        for url in _URL.findall(text):
            if url not in seen and (url := url.rstrip(".,;:!?)\u2026")) not in seen and _HOST.match(url):
                seen.add(url)
                mark = Reason.SELF if url == permalink else _mark(keys)
                mark = Reason.SELF if mark is Reason.CHROME and platform_of(url) else mark
                found.setdefault(mark, []).append(url)
    yield from (_block(mark, urls, like) for mark, urls in sorted(found.items()))


def unread(text: str, seen: set[str], *, like: Block) -> Iterator[Block]:
    """The URLs of a passage that could not be decoded."""
    urls = dict.fromkeys(_URL.findall(text.replace("\\/", "/")))
    left = [url for url in urls if url not in seen]
    seen.update(left)
    if left:
        yield _block(Reason.MALFORMED, left, like)


def urls_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Every URL that stands in the blocks."""
    for block in blocks:
        for anchor in block.anchors:
            yield anchor.url
            yield anchor.written
        if "://" in block.text:
            for url in _URL.findall(block.text):
                yield url
                yield url.rstrip(".,;:!?)\u2026")


def _block(mark: Reason, urls: list[str], like: Block) -> Block:
    anchors, start = [], 0
    for url in urls:
        anchors.append(Anchor(start, start + len(url), url, mark=mark))
        start += len(url) + 1
    return Block(Role.NOISE, "\n".join(urls), tuple(anchors), like.post, mark=mark, rule="data-field", where=like.where)


def _strings(value: Any, done: Collection[int]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every string that may hold a URL, keys included, with the keys above it, outermost first."""
    stack: list[tuple[tuple[str, ...], Any]] = [((), value)]
    while stack:
        keys, node = stack.pop()
        if isinstance(node, str):
            yield keys, node.replace("&amp;", "&").replace("<em>", "").replace("</em>", "")
        elif isinstance(node, dict) and id(node) not in done:
            stack.extend((keys, key) for key in node if "://" in key)
            stack.extend(((*keys, key), item) for key, item in reversed(node.items()) if holds(item))
        elif isinstance(node, list):
            stack.extend((keys, item) for item in reversed(node) if holds(item))


def holds(item: Any) -> bool:
    """True where a URL may stand in a value."""
    return "://" in item if isinstance(item, str) else isinstance(item, dict | list)


@lru_cache(maxsize=1024)  # the records of a file are all of one shape
def _mark(keys: tuple[str, ...]) -> Reason:
    """What the keys above a URL say of it; what describes a person is PROFILE, but for pictures."""
    words = [word.lower() for key in reversed(keys) for word in reversed(_WORD.findall(key))]
    mark = next((_MARKS[word] for word in words if word in _MARKS), Reason.CHROME)
    return Reason.PROFILE if mark is not Reason.MEDIA and _PEOPLE & set(words) else mark
