"""A Thread Reader page clipped as Markdown: views, a linked avatar, then the posts run together.

    23,043 views

    [![Ada Profile picture](https://pbs.twimg.com/…)](https://threadreaderapp.com/user/ada)

    Introduction …

    1/ First point [example.com/docs/en/termin…](https://example.com/docs/en/terminal)[![Image](1px.png)](https://pbs…)

    [![](https://example.com/card.png)](https://example.com/docs/en/terminal)

    • • •

    Missing some Tweet in this thread? You can try to [force a refresh](#)

Only the author's own numbering parts the posts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import Document, Reason, SavedFile, Standing
from pipeline.parse import _interface, _status_links
from pipeline.parse._draft import Draft, Line, lines_of, trimmed
from pipeline.parse._front_matter import FrontMatter, front_matter, head_inline
from pipeline.parse._note_body import say_markdown
from pipeline.parse._notes import Mark, inline
from pipeline.parse._numbering import counters
from pipeline.parse._prose import prose
from pipeline.parse._unrolled import first_words
from pipeline.parse._written_dates import read_date

_USER = re.compile(r"threadreaderapp\.com/user/(?P<handle>\w{1,30})", re.I)
_THREAD = re.compile(r"https?://(?:www\.)?threadreaderapp\.com/thread/\d+\.html[^\s\"'<>)]*", re.I)
_BY = re.compile(r"\bby (?P<handle>@\w{1,30})", re.I)
_HEAD = re.compile(
    r"^\s*(?:[\d.,]+\s+views|\[!\[[^\]\n]{0,100}\]\(\S+\)\]\(\S*threadreaderapp\.com/user/\w+\S*\)|"
    r".{0,60}\b\d{1,4} (?:tweets|posts)\b.{0,40}|\[?read on (?:twitter|x)\b.{0,120}|"
    r"#{1,3}\s.{0,120}thread by @\w+.{0,60}|(?:#{1,3}\s)?enter url or id to unroll)\s*$",
    re.I,
)
_DOTS = re.compile(r"^\s*(?:[•·*]\s*){3}$")
_MORE = re.compile(r"^\W{0,8}more from \[?@?\w", re.I)
_REST = ("did thread reader help", "support us!", "become premium")


def recognises(saved: SavedFile) -> int:
    """The site's address, and Markdown links or its footer."""
    if not prose(saved) or "threadreaderapp.com" not in saved.text:
        return 0
    footer = any(_interface.starts(line, _interface.READER_FOOTER[:2]) for line in saved.text.split("\n"))
    linked = bool(_USER.search(saved.text)) and "](http" in saved.text
    clipped = bool(front_matter(saved.text).lines and _THREAD.search(saved.text[:3000]) and "](http" in saved.text)
    return 89 if linked or clipped or (footer and "](" in saved.text) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The thread; what stands behind the footer's "More from" is foreign."""
    lines = lines_of(saved.text)
    head = front_matter(saved.text)
    url = next(iter(_THREAD.findall("\n".join(line.text for line in lines[: head.lines]))), None)
    draft = Draft(inline)
    mark = _marks()
    draft.noise(lines[: head.lines], mark=Reason.CHROME, rule="front matter", read=head_inline(mark))
    body = lines[head.lines :]
    start, end = _start(body), _end(body)
    draft.noise(body[:start], mark=Reason.CHROME, rule="head of the page")
    author, name = _author(head, saved.text)
    for part in _posts(body[start:end]):
        say_markdown(draft, part, post=draft.post(author or name, name=name if author else None))
        draft.section = ()
    _after(draft, body[end:])
    yield draft.document(
        format="thread_reader_clip",
        platform="twitter",
        author=author or name,
        title=head.get("title") or first_words(body[start:end]),
        url=url,
        posted_at=read_date(head.get("published", "date") or "")[0],
    )


def _marks() -> Mark:
    return lambda found: Reason.SELF if _THREAD.match(found) else _status_links.mark(found) or Reason.CHROME


def _author(head: FrontMatter, text: str) -> tuple[str | None, str | None]:
    """Handle and name: of the linked avatar, else of the title."""
    user = _USER.search(text)
    titled = next((m for values in head.values.values() for v in values if (m := _BY.search(v))), None)
    name = re.search(r"!\[(?P<name>[^\]\n]{1,80}?) Profile picture\]", text)
    handle = "@" + user["handle"] if user else titled["handle"] if titled else None
    return handle, name["name"] if name else None


def _start(lines: Sequence[Line]) -> int:
    """Behind the last line of the page's head, among its first lines."""
    shown = [i for i, line in enumerate(lines) if not line.blank][:8]
    return max((i + 1 for i in shown if _HEAD.match(lines[i].text)), default=0)


def _end(lines: Sequence[Line]) -> int:
    for i, line in enumerate(lines):
        if _interface.starts(line.text, _interface.READER_FOOTER):
            return i
        if _DOTS.match(line.text):
            rest = trimmed(lines[i + 1 :])
            if not rest or _interface.starts(rest[0].text, _interface.READER_CHROME):
                return i
    return len(lines)


def _posts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Parts by the author's numbers at the beginning of a line."""
    starts = [c.line for c in counters(lines, "opening")] if len(counters(lines, "opening")) > 1 else []
    for a, b in pairwise([0, *starts, len(lines)]):
        if trimmed(lines[a:b]):
            yield trimmed(lines[a:b])


def _after(draft: Draft, lines: Sequence[Line]) -> None:
    """The footer, and behind "More from" the other threads, up to the site's asking for support."""
    more = next((i + 1 for i, line in enumerate(lines) if _MORE.match(line.text)), len(lines))
    rest = next((i for i in range(more, len(lines)) if _interface.starts(lines[i].text, _REST)), len(lines))
    draft.noise(lines[:more], mark=Reason.CHROME, rule="footer of the site")
    if trimmed(lines[more:rest]):
        say_markdown(draft, lines[more:rest], post=draft.post(standing=Standing.FOREIGN))
    draft.noise(lines[rest:], mark=Reason.CHROME, rule="footer of the site")
