"""A thread as bare page text: no head, no footer, only the numbers that its author gave the posts.

    Some links on room air cleaners in a 🧵 (1/x)
    example.com/interview/ab…
    2/ To me this line says it all …
    3/ …

Unrollers lose everything else; some put the number behind each post ("↓ 3/9"), some name the author at the end
("You can follow @ada.").
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Document, Reason, SavedFile
from pipeline.parse._byline import frame
from pipeline.parse._draft import Draft, Line, lines_of, trimmed, unescape
from pipeline.parse._numbering import counters, segments
from pipeline.parse._prose import bare
from pipeline.parse._unrolled import first_words, platform_of

# Links, HTML, and lines that begin as headings, rows or terms do; each begins with a letter that is quickly looked for.
_MARKUP = tuple(map(re.compile, (r"\]\(https?://", r"</?[a-z]+[ >]", r"\n(?:[ \t]{0,3}#{1,6} |[ \t]*\||\S+:: )")))
_SIGN = re.compile(r"\U0001f9f5|\b(?:thread|tweetstorm|hilo)\b", re.I)
_NETWORKED = re.compile(r"(?:^|\s)[@#]\w{2,}|🧵")
_DAY = re.compile(r"\b\d{1,2}/(\d{1,2})[)\]]?\s*$")
SUREST = 45


def recognises(saved: SavedFile) -> int:
    """At least three growing counters ("2/", "(3/9)"), and no markup."""
    if not bare(saved) or any(markup.search("\n" + saved.text) for markup in _MARKUP):
        return 0
    lines = trimmed(lines_of(saved.text))
    if max(len(counters(lines, "opening")), len(counters(lines, "closing"))) >= 3 and not _dated(lines):
        return 45
    items = [c for c in counters(lines, "listed") if c.line == 0 or lines[c.line - 1].blank]
    return 44 if len(items) >= 4 and _SIGN.search(saved.text[:3000]) else 0


def _dated(lines: Sequence[Line]) -> bool:
    """Days of a calendar end the lines: "(1/20)", "(1/23)", "(2/4)"; the posts of a thread share their total."""
    totals = [match[1] for line in lines if (match := _DAY.search(line.text, max(len(line.text) - 10, 0)))]
    return len(totals) >= 3 and len(set(totals)) * 3 > len(totals) * 2


def read(saved: SavedFile) -> Iterator[Document]:
    """The thread, its posts parted by their numbers."""
    lines = lines_of(unescape(saved.text))
    around = frame(lines)
    draft = Draft()
    draft.noise(lines[: around.start], mark=Reason.CHROME, rule="byline")
    for part in segments(lines[around.start : around.end]):
        draft.say(part, post=draft.post(around.author, at=around.when, name=around.name))
    draft.noise(lines[around.end :], mark=Reason.CHROME, rule="footer of the site")
    default = "twitter" if _NETWORKED.search(saved.text) else None
    yield draft.document(
        format="numbered_thread",
        platform=platform_of(saved.text, default=default),
        author=around.author,
        title=around.title or first_words(lines[around.start : around.end]),
        posted_at=around.when[0],
    )
