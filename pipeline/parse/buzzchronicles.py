"""BuzzChronicles, as page text: a thread without head or author, then other people's threads.

    First post. 🧵👇

    Name of a book
    > why to read it
    🔗example. org/book

    (2 / 18)
    …
    More from Ada Example

    More from Machine learning

    Somebody else's thread …

    You May Also Like

    Strangers' threads …

The first "More from" names the author, the next one a category.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import Document, Reason, SavedFile, Standing
from pipeline.parse import _interface
from pipeline.parse._draft import Draft, Line, lines_of, unescape
from pipeline.parse._numbering import segments
from pipeline.parse._prose import bare
from pipeline.parse._unrolled import first_words, platform_of

SUREST = 85


def recognises(saved: SavedFile) -> int:
    """Footers of this site: "More from" with a name, not a handle, and "You May Also Like"."""
    if not bare(saved) or not _interface.has_footer(saved.text):
        return 0
    lines = [line for line in lines_of(saved.text) if _footer(line)]
    names = [who for line in lines if (who := _interface.more_from(line.text)) and not who.startswith("@")]
    liked = any(_interface.more_from(line.text) is None for line in lines)
    if not (names or liked):
        return 0
    return 85 if names and (liked or len(names) > 1) else 60


def read(saved: SavedFile) -> Iterator[Document]:
    """The thread, with what the page dragged in as strangers' posts."""
    lines = lines_of(unescape(saved.text))
    footers = [i for i, line in enumerate(lines) if _footer(line)]
    edges = [*footers, len(lines)]
    author = next((who for i in footers if (who := _interface.more_from(lines[i].text))), None)
    draft = Draft()
    own = lines[: edges[0]]
    for part in segments(own):
        draft.say(part, post=draft.post(author))
    for start, end in pairwise(edges):
        draft.noise([lines[start]], mark=Reason.CHROME, rule="footer of the site")
        _foreign(draft, lines[start + 1 : end])
    yield draft.document(
        format="buzzchronicles",
        platform=platform_of(saved.text, default="twitter"),
        author=author,
        title=first_words(own),
    )


def _footer(line: Line) -> bool:
    return bool(_interface.more_from(line.text)) or _interface.equals(line.text, _interface.FOREIGN_HEADINGS)


def _foreign(draft: Draft, lines: Sequence[Line]) -> None:
    if any(not line.blank for line in lines):
        draft.say(lines, post=draft.post(standing=Standing.FOREIGN))
