"""What a thread says in its opening that it counts: "10 threads to accelerate your career:", "Some of my favourite essays on sand"."""

import re
from datetime import timedelta

from pipeline.extract import _names
from pipeline.model import Document, Genre, Kind, Role, Standing

_WHAT = (  # the words up to one that says what the things are for or about
    r"(?P<what>(?:(?!(?:to|from|of|in|for|about|on|with|that|which|who|i|i've|you|your|we|de|del|para|sobre|que|zu|für|über|die|pour|sur|qui|per|che)\b)"
    r"[\w'’-]+(?:\s+|$|(?=\W))){1,5})"
)
_MINE = r"(?:of|de|von)\s+(?:my|our|the|mis|meus|mes|meinen)\s+"
_COUNT = re.compile(
    r"(?<![\w.,$€£#/-])(?:[2-9]|[1-9]\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|dos|tres|cuatro|"
    r"cinco|seis|siete|diez|três|sete|dez|deux|trois|quatre|cinq|sept|dix|drei|vier|fünf|sechs|sieben|zehn|tre|quattro|cinque|dieci)\+?\s+"
    rf"(?:{_MINE})?{_WHAT}",
    re.I,
)
_PRAISED = r"(?:all[- ]time\s+)?(?:favou?rites?|best|top|own|old|latest|recent)\s"
# Several that it does not count: "my best threads", "some of my threads"; but "some of my friends write books".
_SOME = re.compile(
    rf"\b(?:(?:some|a few|several|many|all|most|algun[oa]s|quelques-une?s|einige)\s+{_MINE}(?={_PRAISED}|[\w'’-]+(?:$|[^\w\s]))"
    rf"|(?:my|our)\s+(?={_PRAISED})){_WHAT}",
    re.I,
)
_LINES = 2  # of the opening post
_SITTING = timedelta(days=7)  # between the posts of one thread; those of an archive stand further apart


def counted(document: Document) -> Kind | None:
    """The kind of thing of which the first post of a thread announces some; None where it announces none, or several."""
    if document.genre is not Genre.THREAD or not _in_one_sitting(document):
        return None
    opening = _opening(document)
    found = [match["what"] for line in opening for match in _COUNT.finditer(line)]
    found += [match["what"] for line in opening for match in _SOME.finditer(line) if _names.several(match["what"])]
    return next((kind for what in found if (kind := _names.heading(what))), None)


def _in_one_sitting(document: Document) -> bool:
    times = [post.posted_at for post in document.posts if post.posted_at and post.standing is Standing.OWN]
    return not times or max(times) - min(times) <= _SITTING


def _opening(document: Document) -> list[str]:
    first = next((block for block in document.blocks if block.mark is None and block.role is not Role.NOISE), None)
    if first is None or (first.post is not None and document.posts[first.post].standing is not Standing.OWN):
        return []
    return [line for line in re.split(r"\n+", first.text) if line.strip()][:_LINES]
