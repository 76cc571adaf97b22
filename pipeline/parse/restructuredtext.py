"""reStructuredText lists, read by docutils.

Math
====
* The `computational linear algebra for coders <https://example.org>`_ course is useful.
"""

import re
from collections.abc import Iterator

from docutils.core import publish_doctree
from docutils.utils import Reporter

from pipeline.model import Document, Genre, Role, SavedFile
from pipeline.parse._rst import Visitor, Walk
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
# Nothing outside the file is read, nothing runs, and docutils tells its complaints to nobody.
_SETTINGS = {
    "report_level": Reporter.SEVERE_LEVEL,
    "halt_level": Reporter.SEVERE_LEVEL + 1,
    "warning_stream": False,
    "file_insertion_enabled": False,
    "raw_enabled": True,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "smart_quotes": False,
    "line_length_limit": 1_000_000,
    "_disable_config": True,
}
_DEPTH = re.compile(r"^[ \t]{100,}", re.M)  # docutils walks nested blocks by recursion


def recognises(saved: SavedFile) -> int:
    """High for the file's ending, low for text with its underlines and links."""
    return _SYNTAX.score(saved)


def read(saved: SavedFile) -> Iterator[Document]:
    """The one document of the file."""
    text, shallow = _DEPTH.subn(" " * 100, saved.text)
    complaints = ["text indented by more than 100 blanks was moved to the left"] if shallow else []
    walk = Walk()
    try:
        tree = publish_doctree(text, settings_overrides=_SETTINGS)
        tree.walkabout(Visitor(tree, walk))
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
