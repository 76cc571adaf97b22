"""What a request gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect."""

    status: int  # 301, 302, 303, 307, 308; 200 for a redirect that stands in a page
    url: str  # where it led

    @property
    def permanent(self) -> bool:
        """True where the server says that the old URL is not coming back, or its page has nothing but a sign."""
        return self.status in (200, 301, 308)


@dataclass(frozen=True, slots=True)
class Reply:
    """The last answer of a chain of redirects."""

    url: str  # what was asked
    final_url: str  # what answered
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    hops: tuple[Hop, ...] = ()
    cut: bool = False  # the body is longer

    @property
    def ok(self) -> bool:
        """True for an answer that holds what was asked for."""
        return 200 <= self.status < 300

    @property
    def kind(self) -> str:
        """The media type in lower case, without parameters; '' where none is given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset of the Content-Type header."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip(" \"'").lower() or None
        return None
