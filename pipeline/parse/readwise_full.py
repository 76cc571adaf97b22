"""Readwise's export for Obsidian with the full document: a head with a summary, then the posts apart by rules.

## Full Document
First post, with links like <https://t.co/zSpp67kJSg> and [example.com/a…](https://example.com/abc)

---

Second post, quoting another:

![](https://pbs.twimg.com/profile_images/…)

[Bert](https://twitter.com/bert)
[@bert](https://twitter.com/bert)

What Bert wrote.

[Posted Mar 6, 2026 at 8:26AM](https://twitter.com/bert/status/2029836124592734364)
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from pipeline.model import Document, Reason, SavedFile, Standing
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, trimmed
from pipeline.parse._highlights import Head, document, write
from pipeline.parse._note_body import RULE, say_markdown
from pipeline.parse._notes import inline, marking
from pipeline.parse._readwise_notes import Section, metadata, notes, write_head
from pipeline.parse.readwise_obsidian import bullets

_FULL = re.compile(r"^##\s+Full Document\s*$", re.M | re.I)
_PICTURE = re.compile(r"^\s*!\[[^\]\n]{0,200}\]\(\S{1,1000}\)\s*$")
_LINKED = re.compile(r"^\s*\[(?P<text>[^\]\n]{1,120})\]\((?P<url>\S{1,1000})\)\s*$")


def recognises(saved: SavedFile) -> int:
    """Readwise's head over a full document."""
    return 90 if metadata(saved) and _FULL.search(saved.text) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """One document a copy; a copy word for word like the one before is not told again."""
    seen: set[str] = set()
    for number, (above, note) in enumerate(notes(saved)):
        draft = Draft(inline)
        head, sections = write_head(draft, above, note)
        mark = _status_links.marks([head.url])
        draft.read = partial(inline, mark=mark)
        for section in sections:
            _section(draft, section, head)
        key = "\n".join(block.text for block in draft.blocks)
        if key not in seen:
            seen.add(key)
            yield document(draft, head, __name__, part=str(number + 1) if number else None)


def _section(draft: Draft, section: Section, head: Head) -> None:
    draft.noise([section.heading], mark=Reason.CHROME, rule="heading of the export")
    if not _FULL.match(section.heading.text):
        write(draft, list(bullets(section.lines)), head)
        return
    run: list[Line] = []
    first = True
    for line in [*section.lines, Line(0, "---")]:
        if not RULE.match(line.text):
            run.append(line)
            continue
        if trimmed(run):
            _post(draft, run, head, url=head.url if first else None)
            first = False
        run = []


def _post(draft: Draft, lines: Sequence[Line], head: Head, *, url: str | None) -> None:
    """One post of the thread and what it quotes."""
    starts = [i for i in range(len(lines)) if _quote_starts(lines, i)]
    own = draft.post(head.author, url=url, at=_status_links.written_at(url or ""))
    say_markdown(draft, lines[: starts[0]] if starts else lines, post=own)
    draft.section = ()
    for start, end in pairwise([*starts, len(lines)]):
        _quoted(draft, lines[start:end], own, alone=len(starts) == 1)


def _quote_starts(lines: Sequence[Line], i: int) -> bool:
    """True at a picture over two links to one and the same account: a name and a handle."""
    if not _PICTURE.match(lines[i].text):
        return False
    below = [m for line in trimmed(lines[i + 1 : i + 6])[:3] if (m := _LINKED.match(line.text))]
    accounts = [_status_links.account(link["url"]) for link in below]
    return len(accounts) > 1 and accounts[0] is not None and accounts[0] == accounts[1]


def _quoted(draft: Draft, lines: Sequence[Line], own: int, *, alone: bool) -> None:
    """A quoted post: avatar, name and handle, its text, and its permalink (of several quotes all at the end)."""
    head = [i for i, line in enumerate(lines) if _LINKED.match(line.text)][:2]
    name, handle = (_LINKED.match(lines[i].text) for i in head)
    links = [line for line in lines[head[1] + 1 :] if _permalink(line)]
    url = _permalink(links[0]) if alone and links else None
    post = draft.post(
        _status_links.account(handle["url"]) if handle else None,
        url=url,
        at=_status_links.written_at(url or ""),
        standing=Standing.QUOTED,
        name=name["text"] if name else None,
    )
    draft.noise(lines[: head[1] + 1], mark=Reason.PROFILE, rule="byline of a quoted post", post=post)
    say_markdown(draft, [line for line in lines[head[1] + 1 :] if not _permalink(line)], post=post, quoted=True)
    draft.section = ()
    draft.noise(
        links, mark=Reason.OFF_TOPIC, rule="permalink of a quoted post", post=post, read=marking(Reason.OFF_TOPIC)
    )


def _permalink(line: Line) -> str | None:
    """The target of a line that is nothing but a link to a post."""
    found = _LINKED.match(line.text)
    return found["url"] if found and _status_links.status(found["url"]) else None
