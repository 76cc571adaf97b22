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

from pipeline.model import Document, Reason, SavedFile
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, trimmed
from pipeline.parse._highlights import Head, document, write
from pipeline.parse._note_body import RULE
from pipeline.parse._notes import inline
from pipeline.parse._quoted_posts import say_with_quotes
from pipeline.parse._readwise_notes import Section, metadata, notes, write_head
from pipeline.parse.readwise_obsidian import bullets

_FULL = re.compile(r"^##\s+Full Document\s*$", re.M | re.I)


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
    own = draft.post(head.author, url=url, at=_status_links.written_at(url or ""))
    say_with_quotes(draft, lines, own)
