"""A Hacker News discussion copied from its page: above each comment a line with its author, age and buttons.

    Name of the story (example.com)
    274 points by ada on Nov 18, 2021 | hide | past | favorite | 2 comments

    bert on Nov 18, 2021 | next [–]

    Text of the comment.
    reply

    cecil 3 hours ago | parent | prev [–]

Depth is lost.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import Document, Genre, Reason, SavedFile
from pipeline.parse._draft import Draft, Line, When, lines_of, trimmed
from pipeline.parse._prose import bare
from pipeline.parse._written_dates import read_date

_AGE = r"(?P<age>\d{1,3} (?:minute|hour|day|month|year)s? ago|on [A-Z][a-z]{2,8} \d{1,2}, \d{4})"
_BUTTON = r"(?:root|parent|context|next|prev|favorite|hide|past|flag|vouch|un‑?favorite|\d{1,5}\s(?:more )?comments?|discuss|web|on: .{1,120})"
_COMMENT = re.compile(
    rf"^\s*(?:[▲△*]\s*)?(?P<who>[\w-]{{2,20}}) {_AGE}(?:\s*\|\s*{_BUTTON}){{0,7}}\s*(?P<fold>\[[–+-]\]|\[\d{{1,4}} more\])?\s*$"
)
_STORY = re.compile(rf"^\s*\d{{1,5}} points? by (?P<who>[\w-]{{2,20}}) {_AGE}(?:\s*\|\s*{_BUTTON}){{0,7}}\s*$")
_HEADLINE = re.compile(
    r"^\s*(?:[▲△]\s*)?(?P<title>\S.{1,300}?)(?:\s*\((?P<domain>[\w-]+(?:\.[\w-]+)+(?:/[\w./-]+)?)\))?\s*$"
)
_SIGNS = (" points by ", "point by ", "[–]", "[-]")
_BUTTONS = re.compile(
    r"^\s*(?:reply|add comment|guidelines \| faq .{0,200}|search:?|login|hacker news .{0,120})\s*$", re.I
)
SUREST = 83


def recognises(saved: SavedFile) -> int:
    """The story's line of points, or folds, with two or more comments' lines."""
    if not bare(saved) or not any(sign in saved.text for sign in _SIGNS):
        return 0
    lines = saved.text.split("\n")
    comments = [m for line in lines if (m := _COMMENT.match(line))]
    sure = any(_STORY.match(line) for line in lines) or any(m["fold"] for m in comments)
    return 83 if sure and len(comments) > 1 else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The story as the first post, then every comment."""
    lines = lines_of(saved.text)
    starts = [i for i, line in enumerate(lines) if _COMMENT.match(line.text)]
    draft = Draft()
    author, title, when = _story(draft, lines[: starts[0]])
    for start, end in pairwise([*starts, len(lines)]):
        found = _COMMENT.match(lines[start].text)
        post = draft.post(found["who"] if found else None, at=read_date(found["age"] if found else ""), reply_to=0)
        draft.noise([lines[start]], mark=Reason.CHROME, rule="byline", post=post)
        _say(draft, lines[start + 1 : end], post)
    yield draft.document(
        format="hacker_news_copied",
        genre=Genre.DISCUSSION,
        platform="hackernews",
        author=author,
        title=title,
        posted_at=when[0],
    )


def _story(draft: Draft, lines: Sequence[Line]) -> tuple[str | None, str | None, When]:
    """The headline above the line of points, that line, and the story's own text below."""
    points = next((i for i, line in enumerate(lines) if _STORY.match(line.text)), None)
    found = _STORY.match(lines[points].text) if points is not None else None
    above = trimmed(lines[:points]) if points is not None else []
    when = read_date(found["age"] if found else "")
    post = draft.post(found["who"] if found else None, at=when)
    headline = _HEADLINE.match(above[-1].text) if above else None
    draft.noise(above[:-1], mark=Reason.CHROME, rule="head of the page")
    draft.say(above[-1:], post=post)
    rest = lines if points is None else lines[points + 1 :]
    if points is not None:
        draft.noise([lines[points]], mark=Reason.CHROME, rule="byline", post=post)
    _say(draft, rest, post)
    return draft.posts[post].author, headline["title"] if headline else None, when


def _say(draft: Draft, lines: Sequence[Line], post: int) -> None:
    run: list[Line] = []
    for line in lines:
        if _BUTTONS.match(line.text):
            draft.say(run, post=post)
            draft.noise([line], mark=Reason.CHROME, rule="buttons")
            run = []
        else:
            run.append(line)
    draft.say(run, post=post)
