"""A post or thread in a note whose head links it: the words stand there as somebody pasted or clipped them.

    ---
    source: https://x.com/ada/status/1376631183589699586
    author: Ada Example
    ---
    Ten tools for looms 🧵

    1. Heddle: free https://heddle.example

The head is YAML, or lines such as "Source: https://www.linkedin.com/posts/ada_…" below the title.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Document, Reason, SavedFile
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, lines_of
from pipeline.parse._front_matter import FrontMatter, front_matter, head_inline, page
from pipeline.parse._note_body import HEADING
from pipeline.parse._notes import Mark, inline
from pipeline.parse._post_fields import Field, fields, network_of, permalink
from pipeline.parse._post_parts import HANDLE, WORDS
from pipeline.parse._prose import prose
from pipeline.parse._quoted_posts import say_with_quotes
from pipeline.parse._written_dates import read_date

_KEYS = ("source", "url", "link", "source_url", "original_url", "permalink", "tweet", "tweet_url", "post_url")
_TITLE = re.compile(r"^\s{0,3}#\s+(?P<title>\S.*?)\s*$")
_FIELDS_BELOW = re.compile(r"^\s{0,3}#{2,4}\s+(?:meta ?data|properties|info|details)\s*$", re.I)
_BY = re.compile(r"\b(?:thread|post) by (?P<handle>@\w{1,30})\b", re.I)
# What a permalink of a network holds: quickly looked for where heads stand.
_POST = re.compile(r"/status/\d|/thread/\d|linkedin\.com/(?:posts|feed)/|/post/\w")
_FEW = 2  # headings
_FAR = 6000  # characters
_HEAD = 8  # lines within which the head's fields stand
SUREST = 63


def recognises(saved: SavedFile) -> int:
    """A head whose source is a post of a network; surer where lines below the title say so."""
    head = _head(saved) if prose(saved) else None
    if head is not None and _chapters(saved, head[1]) > _FEW:
        return 0
    return 0 if head is None else 63 if head[2] else 40


def _chapters(saved: SavedFile, start: int) -> int:
    """How many headings of its own the text has: a post has few, an article or a list many."""
    return sum(bool(HEADING.match(x.text) and not WORDS.match(x.text)) for x in lines_of(saved.text)[start:])


def read(saved: SavedFile) -> Iterator[Document]:
    """The words as one post of whoever the link or the head names."""
    lines = lines_of(saved.text)
    head = front_matter(saved.text)
    url, start, found = _head(saved) or ("", head.lines, [])
    status = _status_links.status(url)
    title = head.get("title") or next(
        (m["title"] for x in lines[head.lines : start] if (m := _TITLE.match(x.text))), None
    )
    author = (status.handle if status else None) or _author(head, found, title)
    at = _status_links.written_at(url)
    draft = Draft(lambda text: inline(text, _mark(url)))
    draft.noise(lines[: head.lines], mark=Reason.CHROME, rule="front matter", read=head_inline(_in_head(url)))
    draft.noise(lines[head.lines : start], mark=Reason.CHROME, rule="head of the note", read=head_inline(_in_head(url)))
    post = draft.post(author, url=url, at=at)
    words = [line for line in lines[start:] if not WORDS.match(line.text)]
    draft.noise([x for x in lines[start:] if WORDS.match(x.text)], mark=Reason.CHROME, rule="heading of the note")
    say_with_quotes(draft, words, post)
    yield draft.document(
        format="saved_post",
        platform=network_of(url),
        author=author,
        title=title,
        url=url,
        posted_at=at[0] or read_date(head.get("published", "date", "posted") or "")[0],
    )


def _head(saved: SavedFile) -> tuple[str, int, list[Field]] | None:
    """The post's address, the line where its words begin, and the fields below the title."""
    if not _POST.search(saved.text[:_FAR]):
        return None
    head, lines = front_matter(saved.text), lines_of(saved.text)
    start = _below_title(lines, head.lines)
    given = next((url for key in _KEYS for url in head.values.get(key, []) if network_of(url)), None)
    shown = [i for i in range(start, len(lines)) if not lines[i].blank][:_HEAD]
    at = next((i for i in shown if (url := permalink(lines[i])) and (given is None or url == given)), None)
    if at is None:
        return (given, start, []) if given else None
    first, last, found = fields(lines, at)
    if first > shown[0]:  # words stand above: the line is theirs
        return (given, start, []) if given else None
    return permalink(lines[at]) or "", last, found


def _below_title(lines: Sequence[Line], start: int) -> int:
    """Behind the title that repeats what the head says, and a heading that only announces the fields below it."""
    for heading in (_TITLE, _FIELDS_BELOW):
        first = next((i for i in range(start, len(lines)) if not lines[i].blank), start)
        start = first + 1 if first < len(lines) and heading.match(lines[first].text) else first
    return start


def _author(head: FrontMatter, found: Sequence[Field], title: str | None) -> str | None:
    """The handle that the head or the title shows, else the name."""
    said = next((f.value for f in found if f.names_author), None) or head.get("author", "authors", "handle", "creator")
    by = _BY.search(title or "")
    handle = HANDLE.search(said or "")
    return handle[0] if handle else by["handle"] if by else page(said).strip() if said else None


def _mark(url: str) -> Mark:
    """What a link of the words is: the post itself, an account, a picture."""
    own = _status_links.status(url)

    def mark(found: str) -> Reason | None:
        status = _status_links.status(found)
        same = found == url or bool(own and status and status.number == own.number)
        return Reason.SELF if same else _status_links.mark(found)

    return mark


def _in_head(url: str) -> Mark:
    words = _mark(url)
    return lambda found: words(found) or Reason.CHROME
