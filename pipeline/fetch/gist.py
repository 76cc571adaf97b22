"""Gists: their files as they are (https://docs.github.com/rest/gists)."""

import re
from typing import Any

from pipeline.errors import NetworkError, Outcome
from pipeline.fetch._ask import Ask
from pipeline.fetch._files import Saved, file_name
from pipeline.fetch._urls import address

_ID = re.compile(r"[0-9a-f]{5,40}\Z")
# What can hold a list; where a gist has no such file, all of its files are saved.
_PROSE = ("md", "markdown", "rst", "org", "adoc", "txt", "html", "htm", "csv", "json", "opml")


def _gist(url: str) -> str | None:
    at = address(url)
    parts = [part for part in at.path[:2] if _ID.match(part.lower())] if at.host == "gist.github.com" else []
    return parts[-1].lower() if parts else None


def matches(url: str) -> int:
    """90 for ``gist.github.com/…/ID``."""
    return 90 if _gist(url) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """Each file of the gist that can hold a list."""
    gist = str(_gist(url))
    value = await ask.json(f"https://api.github.com/gists/{gist}")
    files = [file for file in value.get("files", {}).values() if file]
    prose = [file for file in files if file["filename"].lower().rpartition(".")[2] in _PROSE] or files
    if not prose:
        raise NetworkError(f"{url}: this gist is empty", Outcome.CONTENT)
    source = f"https://gist.github.com/{gist}"
    return [Saved(_name(gist, file["filename"]), await _data(ask, file), source) for file in prose]


def _name(gist: str, name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return file_name("gist", gist, stem if dot else name, ending=ending if dot else "txt")


async def _data(ask: Ask, file: dict[str, Any]) -> bytes:
    if file.get("truncated") or "content" not in file:
        return (await ask.get(file["raw_url"], interface=True)).body
    return str(file["content"]).encode()
