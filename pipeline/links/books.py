"""The numbers of books and products in URLs: ISBN and ASIN."""

import re

from pipeline.links.parts import Parts

# Amazon's number of a product, where the addresses of its shops have it; a book's is its ISBN-10.
ASIN = re.compile(
    r"/(?:dp|gp/product|gp/aw/d|exec/obidos/ASIN|o/ASIN|product|d|ASIN)/(?:product/)?([A-Z0-9]{10})(?=/|\Z)",
    re.IGNORECASE,
)


def isbn(parts: Parts) -> str | None:
    """The ISBN-13 that the URL of a book's own page ends in; None where it has none with a right check digit."""
    asin = ASIN.search(parts.path) if "amazon." in parts.host else None
    given = parts.value("isbn") if "isbn" in parts.query else None
    number = given or (asin[1] if asin else parts.path.rstrip("/").rpartition("/")[2])
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


def _check(digits: str) -> int:
    """The weighted sum of ISBN-13, modulo ten."""
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
