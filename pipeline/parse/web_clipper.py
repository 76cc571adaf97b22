"""A thread of X as the Obsidian Web Clipper saves it: properties, then posts apart by rules.

    ---
    title: "Thread by @ada"
    source: "https://x.com/ada/status/1917378923761131656"
    author:
      - "[[@ada]]"
    published: 2025-04-29
    ---
    **Ada** @ada 2025-04-29

    First post, its numbers escaped: 1\\. …

    > 2025-04-28
    >
    > A quoted post, without its author.

    ---

    **Bert** @bert [2025-04-30](https://x.com/bert/status/1917378927078826481)

    An answer.

The property's names are the user's (标题, 链接, 作者). An advert is a post with neither date nor link.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Block, Document, Reason, Role, SavedFile, Standing
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, When, lines_of, trimmed
from pipeline.parse._front_matter import FrontMatter, front_matter, head_inline, page
from pipeline.parse._note_body import RULE, say_markdown
from pipeline.parse._notes import inline, marking
from pipeline.parse._unrolled import first_words
from pipeline.parse._written_dates import read_date

_HEAD = re.compile(
    r"^\s*\*\*(?P<name>[^*\n]{1,120})\*\*\s+@(?P<handle>(?:\w|\\_){1,60})"
    r"(?:\s+(?:\[(?P<shown>[^\]\n]{1,60})\]\((?P<url>\S{1,500})\)|(?P<date>\S.{0,60})))?\s*$"
)
_QUOTE = re.compile(r"^\s{0,3}>[ \t]?")
_OFF_TOPIC = marking(Reason.OFF_TOPIC)
_THREAD_BY = re.compile(r"@(?P<handle>\w{1,30})\b")


def recognises(saved: SavedFile) -> int:
    """Front matter that names a post of X, over at least one post's head line."""
    head = front_matter(saved.text)
    if not head.lines or not any(_status_links.status(v) for values in head.values.values() for v in values):
        return 0
    return 90 if any(_HEAD.match(line) for line in saved.text.split("\n")) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The thread with the answers and adverts that the page showed."""
    lines = lines_of(saved.text)
    head = front_matter(saved.text)
    url = _source(head)
    owner = _owner(head, url)
    parts = list(_posts(lines[head.lines :]))
    heads = [m for part in parts if (m := _HEAD.match(part[0].text))]
    mark = _status_links.marks([url, *(m["url"] for m in heads)])
    draft = Draft(lambda text: inline(text, mark))
    in_head = head_inline(lambda found: mark(found) or Reason.CHROME)
    draft.noise(lines[: head.lines], mark=Reason.CHROME, rule="front matter", read=in_head)
    dated = any(m["url"] or m["date"] for m in heads)
    for part in parts:
        _post(draft, part, owner, url, dated=dated)
    title = head.get("title", "标题", "titel", "título", "titre", "titolo", "タイトル", "제목")
    yield draft.document(
        format="web_clipper",
        platform="twitter",
        author=owner,
        title=title or next((v[0] for v in head.values.values() if v and "@" in v[0]), None) or first_words(lines),
        url=url,
        posted_at=_status_links.written_at(url or "")[0],
    )


def _source(head: FrontMatter) -> str | None:
    return next((v for values in head.values.values() for v in values if _status_links.status(v)), None)


def _owner(head: FrontMatter, url: str | None) -> str | None:
    """Whose thread it is: the handle of the author's property, else of the link, else of the title."""
    values = [page(v) for values in head.values.values() for v in values]
    named = next((v for v in values if re.fullmatch(r"@\w{1,30}", v)), None)
    status = _status_links.status(url) if url else None
    titled = next((m for v in values if (m := _THREAD_BY.search(v))), None)
    return named or (status.handle if status else None) or ("@" + titled["handle"] if titled else None)


def _posts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each post: a rule or a head line begins the next."""
    run: list[Line] = []
    for line in lines:
        if RULE.match(line.text) or _HEAD.match(line.text):
            if trimmed(run):
                yield trimmed(run)
            run = []
        if not RULE.match(line.text):
            run.append(line)
    if trimmed(run):
        yield trimmed(run)


def _post(draft: Draft, lines: list[Line], owner: str | None, source: str | None, *, dated: bool) -> None:
    head = _HEAD.match(lines[0].text)
    if not head and not draft.posts:
        draft.noise(lines, mark=Reason.CHROME, rule="title of the note")
        return
    if not head:
        say_markdown(draft, lines, post=len(draft.posts) - 1)
        return
    handle = "@" + head["handle"].replace("\\", "")
    own = owner is None or handle.lower() == owner.lower()
    advert = dated and not own and not (head["url"] or head["date"])
    url = head["url"] or (source if own and not draft.posts else None)
    post = draft.post(
        handle,
        url=url,
        at=_when(url, head["shown"] or head["date"]),
        standing=Standing.OWN if own else Standing.ADVERT if advert else Standing.REPLY,
        name=head["name"].strip(),
    )
    like = Block(Role.NOISE, "", post=post, mark=Reason.SELF, rule="byline")
    draft.add(lines[:1], like, read=marking(Reason.SELF))
    body = lines[1:]
    quote = next((i for i, line in enumerate(body) if _quote_head(line)), len(body))
    end = next((i for i in range(quote, len(body)) if not body[i].blank and not _QUOTE.match(body[i].text)), len(body))
    say_markdown(draft, body[:quote], post=post)
    if quote < len(body):
        _quoted(draft, body[quote:end])
        say_markdown(draft, body[end:], post=post)


def _quote_head(line: Line) -> bool:
    """True for a quote's first line where it is a post's head line, or nothing but a date."""
    found = _QUOTE.match(line.text)
    text = line.text[found.end() :].strip() if found else ""
    return bool(_HEAD.match(text)) or (bool(read_date(text)[0]) and len(text) < 30)


def _quoted(draft: Draft, lines: Sequence[Line]) -> None:
    head = _HEAD.match(_QUOTE.sub("", lines[0].text))
    handle = "@" + head["handle"].replace("\\", "") if head else None
    url = head["url"] if head else None
    when = _when(url, (head["shown"] or head["date"]) if head else lines[0].text)
    name = head["name"].strip() if head else None
    post = draft.post(handle, url=url, at=when, standing=Standing.QUOTED, name=name)
    like = Block(Role.NOISE, "", post=post, mark=Reason.OFF_TOPIC, rule="head of a quoted post")
    draft.add([line.cut(m.end()) for line in lines[:1] if (m := _QUOTE.match(line.text))], like, read=_OFF_TOPIC)
    say_markdown(draft, lines[1:], post=post)


def _when(url: str | None, shown: str | None) -> When:
    exact = _status_links.written_at(url or "")
    return exact if exact[0] else read_date(shown or "")
