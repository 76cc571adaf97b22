"""A Markdown note into which somebody pasted a post or a page: its links are bare and stand where the words put them.

    # Free courses

    1️⃣ Weaving School - all about looms

    Link: https://looms.example

    2️⃣ Dough for Bakers - six short videos

    Link: https://dough.example

Its lines are the author's and mean what they mean in a post; a note whose links stand in list items is a list.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, Genre, Reason, SavedFile
from pipeline.parse import _status_links, markdown
from pipeline.parse._draft import Draft, lines_of
from pipeline.parse._front_matter import front_matter, head_inline
from pipeline.parse._note_body import say_markdown
from pipeline.parse._notes import inline
from pipeline.parse._titles import title_of
from pipeline.parse._unrolled import platform_of
from pipeline.records import replace

# Links that Markdown makes (but pictures), tables, listings, HTML: somebody wrote the note in Markdown.
_WRITTEN = re.compile(
    r"(?<!!\[)\]\(\s*<?(?:https?:|[./#\w])|<https?://|^\s{0,3}\[[^\]\n]{1,200}\]:\s|^\s{0,3}\|.*\|\s*$|^\s{0,3}(?:```|~~~)|</?(?:a|img|div|table|details|p|span|ul|li|h\d)[\s>]",
    re.M | re.I,
)
_LINKED = re.compile(r"https?://")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+\S")
SUREST = 21


def recognises(saved: SavedFile) -> int:
    """A Markdown file without Markdown's links, most of whose bare links stand in no item of a list.

    What its YAML head links, as the page that it was clipped from, tells nothing of how it is written.
    """
    if "://" not in saved.text or not 0 < markdown.recognises(saved) < SUREST or _WRITTEN.search(saved.text):
        return 0
    lines = saved.text.split("\n")[front_matter(saved.text).lines :]
    linked = [line for line in lines if _LINKED.search(line)]
    return SUREST if sum(bool(_ITEM.match(line)) for line in linked) * 2 < len(linked) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """Headings and paragraphs, line by line."""
    lines = lines_of(saved.text)
    head = front_matter(saved.text)
    draft = Draft(inline)
    chrome = head_inline(lambda url: _status_links.mark(url) or Reason.CHROME)
    draft.noise(lines[: head.lines], mark=Reason.CHROME, rule="front matter", read=chrome)
    say_markdown(draft, lines[head.lines :])
    title = title_of(draft.blocks)
    draft.blocks = [replace(block, section=_below(title, block.section)) for block in draft.blocks]
    yield draft.document(
        format="pasted_note",
        genre=Genre.PAGE,
        platform=platform_of(saved.text),
        title=head.get("title") or title,
    )


def _below(title: str | None, section: tuple[str, ...]) -> tuple[str, ...]:
    """The headings that are not the whole note's title."""
    return section[1:] if title and section[:1] == (title,) else section
