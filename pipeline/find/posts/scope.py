"""Some lines of a post, and the links that they speak of."""

from pipeline.find.posts.lines import Line
from pipeline.records import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The lines about some links of a post: their own, and those said of several."""

    links: tuple[int, ...]
    own: tuple[Line, ...]
    shared: tuple[Line, ...] = ()
    section: tuple[str, ...] = ()
    companions: tuple[int, ...] = ()  # links to a part of what `links` lead to
