"""reStructuredText lists, read by docutils.

Math
====
* The `computational linear algebra for coders <https://example.org>`_ course is useful.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, Genre, Role, SavedFile
from pipeline.parse._syntax import Syntax
from pipeline.parse._titles import platform_of, title_of

_SYNTAX = Syntax(
    endings=(".rst", ".rest"),
    link=re.compile(
        r"`[^`\n]{1,200}<https?://[^`>\n]{1,500}>`__?|^\.\. (?:_[^:\n]{1,100}:|contents::|image::|toctree::)", re.M
    ),
    heading=re.compile(r"^(?!\s)(\S[^\n]*)\n([=\-~^\"'`#*+])\2{3,}\s*$", re.M),
    links=2,
    signs=("`_", ".. "),
)
_DEPTH = re.compile(r"^[ \t]{100,}", re.M)  # docutils walks nested blocks by recursion
SUREST = 50


def recognises(saved: SavedFile) -> int:
    """High for the file's ending, low for text with its underlines and links."""
    return _SYNTAX.score(saved)


def read(saved: SavedFile) -> Iterator[Document]:
    """The one document of the file."""
    from pipeline.parse._rst import Walk, walked  # docutils, which most runs need not load

    text, shallow = _DEPTH.subn(" " * 100, saved.text)
    complaints = ["text indented by more than 100 blanks was moved to the left"] if shallow else []
    try:
        walk = walked(text)
    except (RecursionError, ValueError, IndexError, AssertionError) as error:
        complaints.append(f"read as plain text, because docutils gave up: {type(error).__name__}")
        walk = Walk()
        for paragraph in re.split(r"\n\s*\n", saved.text):
            walk.outline.open(Role.PARAGRAPH)
            walk.outline.text(paragraph)
            walk.outline.close()
    blocks = tuple(walk.outline.blocks)
    yield Document(
        format="restructuredtext",
        genre=Genre.LIST,
        blocks=blocks,
        platform=platform_of(saved.path),
        title=title_of(blocks),
        complaints=(*complaints, *walk.outline.complaints),
    )
