"""A Hacker News discussion copied from its page: above each comment a line with its author, age and buttons.

    Name of the story (example.com)
    274 points by ada on Nov 18, 2021 | hide | past | favorite | 2 comments

    bert on Nov 18, 2021 | next [–]

    Text of the comment.
    reply

    cecil 3 hours ago | parent | prev [–]

Depth is lost. A crawled page has lost those lines, too: its comments are paragraphs, or stand between wide gaps.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import Anchor, Block, Document, Genre, Reason, Role, SavedFile
from pipeline.parse._draft import Draft, Line, When, lines_of, trimmed
from pipeline.parse._notes import Inline
from pipeline.parse._prose import bare
from pipeline.parse._written_dates import read_date

_AGE = r"(?P<age>\d{1,4} (?:minute|hour|day|month|year)s? ago|on [A-Z][a-z]{2,8} \d{1,2}, \d{4})"
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
_HEAD = re.compile(r"^\s*Hacker News\s+new \|", re.M)
_GOES_ON = re.compile(
    r"^\s*(?:[-*•>]\s|\(?\d{1,2}[.)\]]\s|https?://\S+\s*$)"
)  # an item, a quotation, the link that was spoken of
_WIDE = 2  # blank lines of a wide gap
_GAPS = 2  # wide gaps that are borders of comments
SUREST = 83


def recognises(saved: SavedFile) -> int:
    """The story's line of points, or folds, with two or more comments' lines or below the head of the site."""
    if not bare(saved) or not any(sign in saved.text for sign in _SIGNS):
        return 0
    lines = saved.text.split("\n")
    comments = [m for line in lines if (m := _COMMENT.match(line))]
    story = any(_STORY.match(line) for line in lines)
    copied = len(comments) > 1 and (story or any(m["fold"] for m in comments))
    return 83 if copied or (story and _HEAD.search(saved.text[:400])) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The story as the first post, then every comment."""
    lines = lines_of(saved.text)
    starts = [i for i, line in enumerate(lines) if _COMMENT.match(line.text)]
    draft = Draft()
    unsigned = next((i for i, line in enumerate(lines) if _STORY.match(line.text)), 0) + 1
    author, title, when = _story(draft, lines[: starts[0] if starts else unsigned])
    for start, end in pairwise([*starts, len(lines)]):
        found = _COMMENT.match(lines[start].text)
        post = draft.post(found["who"] if found else None, at=read_date(found["age"] if found else ""), reply_to=0)
        draft.noise([lines[start]], mark=Reason.CHROME, rule="byline", post=post)
        _say(draft, lines[start + 1 : end], post)
    for comment, asked in _unsigned(lines[unsigned:]) if not starts else ():
        _say(draft, comment, 0 if asked else draft.post(None, reply_to=0))
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
    _headline(draft, above[-1:], headline, post)
    rest = lines if points is None else lines[points + 1 :]
    if points is not None:
        draft.noise([lines[points]], mark=Reason.CHROME, rule="byline", post=post)
    _say(draft, rest, post)
    return draft.posts[post].author, headline["title"] if headline else None, when


def _headline(draft: Draft, line: Sequence[Line], found: re.Match[str] | None, post: int) -> None:
    """The story's own link: its title, over the domain that is shown behind it."""
    if found is None or not found["domain"]:
        draft.say(line, post=post)
        return
    anchor = Anchor(0, len(found["title"]), f"https://{found['domain']}", written=found["domain"])
    shown = Inline(found["title"], (anchor,))
    draft.add(line, Block(Role.PARAGRAPH, "", post=post), read=lambda _: shown)


def _unsigned(lines: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Comments without their bylines: what stands between wide gaps, or else each paragraph with what goes on from it.

    True beside the story's own text: what no gap parts from its line of points, where the others stand between gaps.
    """
    close = any(not line.blank for line in lines[:_WIDE])
    lines = trimmed(lines)
    opening = [i for i in range(1, len(lines)) if lines[i - 1].blank and not lines[i].blank]
    wide = [i for i in opening if lines[i - _WIDE].blank]
    gaps = len(wide) >= _GAPS
    borders = wide if gaps else [i for i in opening if not _goes_on(lines, i)]
    for start, end in pairwise([0, *borders, len(lines)]):
        yield trimmed(lines[start:end]), gaps and close and start == 0


def _goes_on(lines: Sequence[Line], start: int) -> bool:
    """The paragraph belongs to the one above: an item, a link alone, what a colon leads up to."""
    above = next(line for line in reversed(lines[:start]) if not line.blank)
    return above.text.rstrip().endswith(":") or bool(_GOES_ON.match(lines[start].text))


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
