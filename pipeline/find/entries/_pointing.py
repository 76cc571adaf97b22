"""Links whose text only points, "Learn OpenGL. [Here](…)", and what the words before them call it."""

import re

from pipeline.model import Candidate

_POINTING = re.compile(r"(?:this|that|these|those|here|it)\b", re.I)
_ONLY = re.compile(r"this|that|these|those|here", re.I)  # a novel may be called "It"
_CLOSED = re.compile(r"[\s)\]*_]*(?:[.!:;–—-]|$)")  # what may follow: "[Here](…) you find" goes on
_NAME = re.compile(r"[\W_]*(?P<name>[^\W_a-z](?:[^.!?\n]|(?<=\b[A-Z])\.){2,120}[^\W_])[.!?]?[\s(\[*_]*")
_LONG = 4  # letters: shorter words need no capital in a title, "into", "with"
_LEADING_ON = frozenset("see find get read watch download visit full complete more also available".split())


def points(label: str) -> bool:
    """True for "this course", "here": words that point at what the sentence speaks of."""
    return _POINTING.match(label) is not None


def only_points(label: str) -> bool:
    """True for "here", "This": no word says at what."""
    return _ONLY.fullmatch(label.strip(" .,:;!*_()[]")) is not None


def points_back(text: str, start: int, end: int, link: Candidate) -> bool:
    """True where the unit is a title and, behind it, a link that points at it: "Learn OpenGL. [Here](…)".

    Not in "You can find more on sand. [Here](…)" or "Waves. [Here](…) you find its exercises".
    """
    found = _NAME.fullmatch(text, start, link.start) if only_points(link.label) else None
    if found is None or not _CLOSED.match(text, link.end, end):
        return False
    words = found["name"].split()
    leads_on = words[0].casefold() in _LEADING_ON or words[-1][0].islower()
    return not leads_on and all(not word[0].islower() for word in words if len(word) > _LONG)
