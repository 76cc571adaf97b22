"""A quoted post as savers write it under the words of the post that quotes it: avatar, name and handle, text, permalink.

    ![](https://pbs.twimg.com/profile_images/1/rosa.jpg)

    [Rosa](https://twitter.com/rosa)
    [@rosa](https://twitter.com/rosa)

    Text of the quoted post.

    [Posted Mar 6, 2026 at 8:26AM](https://twitter.com/rosa/status/2029000000000000001)

Targets may stand in angle brackets, and both links on one line.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Reason, Standing
from pipeline.parse import _status_links
from pipeline.parse._draft import Draft, Line, trimmed
from pipeline.parse._note_body import say_markdown
from pipeline.parse._notes import marking

_PICTURE = re.compile(r"^\s*!\[[^\]\n]{0,200}\]\(<?\S{1,1000}\)\s*$")
_LINK = re.compile(r"\[(?P<text>[^\]\n]{1,120})\]\(<?(?P<url>[^\s<>()]{1,1000})>?\)")
_LINKS = re.compile(rf"^\s*(?:{_LINK.pattern.replace('?P<text>', '?:').replace('?P<url>', '?:')}\s*){{1,3}}$")


def say_with_quotes(draft: Draft, lines: Sequence[Line], post: int) -> None:
    """The words of `post`, then the posts that it quotes."""
    starts = [i for i in range(len(lines)) if _starts(lines, i)]
    say_markdown(draft, lines[: starts[0]] if starts else lines, post=post)
    draft.section = ()
    for start, end in pairwise([*starts, len(lines)]):
        _say_quoted(draft, lines[start:end], alone=len(starts) == 1)


def _links(line: Line) -> list[tuple[str, str]]:
    """Text and target of each link of a line that is nothing but links."""
    return [(m["text"], m["url"]) for m in _LINK.finditer(line.text)] if _LINKS.match(line.text) else []


def _starts(lines: Sequence[Line], i: int) -> bool:
    """True at a picture over two links to one and the same account: a name and a handle."""
    if not _PICTURE.match(lines[i].text):
        return False
    below = [link for line in trimmed(lines[i + 1 : i + 6])[:3] for link in _links(line)]
    accounts = [_status_links.account(url) for _, url in below[:2]]
    return len(accounts) > 1 and accounts[0] is not None and accounts[0] == accounts[1]


def _say_quoted(draft: Draft, lines: Sequence[Line], *, alone: bool) -> None:
    """One quoted post; of several the permalinks all stand at the end."""
    linked = [i for i, line in enumerate(lines) if _links(line)]
    named = [(i, link) for i in linked for link in _links(lines[i])][:2]
    below = named[-1][0] + 1
    permalinks = [line for line in lines[below:] if _permalink(line)]
    url = _permalink(permalinks[-1]) if alone and permalinks else None
    (_, (name, _)), (_, (_, account)) = named
    post = draft.post(
        _status_links.account(account),
        url=url,
        at=_status_links.written_at(url or ""),
        standing=Standing.QUOTED,
        name=name,
    )
    draft.noise(lines[:below], mark=Reason.PROFILE, rule="byline of a quoted post", post=post)
    say_markdown(draft, [line for line in lines[below:] if not _permalink(line)], post=post, quoted=True)
    draft.section = ()
    draft.noise(
        permalinks, mark=Reason.OFF_TOPIC, rule="permalink of a quoted post", post=post, read=marking(Reason.OFF_TOPIC)
    )


def _permalink(line: Line) -> str | None:
    """The target of a line that is nothing but a link to a post."""
    links = _links(line)
    return links[0][1] if len(links) == 1 and _status_links.status(links[0][1]) else None
