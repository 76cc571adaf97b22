"""Tables of data, and which tables only lay out a page."""

from bs4 import Tag


def is_data(table: Tag) -> bool:
    """True for a table of data: rows of several cells, no nested table and no headings or sections in its cells."""
    if str(table.attrs.get("role", "")) in ("presentation", "none"):
        return False
    if table.find(("table", "h1", "h2", "h3", "h4", "form", "section", "article")) is not None:
        return False
    if table.find("th") is not None:
        return True
    if "cellpadding" in table.attrs or "cellspacing" in table.attrs:  # as mail programs lay out letters
        return False
    rows = [sum(1 for c in row.children if isinstance(c, Tag)) for row in table.find_all("tr", limit=200)]
    return sum(cells > 1 for cells in rows) > 1


def header_of(row: Tag) -> tuple[str, ...]:
    """The cells of a header row; () for a row of data."""
    cells = [c for c in row.children if isinstance(c, Tag)]
    heads = [c for c in cells if c.name == "th"]
    in_head = row.parent is not None and row.parent.name == "thead"
    if not cells or not (in_head or len(heads) == len(cells)):
        return ()
    return tuple(" ".join(c.get_text(" ").split()) for c in cells)


def start_of(ordered: Tag) -> int:
    start = str(ordered.attrs.get("start", "1"))
    return int(start) if start.lstrip("-").isdigit() and len(start) < 9 else 1
