"""An entry while it is drawn."""

from dataclasses import field

from pipeline.model import Span
from pipeline.records import dataclass


@dataclass(slots=True)
class Draft:
    """What will be an Entry; `main` is None for a work named without a link."""

    rule: str
    block: int
    start: int  # where it begins, for the order
    main: int | None
    name: Span | None
    section: tuple[str, ...]
    byline: Span | None = None
    notes: list[Span] = field(default_factory=list)
    facts: list[Span] = field(default_factory=list)  # its level or sort, as the list labels it
    companions: list[int] = field(default_factory=list)
    profiles: list[int] = field(default_factory=list)  # links of its makers
    also_in: list[tuple[str, ...]] = field(default_factory=list)
