"""Videos, playlists and channels of YouTube: what its links mean, however they are spelt."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from pipeline.links.parts import Parts
from pipeline.links.rules import words

YOUTUBE = (
    "youtube.com youtu.be youtube-nocookie.com music.youtube.com gaming.youtube.com youtube.googleapis.com".split()
)
_VIDEO = re.compile(
    r"([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])"
)  # links are often pasted with a bracket or "&" behind the id
_LIST = re.compile(r"[A-Za-z0-9_-]{2,64}\Z")


class Identity(NamedTuple):
    """A platform's id, and the URL that stands for it."""

    key: str
    url: str


def youtube(parts: Parts) -> Identity | None:
    """Videos and playlists of YouTube; times, shares and the list around a video do not matter."""
    segments = parts.segments
    if parts.host == "youtu.be":
        return _video(segments[0]) if segments else None
    if not segments:
        route = _ROUTE.match(unquote(parts.fragment))
        return _video(route[1]) if route else None
    if (
        segments[0] in ("embed", "shorts", "live", "v", "e", "vi", "video", "watch")
        and len(segments) > 1
        and segments[1] != "videoseries"
    ):
        return _video(segments[1])
    if segments[0] == "watch" and (video := _video(parts.value("v") or "")):
        return video
    if segments[0][:1] == "@" or segments[0] in ("channel", "c", "user"):
        return _channel(segments)
    if len(segments) == 1 and segments[0].lower() not in _PAGES and _NAME.match(segments[0]):
        return _channel(["c", *segments])
    playlist = parts.value("p" if segments[0] == "view_play_list" else "list")
    if playlist and _LIST.match(playlist) and segments[0] in ("playlist", "watch", "embed", "view_play_list"):
        return Identity(f"youtube:playlist:{playlist}", f"https://youtube.com/playlist?list={playlist}")
    return None


def _video(name: str) -> Identity | None:
    found = _VIDEO.match(name)
    return Identity(f"youtube:video:{found[1]}", f"https://youtube.com/watch?v={found[1]}") if found else None


# YouTube's own pages at its root; every other word there is a channel's own name, as behind "/c/" (YouTube Help,
# "Understand your channel URLs").
_PAGES = words("youtube_pages")
_NAME = re.compile(r"[A-Za-z0-9_.-]{2,100}\Z")


def _channel(segments: list[str]) -> Identity | None:
    """A channel's front page; the list of its videos is what most links to a channel mean."""
    name = segments[:1] if segments[0][:1] == "@" else segments[:2]
    rest = segments[len(name) :]
    whole = "/".join(name)
    front = len(name[-1]) > 1 and rest in ([], ["videos"], ["featured"]) and whole not in ("channel", "c", "user")
    return Identity(f"youtube:{whole}", f"https://youtube.com/{whole}") if front else None


_ROUTE = re.compile(r"!?/watch\?(?:[^#]*&)?v=([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])")  # the first pages for small screens
