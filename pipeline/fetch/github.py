"""GitHub: a repository's or folder's README in its own format, or one file (https://docs.github.com/rest/repos)."""

import base64
import binascii
import re
from typing import Any
from urllib.parse import quote

from pipeline.fetch._ask import Ask, Refused
from pipeline.fetch._files import Saved
from pipeline.fetch._readme import named
from pipeline.fetch._urls import address

_API = "https://api.github.com/repos"
_RAW = "https://raw.githubusercontent.com"
_ENOUGH = (403, 429)  # what the interface answers after sixty requests within an hour
_USUAL = ("README.md", "readme.md", "README.rst", "README.org", "README")
_NAME = re.compile(r"[\w.-]{1,100}\Z")
# First parts of paths that are GitHub's own pages, not people.
# fmt: off
_PAGES = frozenset({
    "about", "apps", "blog", "collections", "contact", "customer-stories", "enterprise", "events", "explore",
    "features", "issues", "join", "login", "marketplace", "new", "notifications", "orgs", "organizations",
    "pricing", "pulls", "search", "security", "settings", "site", "sponsors", "stars", "team", "topics", "trending",
    "users",
})
# fmt: on


def _place(url: str) -> tuple[str, str, str, list[str]] | None:
    """Owner, name, "readme" or "file", and the path with the branch before it."""
    at = address(url)
    match at.host, at.path:
        case "raw.githubusercontent.com", [owner, name, *rest] if len(rest) >= 2:
            return owner, name, "file", rest
        case "github.com", [owner, name] if owner not in _PAGES:
            name = name.removesuffix(".git")
            return (owner, name, "readme", []) if _NAME.match(owner) and _NAME.match(name) else None
        case "github.com", [owner, name, "blob" | "raw", *rest] if len(rest) >= 2:
            return owner, name, "file", rest
        case "github.com", [owner, name, "tree", *rest] if rest:
            return owner, name, "readme", rest
    return None


def matches(url: str) -> int:
    """90 for a repository, a folder or a file of it; not for issues, wikis and people."""
    return 90 if _place(url) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """The bytes of the README or file."""
    owner, name, what, rest = _place(url) or ("", "", "", [])
    if what == "file":
        path = "/".join(rest[3:] if rest[:2] == ["refs", "heads"] else rest[1:])
        source = f"https://github.com/{owner}/{name}/blob/{'/'.join(rest)}"
        return [Saved(named("github", (owner, name), path), await _raw(ask, owner, name, "/".join(rest)), source)]
    path, data = await _readme(ask, owner, name, rest)
    source = f"https://github.com/{owner}/{name}" + (f"/tree/{'/'.join(rest)}" if rest else "")
    return [Saved(named("github", (owner, name), path), data, source)]


async def _readme(ask: Ask, owner: str, name: str, rest: list[str]) -> tuple[str, bytes]:
    """Its path and bytes. The interface knows the default branch and the name in any spelling."""
    branch, folder = (rest[0], "/".join(rest[1:])) if rest else ("", "")
    query = f"?ref={quote(branch)}" if branch else ""
    try:
        value = await ask.json(f"{_API}/{owner}/{name}/readme{'/' if folder else ''}{quote(folder)}{query}")
    except Refused as error:
        if error.status not in _ENOUGH:
            raise
        return await _guessed(ask, (owner, name), branch or "HEAD", folder, error)
    return str(value["path"]), _content(value) or (await ask.get(value["download_url"], interface=True)).body


async def _guessed(
    ask: Ask, repository: tuple[str, str], branch: str, folder: str, refusal: Refused
) -> tuple[str, bytes]:
    """The same under the usual names, for when the interface has answered often enough for an hour."""
    for guess in _USUAL:
        path = f"{folder}/{guess}".lstrip("/")
        try:
            return path, await _raw(ask, *repository, f"{branch}/{path}")
        except Refused as error:
            if error.status != 404:
                raise
    raise refusal


def _content(value: dict[str, Any]) -> bytes:
    """The bytes inside the answer; b"" where the file is too large for it."""
    try:
        return base64.b64decode(value.get("content") or "") if value.get("encoding") == "base64" else b""
    except binascii.Error:
        return b""


async def _raw(ask: Ask, owner: str, name: str, path: str) -> bytes:
    return (await ask.get(f"{_RAW}/{owner}/{name}/{quote(path)}", interface=True)).body
