"""Any other HTML page: an article, a newsletter, a list; read by its main content.

    <nav>...</nav> <article><h1>Title</h1> <h2><a href="https://example.com">An entry</a></h2> <p>What it is.</p> ...

What stands around the content is not dropped: it becomes noise, so that no link is lost.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._article import article
from pipeline.parse._html import is_html, page

# A README may begin with HTML and go on in Markdown.
_MARKDOWN = re.compile(r"^(?:#{1,6}\s|[-*+]\s+\S|```|---$)|\]\((?:https?://|#)", re.M)


def recognises(saved: SavedFile) -> int:
    """20 for every page that nobody else knows; 15 for a piece of one, which is no Markdown."""
    if is_html(saved):
        return 20
    return 15 if is_html(saved, fragment=True) and not _MARKDOWN.search(saved.text) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One document."""
    yield article(saved, page(saved), name="page")
