"""The numbers of books and products in URLs: ISBN and ASIN."""

import re

from pipeline.links.parts import Parts

# Amazon's number of a product, where the addresses of its shops have it; a book's is its ISBN-10.
ASIN = re.compile(
    r"/(?:dp|gp/product|gp/aw/d|exec/obidos/ASIN|o/ASIN|product|d|ASIN)/(?:product/)?([A-Z0-9]{10})(?=/|\Z)",
    re.IGNORECASE,
)
# Under which names shops and catalogues ask for a book.
_NAMES = ("isbn", "isbn13", "ean", "vid")
_BEHIND = re.compile(r"(?:\A|[-_])(97[89]\d{10})(?:\.html?)?\Z")
_ABOUT = re.compile(r"errat|review|solution", re.IGNORECASE)  # pages about a book bear its number, too


def isbn(parts: Parts) -> str | None:
    """The ISBN-13 that the URL of a book's own page ends in; None where it has none with a right check digit."""
    if _ABOUT.search(parts.path):
        return None
    asin = ASIN.search(parts.path) if "amazon." in parts.host else None
    given = next(filter(None, map(parts.value, _NAMES)), None) if "=" in parts.query else None
    given = given.removeprefix("ISBN").removeprefix(":") if given else None
    number = given or (asin[1] if asin else _at_end(parts.path))
    if len(number) < 10:
        return None
    digits = number.replace("-", "").upper()
    if len(digits) not in (10, 13):
        return None
    if re.fullmatch(r"97[89]\d{10}", digits) and _check(digits) == 0:
        return digits
    ten = re.fullmatch(r"(\d{9})[\dX]", digits)
    if not ten or not (asin or given or "isbn" in parts.path):
        return None
    weighted = sum(
        weight * (10 if digit == "X" else int(digit)) for weight, digit in zip(range(10, 0, -1), digits, strict=True)
    )
    body = f"978{ten[1]}"
    return f"{body}{-_check(body) % 10}" if weighted % 11 == 0 else None


def _at_end(path: str) -> str:
    """The last piece of a path, or the ISBN-13 that it ends in: "rivers-of-chance-9783161484100.html"."""
    piece = path.rstrip("/").rpartition("/")[2]
    found = _BEHIND.search(piece)
    return found[1] if found else piece


def _check(digits: str) -> int:
    """The weighted sum of ISBN-13, modulo ten."""
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
