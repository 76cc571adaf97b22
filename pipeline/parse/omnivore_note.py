"""A saved page as Omnivore's plugins for Obsidian and Logseq write it.

    ---
    id: 0f2c…
    title: Ada Example on Twitter: "First post"
    author: Ada Example
    date_saved: 2023-05-01 10:00:00
    ---
    # Ada Example on Twitter: "First post"
    #Omnivore

    [Read on Omnivore](https://omnivore.app/me/…)
    [Read Original](https://twitter.com/ada/status/1376631183589699586)

    ## Highlights

    > A passage [⤴️](https://omnivore.app/me/…#…)

Images go through a proxy whose address ends in the original's.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Document, Genre, Reason, SavedFile
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, Read, lines_of
from pipeline.parse._front_matter import front_matter, head_inline
from pipeline.parse._note_body import say_markdown
from pipeline.parse._notes import Mark, inline
from pipeline.parse._written_dates import read_date

_OMNIVORE = re.compile(r"https?://(?:\w+\.)?omnivore\.app/", re.I)
_ORIGINAL = re.compile(r"^\s*\[[^\]\n]{1,60}\]\((?P<url>https?://\S{1,1000})\)\s*$")
_TITLE = re.compile(r"^#\s+(?P<title>\S.*)$")
_NETWORK = re.compile(r"^(?P<name>.{1,80}?) (?:on|auf|sur|en|no|su) (?P<network>Twitter|X)\s*[:：]\s*(?P<text>.*)$")
_PASSAGE = re.compile(r"^\s{0,3}>\s?")
_BACK = re.compile(r"\[[^\[\]\n]{1,12}\]\(https?://(?:\w+\.)?omnivore\.app/\S{1,500}\)\s*$", re.I)
_HEADING = re.compile(r"^##\s+(?:Highlights|Full Content|Content|Notes?)\s*$", re.I)


def recognises(saved: SavedFile) -> int:
    """A link back to Omnivore in the note's head."""
    return 88 if re.search(r"\]\(https?://(?:\w+\.)?omnivore\.app/me/", saved.text[:6000]) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The passages or the whole text of the page, under one post of its author where it was a post."""
    lines = lines_of(saved.text)
    head = front_matter(saved.text)
    body = lines[head.lines :]
    start = _start(body)
    links = [m["url"] for m in (_ORIGINAL.match(line.text) for line in body[:start]) if m]
    url = next((u for u in links if not _OMNIVORE.match(u)), None) or head.get("url", "original_url")
    title = head.get("title") or next((m["title"] for m in (_TITLE.match(x.text) for x in body[:start]) if m), None)
    network = _NETWORK.match(title or "")
    status = _status_links.status(url or "")
    draft = Draft(_reader(url))
    draft.noise(lines[: head.lines], mark=Reason.CHROME, rule="front matter", read=head_inline(_marks(url)))
    draft.noise(body[:start], mark=Reason.CHROME, rule="head of the note")
    author = (status.handle if status else None) or (network["name"] if network else head.get("author"))
    post = draft.post(author, url=url, at=_status_links.written_at(url or "")) if status or network else None
    _body(draft, body[start:], post)
    yield draft.document(
        format="omnivore_note",
        genre=Genre.THREAD if post is not None else Genre.PAGE,
        platform="twitter" if post is not None else None,
        author=author,
        title=title,
        url=url,
        posted_at=status.posted_at if status else read_date(head.get("date_published", "published") or "")[0],
    )


def _start(lines: Sequence[Line]) -> int:
    """Behind the links to Omnivore and to the original, or behind the heading that follows them."""
    last = max((i for i, line in enumerate(lines[:20]) if _ORIGINAL.match(line.text)), default=-1)
    return last + 1


def _marks(url: str | None) -> Mark:
    def mark(found: str) -> Reason | None:
        if _OMNIVORE.match(found):
            return Reason.CHROME
        return Reason.SELF if found == url else _status_links.mark(found)

    return mark


def _reader(url: str | None) -> Read:
    return lambda text: inline(text, _marks(url))


def _body(draft: Draft, lines: Sequence[Line], post: int | None) -> None:
    """The text; the note's own headings as noise, passages (quotes) as the page's words."""
    run: list[Line] = []
    for line in lines:
        if _HEADING.match(line.text):
            say_markdown(draft, run, post=post)
            draft.noise([line], mark=Reason.CHROME, rule="heading of the note")
            run = []
        else:
            found = _PASSAGE.match(line.text)
            line = line.cut(found.end()) if found else line
            back = _BACK.search(line.text)
            run.append(line.cut(0, back.start()) if back else line)
            if back:
                say_markdown(draft, run, post=post)
                draft.noise([line.cut(back.start())], mark=Reason.CHROME, rule="link back", post=post)
                run = []
    say_markdown(draft, run, post=post)
