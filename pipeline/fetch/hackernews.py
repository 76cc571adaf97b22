"""Hacker News: an item with its tree of comments, from the search interface (https://hn.algolia.com/api)."""

from pipeline.fetch._ask import Ask, dumped
from pipeline.fetch._files import Saved, file_name
from pipeline.fetch._urls import address

_API = "https://hn.algolia.com/api/v1/items/"


def _item(url: str) -> str | None:
    at = address(url)
    item = at.query.get("id", "")
    return item if (at.host, at.path) == ("news.ycombinator.com", ("item",)) and item.isdecimal() else None


def matches(url: str) -> int:
    """90 for ``news.ycombinator.com/item?id=…``."""
    return 90 if _item(url) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """``{"id", "author", "text", "children": […]}``, nested."""
    item = _item(url)
    value = await ask.json(f"{_API}{item}")
    source = f"https://news.ycombinator.com/item?id={item}"
    return [Saved(file_name("hackernews", "item", str(item), ending="json"), dumped(value), source)]
