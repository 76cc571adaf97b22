"""Mojibake mended in runs."""

from ftfy import fix_encoding

from pipeline.model import Repair


def mend(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text with its mojibake mended, and what was changed."""
    fixed = fix_encoding(text)
    return fixed, (() if fixed == text else (Repair(text, fixed, "ftfy", 0),))


def repair_text(text: str) -> str:
    """The text with its mojibake mended; clean text comes back unchanged."""
    return mend(text)[0]
