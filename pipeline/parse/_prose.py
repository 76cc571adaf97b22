"""Which files may be somebody's text at all: asked first, so that data and pages cost a reader of text nothing."""

import re

from pipeline.model import SavedFile

# JSON, an archive's JavaScript, or HTML and XML; "[1/9] …" and "[HN] …" are text, and so is a note that begins with an autolink.
_DATA = re.compile(
    r"[\s\ufeff]{0,1000}(?:\{|window\.\w+|<[!?a-zA-Z][^:@>]{0,200}>|\[\s{0,20}(?:[{\"]|\[\s{0,20}[{\"\d]))"
)
_FENCE = re.compile(r"[\s\ufeff]{0,1000}---[ \t]*\n")
_LONGEST = 400_000  # characters: a thread of a thousand posts is shorter


def prose(saved: SavedFile) -> bool:
    """True for text that is neither data nor markup, and not longer than any thread."""
    return saved.encoding is not None and len(saved.text) <= _LONGEST and not _DATA.match(saved.text)


def bare(saved: SavedFile) -> bool:
    """True for such text without front matter: a page copied or dumped, no note."""
    return prose(saved) and not _FENCE.match(saved.text)
