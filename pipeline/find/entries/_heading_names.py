"""What a heading calls the work that it is about: "3. **Gravel** - Sam Stone (2015)"."""

import re

from pipeline.find.entries._layout import QUOTED, lead_name
from pipeline.find.entries._note import name_of
from pipeline.find.entries._people import are_people
from pipeline.model import Block, Span

_NUMBER = re.compile(r"[\W_]{0,4}\d{1,3}[.)]\s+")
_BEHIND = re.compile(r"\W{0,3}\s(?:[-–—|]|by)\s+(?P<who>[^()\n]{3,120}?)(?:\s*\([^()\n]{1,40}\))*\s*\Z")


def heading_name(block: Block) -> tuple[Span | None, Span | None]:
    """Where the name stands without number, quotes and maker, and where its maker does; Span.block is to be set."""
    text = block.text
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    lead, quoted = lead_name(block), QUOTED.match(text, start)
    lead = quoted.span(quoted.lastindex or 0) if quoted else lead
    behind = _BEHIND.match(text, lead[1]) if lead else None
    if lead and behind and are_people(behind["who"], whole=_quote(text, lead) is None):
        return name_of(block, *lead), Span(-1, *behind.span("who"))
    return name_of(block, start, len(text)), None


def _quote(text: str, span: tuple[int, int]) -> re.Match[str] | None:
    """The quotation marks around a title: what stands behind them and a dash is its maker, be it but a last name."""
    return QUOTED.match(text, span[0]) or QUOTED.match(text, max(0, span[0] - 1))


def authored(block: Block) -> tuple[Span | None, Span | None]:
    """The title and the maker of "Author, *Title*"; Span.block is to be set."""
    start, end = block.italic[0]
    return name_of(block, start, end), name_of(block, 0, start) if start > 0 else None
