"""What is known of one link: a row of the table ``links``."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LinkStatus(StrEnum):
    """How a link stands. Only `dead` is dead."""

    ALIVE = "alive"
    MOVED = "moved"  # answers for good under another URL
    DEAD = "dead"  # 404, 410 or no such name, seen twice, a day apart or on demand
    BLOCKED = "blocked"  # there, but not for programs: a login, a bot wall, robots.txt
    UNKNOWN = "unknown"  # no answer that says which; or gone at first sight


@dataclass(frozen=True, slots=True)
class Answer:
    """What the web said of `url`."""

    url: str
    final_url: str | None = None  # where its redirects end; the same as `url` where there are none
    status: LinkStatus | None = None  # None: told by redirects.csv, never asked
    http_status: int | None = None  # of the last answer; None where nothing answered
    checked_at: datetime | None = None  # aware, UTC
    etag: str | None = None  # of the page at `final_url`
    title: str | None = None
    hops: int = 0  # redirects
    reason: str = ""  # what the status rests on, in words
    gone_at: datetime | None = None  # when it was first seen gone, and always since
    canonical_url: str | None = None  # what the page itself calls its address
    archive_url: str | None = None  # a capture by the Wayback Machine, for a dead one

    @property
    def link_status(self) -> str | None:
        """The status as the catalogue's column gives it."""
        return self.status.value if self.status else None
