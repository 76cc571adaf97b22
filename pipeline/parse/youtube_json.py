"""A video's description and its comments: as YouTube's API gives them, as yt-dlp and youtube-comment-downloader save them.

    {"items": [{"kind": "youtube#commentThread", "snippet": {"videoId": "x", "topLevelComment": {"id": "1", "snippet": {
       "textDisplay": "Good: <a href=…", "textOriginal": "Good: https://…", "authorDisplayName": "@ada", "publishedAt": "…"}}},
       "replies": {"comments": [...]}}]}
    {"id": "x", "title": "…", "webpage_url": "https://www.youtube.com/watch?v=x", "uploader": "Ada", "description": "My books: …",
     "comments": [{"id": "1", "parent": "root", "author": "@bert", "text": "…", "timestamp": 1677278208}]}
    {"cid": "1", "text": "…", "time": "2 years ago", "author": "@ada", "channel": "UC…", "time_parsed": 1677278208.0}

An answer's id begins with that of the comment that it answers.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Block, Document, Reason, Role, SavedFile
from pipeline.parse import _fragment
from pipeline.parse._blocks import paragraphs
from pipeline.parse._fields import Fields, string
from pipeline.parse._forum import headed, in_tree_order, sure_of
from pipeline.parse._json import load
from pipeline.parse._moments import moment
from pipeline.parse._thread import Entry, discussion, post_by

_WATCH = "https://www.youtube.com/watch?v="
_SIGNS = ("youtube#comment", "youtube#video", '"cid"', '"webpage_url"')
_INNER = ("comments", "items", "replies", "snippet", "topLevelComment")
_APART = frozenset({"comments", "replies", "topLevelComment", "formats", "requested_formats", "automatic_captions"})


def recognises(saved: SavedFile) -> int:
    """90 where a comment or a video stands."""
    return sure_of(saved, _SIGNS, _things)


def read(saved: SavedFile) -> Iterator[Document]:
    """One discussion; its title where it is about one video."""
    data = load(saved)
    if data is None:
        return
    found = list(_things(data.value))
    entries = in_tree_order([_entry(thing, where, video) for where, thing, video in found])
    videos = [entry for entry in entries if entry.parent is None and not entry.key.startswith("comment:")]
    only = videos[0] if len(videos) == 1 else None
    yield discussion(
        entries,
        format="youtube_json",
        platform="youtube",
        data=data,
        author=only.post.author if only else None,
        title=_title(only.record) if only else None,
        url=only.post.url if only else None,
    )


def _things(value: Any, video: str = "") -> Iterator[tuple[str, Fields, str]]:
    """Every video and comment in order, with where it stands and the video that it belongs to."""
    stack: list[tuple[Any, str, str]] = [(value, "", video)]
    while stack:
        node, where, video = stack.pop()
        if isinstance(node, list):
            stack.extend((item, f"{where}/{i}", video) for i, item in reversed(list(enumerate(node))))
        elif isinstance(node, dict):
            if _is_video(node):
                video = string(node, "id")
                yield where, node, video
            elif _is_comment(node):
                yield where, node, string(node, "snippet", "videoId") or video
            inner = ((key, node[key]) for key in _INNER if isinstance(node.get(key), dict | list))
            stack.extend((item, f"{where}/{key}", video) for key, item in reversed(list(inner)))


def _is_video(node: Fields) -> bool:
    saved = "webpage_url" in node and isinstance(node.get("description"), str)
    return saved or node.get("kind") == "youtube#video"


def _is_comment(node: Fields) -> bool:
    if node.get("kind") == "youtube#comment":
        return True
    return isinstance(node.get("text"), str) and ("cid" in node or ("parent" in node and "author_id" in node))


def _key(comment: Fields) -> str:
    return "comment:" + (string(comment, "cid") or string(comment, "id"))


def _title(video: Fields) -> str | None:
    return string(video, "title") or string(video, "snippet", "title") or None


def _entry(thing: Fields, where: str, video: str) -> Entry:
    return _opening(thing, where) if _is_video(thing) else _comment(thing, where, video)


def _opening(video: Fields, where: str) -> Entry:
    """A video with what its maker wrote below it."""
    url = string(video, "webpage_url") or _WATCH + string(video, "id")
    maker = string(video, "uploader") or string(video, "channel") or string(video, "snippet", "channelTitle")
    posted = moment(video.get("timestamp") or string(video, "snippet", "publishedAt") or string(video, "upload_date"))
    like = Block(Role.PARAGRAPH, "", where=where)
    title = headed(_title(video) or "", url, like=like, mark=Reason.SELF)
    told = paragraphs(string(video, "description") or string(video, "snippet", "description"), like=like)
    record = {key: value for key, value in video.items() if key not in _APART}
    return Entry(string(video, "id"), post_by(maker, url, posted), (*title, *told), None, None, record, where)


def _comment(comment: Fields, where: str, video: str) -> Entry:
    inner = comment["snippet"] if isinstance(comment.get("snippet"), dict) else comment
    author = string(inner, "authorDisplayName") or string(inner, "author")
    posted = moment(inner.get("publishedAt"))  # the others reckon it from "2 years ago"
    key = _key(comment)
    url = f"{_WATCH}{video}&lc={key.removeprefix('comment:')}" if video else None
    like = Block(Role.PARAGRAPH, "", where=where)
    text = string(inner, "textOriginal") or string(inner, "text")
    blocks = paragraphs(text, like=like) if text else _fragment.html(string(inner, "textDisplay"), like=like)
    above = key.rpartition(".")[0] or video or None
    record = {name: value for name, value in comment.items() if name not in _APART}
    return Entry(key, post_by(author, url, posted), tuple(blocks), above, None, record, where)
