"""What ``resolve`` and the user's redirects.csv say of a URL, and when its target tells what it is."""

from datetime import datetime
from typing import Protocol

from pipeline.links import is_short


class Answer(Protocol):
    """What ``resolve`` knows of a URL."""

    @property
    def final_url(self) -> str | None:
        """Where it leads."""

    @property
    def link_status(self) -> str | None:
        """alive, moved, dead, blocked, unknown."""

    @property
    def checked_at(self) -> datetime | None:
        """When it was asked."""


def leads_on(url: str, answer: Answer) -> bool:
    """A target counts where the link lives and does not end at the front door of a site instead of a page.

    It counts too where only programs are kept out, and where the user's redirects.csv says so and nobody has asked.
    """
    target = (answer.final_url or "").partition("://")[2].partition("?")[0]
    front = "/" not in target.strip("/") and not is_short(url)
    lives = answer.link_status in (None, "alive", "moved", "blocked")
    return lives and (not front or "/" not in url.partition("://")[2].strip("/"))
