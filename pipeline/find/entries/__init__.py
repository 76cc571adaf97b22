"""What a list's entries are, decided on its blocks only, by what repeats itself in that list.

draw(document, candidates) -> candidates with the works named without a link, entries, and why other links are none
"""

from pipeline.find.entries._draw import draw

__all__ = ["draw"]
