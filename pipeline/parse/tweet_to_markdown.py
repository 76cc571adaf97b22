"""A post or thread as the tool tweet-to-markdown writes it.

    ---
    author: Ada Example
    handle: @ada
    source: https://twitter.com/ada/status/1376631183589699586
    date: 2021-03-29T20:23:45.000Z
    likes: 12
    ---
    ![ada](https://pbs.twimg.com/profile_images/…)
    Ada Example ([@ada](https://twitter.com/ada)) - March 29, 2021 at 8:23 PM

    Text of the post.

    [Tweet link](https://twitter.com/ada/status/1376631183589699586)

    ---

Quoted posts look the same behind "> ".
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Document, Reason, SavedFile, Standing
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, lines_of, trimmed
from pipeline.parse._front_matter import front_matter, head_inline
from pipeline.parse._note_body import RULE, say_markdown
from pipeline.parse._notes import inline, marking
from pipeline.parse._prose import prose
from pipeline.parse._unrolled import first_words
from pipeline.parse._written_dates import read_date

_HEAD = re.compile(
    r"^\s*(?P<name>\S.{0,100}?)\s+\(\[(?P<handle>@[\w\\]{1,40})\]\((?P<profile>\S{1,200})\)\)(?:\s*[-–—·]\s*(?P<date>\S.{0,60}))?\s*$"
)
_LINK = re.compile(r"^\s*\[[^\]\n]{1,60}\]\((?P<url>https?://\S{1,300})\)\s*$")
_AVATAR = re.compile(r"^\s*!\[[^\]\n]{0,100}\]\(\S{1,500}\)\s*$")
_QUOTE = re.compile(r"^\s{0,3}>\s?")


def recognises(saved: SavedFile) -> int:
    """A post's head line in this tool's writing, and the link back below a text."""
    if not prose(saved) or "([@" not in saved.text:
        return 0
    lines = saved.text.split("\n")
    heads = sum(bool(_HEAD.match(_QUOTE.sub("", line))) for line in lines)
    links = sum(bool((m := _LINK.match(_QUOTE.sub("", line))) and _status_links.status(m["url"])) for line in lines)
    return 91 if heads and links else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """Every post that the file holds; what another author wrote is an answer."""
    lines = lines_of(saved.text)
    head = front_matter(saved.text)
    url = head.get("source", "url")
    draft = Draft(inline)
    draft.noise(lines[: head.lines], mark=Reason.CHROME, rule="front matter", read=head_inline(_mark))
    handle = head.get("handle")
    owner = "@" + handle.lstrip("@") if handle else None
    for part in _parts(lines[head.lines :]):
        owner = _post(draft, part, owner)
    first = draft.posts[0] if draft.posts else None
    yield draft.document(
        format="tweet_to_markdown",
        platform="twitter",
        author=owner or head.get("author"),
        title=head.get("title") or first_words([x for x in lines[head.lines :] if _is_text(x)]),
        url=url or (first.url if first else None),
        posted_at=read_date(head.get("date") or "")[0] or (first.posted_at if first else None),
    )


def _mark(url: str) -> Reason:
    return Reason.SELF if _status_links.status(url) else _status_links.mark(url) or Reason.CHROME


def _is_text(line: Line) -> bool:
    return not any(p.match(line.text) for p in (_HEAD, _LINK, _AVATAR, RULE)) and not line.text.startswith("#")


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in [*lines, Line(0, "---")]:
        if not RULE.match(line.text):
            run.append(line)
        elif trimmed(run):
            yield trimmed(run)
            run = []


def _post(draft: Draft, lines: list[Line], owner: str | None) -> str | None:
    """Adds one post with what it quotes; returns the thread's author."""
    quoted = [line.cut(m.end()) for line in lines if (m := _QUOTE.match(line.text))]
    quote = quoted if any(_HEAD.match(line.text) for line in quoted) else []
    own = [line for line in lines if not quote or not _QUOTE.match(line.text)]
    handle = next((m["handle"].replace("\\", "") for m in (_HEAD.match(line.text) for line in own) if m), None)
    owner = owner or handle
    stranger = handle and owner and handle.lower() != owner.lower()
    _say(draft, own, Standing.REPLY if stranger else Standing.OWN, owner)
    if quote:
        _say(draft, quote, Standing.QUOTED, None)
    return owner


def _say(draft: Draft, lines: Sequence[Line], standing: Standing, owner: str | None) -> None:
    head = next((m for m in (_HEAD.match(line.text) for line in lines) if m), None)
    links = [line for line in lines if (m := _LINK.match(line.text)) and _status_links.status(m["url"])]
    found = _LINK.match(links[-1].text) if links else None
    url = found["url"] if found else None
    exact = _status_links.written_at(url or "")
    post = draft.post(
        head["handle"].replace("\\", "") if head else owner,
        url=url,
        at=exact if exact[0] else read_date(head["date"] or "" if head else ""),
        standing=standing,
        name=head["name"] if head else None,
    )
    byline = next((i + 1 for i, line in enumerate(lines) if _HEAD.match(line.text)), 0)
    for line in lines[:byline]:
        draft.noise([line], mark=Reason.PROFILE, rule="byline", post=post)
    body = [line for line in lines[byline:] if not links or line is not links[-1]]
    say_markdown(draft, body, post=post, quoted=standing is Standing.QUOTED)
    reason = Reason.OFF_TOPIC if standing is Standing.QUOTED else Reason.SELF
    draft.noise(links[-1:], mark=reason, rule="link back", post=post, read=marking(reason))
