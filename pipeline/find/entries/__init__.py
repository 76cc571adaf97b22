"""What a list's entries are, decided on its blocks only, by what repeats itself in that list.

draw(document, candidates) -> candidates with the works named without a link, entries, and why other links are none
is_changelog(document)     -> whether it names no works, whatever it looks like
"""

from pipeline.find.entries._draw import draw
from pipeline.find.entries._project import is_changelog

__all__ = ["draw", "is_changelog"]
