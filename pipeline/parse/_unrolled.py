"""What all page texts of threads share: their title, and the network that they came from."""

import re
from collections.abc import Sequence

from pipeline.parse._draft import Line
from pipeline.parse._numbering import without_number

# Each begins with a letter and looks back: ten times faster than to ask at every letter whether a word begins there.
_NETWORKS = {
    "bluesky": re.compile(r"bsky\.(?<=\bbsky\.)(?:app|social)\b"),
    "mastodon": re.compile(r"@\w+@[\w-]+\.\w+|m(?<=\bm)astodon\.social\b"),
    "linkedin": re.compile(r"l(?<=\bl)(?:nkd\.in|inkedin\.com)\b"),
    "twitter": re.compile(r"\.co(?:(?<=\bt\.co)/|(?<=\bx\.co)m/|m(?<=\btwitter\.com)\b|m(?<=\bpic\.x\.com)\b)"),
}
_WORDS = re.compile(r"[^\W_]{2}")


def platform_of(text: str, *, default: str | None = None) -> str | None:
    """The network whose marks stand most often in `text`."""
    found = {name: len(pattern.findall(text)) for name, pattern in _NETWORKS.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] else default


def first_words(lines: Sequence[Line]) -> str | None:
    """A thread's title where nothing names it: its first line that has words, without the author's number."""
    for line in lines:
        words = without_number(line.text.strip()).strip()
        if _WORDS.search(words):
            return words.rstrip(" 🧵👇⬇\ufe0f").strip() or None
    return None
