"""What a document shows of one resource, for those who ask of what kind it is."""

from pipeline.model import Kind
from pipeline.records import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """All that may tell the kind."""

    url: str | None
    title: str
    note: str
    section: tuple[str, ...]  # outermost first
    tags: tuple[str, ...]
    label: str  # the text that carries the link
    document_title: str
    creators: tuple[str, ...]  # as the document names them
    counted: Kind | None  # what the document says that it counts
    before: str  # the words directly before the link
