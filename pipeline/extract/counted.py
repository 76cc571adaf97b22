"""What a thread says in its opening that it counts: "10 threads to accelerate your career:", "Six of my favourite essays on sand"."""

import re
from datetime import timedelta

from pipeline.extract import _names
from pipeline.model import Document, Genre, Kind, Role, Standing

# The count, and the words behind it up to one that says what the things are for or about.
_COUNT = re.compile(
    r"(?<![\w.,$€£#/-])(?:[2-9]|[1-9]\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|dos|tres|cuatro|"
    r"cinco|seis|siete|diez|três|sete|dez|deux|trois|quatre|cinq|sept|dix|drei|vier|fünf|sechs|sieben|zehn|tre|quattro|cinque|dieci)\+?\s+"
    r"(?:(?:of|de|von)\s+(?:my|our|the|mis|meus|mes|meinen)\s+)?"
    r"(?P<what>(?:(?!(?:to|from|of|in|for|about|on|with|that|which|who|i|i've|you|your|we|de|del|para|sobre|que|zu|für|über|die|pour|sur|qui|per|che)\b)"
    r"[\w'’-]+(?:\s+|$|(?=\W))){1,5})",
    re.I,
)
_LINES = 2  # of the opening post
_SITTING = timedelta(days=7)  # between the posts of one thread; those of an archive stand further apart


def counted(document: Document) -> Kind | None:
    """The kind of thing that the first post of a thread counts; None where it counts none, or several."""
    if document.genre is not Genre.THREAD or not _in_one_sitting(document):
        return None
    found = (match for line in _opening(document) for match in _COUNT.finditer(line))
    return next((kind for match in found if (kind := _names.heading(match["what"]))), None)


def _in_one_sitting(document: Document) -> bool:
    times = [post.posted_at for post in document.posts if post.posted_at and post.standing is Standing.OWN]
    return not times or max(times) - min(times) <= _SITTING


def _opening(document: Document) -> list[str]:
    first = next((block for block in document.blocks if block.mark is None and block.role is not Role.NOISE), None)
    if first is None or (first.post is not None and document.posts[first.post].standing is not Standing.OWN):
        return []
    return [line for line in re.split(r"\n+", first.text) if line.strip()][:_LINES]
