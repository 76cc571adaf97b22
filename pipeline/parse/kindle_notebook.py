"""What a reader marked in one book, as the Kindle's apps export it: a page (`Notebook.html`).

    <div class="bookTitle">Thinking in Systems</div> <div class="authors">Meadows, Donella H.</div> <div class="citation">…</div>
    <div class="sectionHeading">Chapter 1</div>
    <div class="noteHeading">Highlight (<span class="highlight_yellow">yellow</span>) - Page 3 · Location 145</div>
    <div class="noteText">A system is more than the sum of its parts.</div>
    <div class="noteHeading">Note - Page 3 · Location 145</div> <div class="noteText">for the talk</div>

The book is the entry; its chapters are no sections of a list. Older exports close what they did not open.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, SavedFile
from pipeline.parse._marked import Marked, marked_book
from pipeline.parse._shelf import shelf
from pipeline.text import unescape
from pipeline.text.line_numbers import with_lines

_HEAD = 40_000  # characters; the page's own styles stand above the title
_PART = re.compile(
    r"<(?:div|h\d) class=['\"](?P<name>bookTitle|authors|noteHeading|noteText)['\"]>(?P<text>[^<]*(?:<(?!/?(?:div|h\d|body))[^<]*)*)"
)
_TAG = re.compile(r"<[^<>]*>")


def recognises(saved: SavedFile) -> int:
    """92 for a page with the book's title and what was marked."""
    head = saved.text[:_HEAD]
    named = head.lstrip("\ufeff \n").startswith("<") and "bookTitle" in head and "noteHeading" in saved.text
    return 92 if named and any(part["name"] == "bookTitle" for part in _PART.finditer(head)) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The book with what was marked in it."""
    known: dict[str, str] = {}
    marked: list[Marked] = []
    line = 1
    for here, part in with_lines(_PART.finditer(saved.text)):
        text = unescape(_TAG.sub("", part["text"])).strip()
        if part["name"] == "noteText":
            marked.append(Marked(known.get("noteHeading", "").partition("-")[0], text, here))
        line = here if part["name"] == "bookTitle" else line
        known[part["name"]] = text
    blocks = marked_book(known.get("bookTitle", ""), known.get("authors", ""), marked, line=line)
    yield shelf((), format="kindle_notebook", platform="kindle", rest=blocks)
