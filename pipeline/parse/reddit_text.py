"""A Reddit discussion as page text, from a mirror (redlib, libreddit) or copied from the old site.

    r/PhysicsStudents 12d ago

    Which book made quantum mechanics click?

    Text of the question.

    41 Upvotes

    9 comments sorted by

    18

    u/halfsilvered flair 12d ago

    Introduction to Quantum Mechanics (Griffiths)

A comment is a score, its author with flair and age, and its text. Depth is lost. The old site writes
"[–]halfsilvered 18 points 12 days ago" above each comment.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Document, Genre, Reason, SavedFile
from pipeline.parse._draft import Draft, Line, lines_of, trimmed
from pipeline.parse._notes import inline
from pipeline.parse._prose import bare
from pipeline.records import dataclass

_AGE = (
    r"(?:\d{1,3}\s?(?:s|m|h|d|w|mo|y)|\d{1,3}\s(?:second|minute|hour|day|week|month|year)s?|just now|"
    r"[A-Z][a-z]{2} \d{1,2}(?:,? '?\d{2,4})?)(?: ago)?"
)
_AUTHOR = re.compile(
    rf"^\s*u/(?P<who>[\w-]{{2,30}}|\[deleted\])(?P<flair>\s.{{0,80}}?)?\s+{_AGE}(?:\s*·?\s*(?:edited|•).{{0,40}})?\s*$"
)
_OLD_AUTHOR = re.compile(
    rf"^\s*\[[–+-]\]\s*(?:u/)?(?P<who>[\w-]{{2,30}}|\[deleted\])(?P<flair>\s.{{0,80}}?)?"
    rf"\s+(?:-?[\d,.k]{{1,8}} points?|\[score hidden\])\s.{{0,30}}?{_AGE}.{{0,60}}$"
)
# How a line of each begins, or the new site's dot: quickly looked for.
_BEGINNING = re.compile(r"\n[^\S\n]*(?:u/|\[[–+-]\]|•)")
# The new site's copy: name, dot and age on three lines.
_NAME = re.compile(r"^\s*(?:u/)?(?P<who>[\w-]{3,30}|\[deleted\])\s*$")
_AVATAR = re.compile(r"^\s*u/[\w-]{2,30} avatar\s*$")
_ROLE = re.compile(r"^\s*(?:OP|MOD|ADMIN|BOT)\s*$")
_EDITED = re.compile(
    r"^\s*(?:•|edited\b|op\b|(?:profile badge for the achievement )?top \d+% (?:commenter|poster)|stickied comment|locked comment).{0,40}$",
    re.I,
)
_DOT = re.compile(r"^\s*•\s*$")
_OLD = re.compile(r"^\s*(?:\d{1,3}\s?(?:s|m|h|d|w|mo|y|yr|min|hr)\.? ago)(?:\s*(?:•|\(?edited).{0,40})?\s*$", re.I)
_SUB = re.compile(
    rf"^\s*r/(?P<sub>\w{{2,30}})(?:\s*[•·]?\s*(?:(?:Posted by\s+)?u/(?P<who>[\w-]{{2,30}})\s*[•·]?\s*)?{_AGE})?\s*$"
)
_SUBMITTED = re.compile(r"\b(?:submitted|posted)\b.{0,40}?\bby\s+(?:u/)?(?P<who>[\w-]{2,30})\b", re.I)
_SCORE = re.compile(r"^\s*(?:-?\d[\d.,]{0,7}k?|•|Vote|\[score hidden\]|Score hidden)\s*$")
_COUNTS = re.compile(
    r"^\s*(?:-?[\d.,]{1,8}k?\s+(?:upvotes?|points?)(?:\s+\(\d+%.{0,20}\))?|\d[\d.,]{0,7}k?\s+comments?\b.{0,30}|"
    r"comments|sort(?:ed)? by.{0,20}|search comments|best|top|new|hot|controversial|old|q&a)\s*$",
    re.I,
)
_ACTION = (
    r"(?:permalink|save|context|full comments|report|reply|give (?:gold|award)|embed|parent|share|source|"
    r"load more comments|continue this thread|upvote|downvote|award|\d+ more repl(?:y|ies)|view (?:entire discussion|all comments))"
)
_ACTIONS = re.compile(rf"^\s*{_ACTION}(?:\s+{_ACTION}){{0,9}}\W{{0,6}}$", re.I)
_FOOTER = re.compile(
    r"^\s*(?:v\d+\.\d+\.\d+\b.{0,80}|.{0,10}view instance info.{0,40}|new to reddit\?|more posts you may like|"
    r"archived post\. new comments.{0,60}|reddit,? inc\.? © \d{4}.{0,40})$",
    re.I,
)
_FOOT = 80  # lines of a page's foot at most


@dataclass(frozen=True, slots=True)
class _Start:
    first: int
    body: int
    who: str


SUREST = 86


def recognises(saved: SavedFile) -> int:
    """Two or more bylines of comments, or one under a subreddit's name."""
    if not bare(saved) or not any(sign in saved.text for sign in (" ago", "u/", "[–]", "[-]")):
        return 0
    if not _BEGINNING.search("\n" + saved.text):
        return 0
    lines = lines_of(saved.text)
    found = sum(1 for _ in _starts(lines))
    named = any(_SUB.match(line.text) for line in lines[:12])
    return 86 if found > 1 or (found and named) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """The question as the first post, then every comment."""
    lines = lines_of(saved.text)
    starts = list(_starts(lines))
    last = range(max(starts[-1].body, len(lines) - _FOOT), len(lines))
    end = next((i for i in last if _FOOTER.match(lines[i].text)), len(lines))
    draft = Draft(inline)
    author, title = _question(draft, lines[: starts[0].first])
    for start, stop in zip(starts, [*(s.first for s in starts[1:]), end], strict=True):
        post = draft.post(f"u/{start.who}" if start.who != "[deleted]" else None, reply_to=0)
        draft.noise(lines[start.first : start.body], mark=Reason.CHROME, rule="byline", post=post)
        _text(draft, lines[start.body : stop], post)
    draft.noise(lines[end:], mark=Reason.CHROME, rule="footer of the site")
    yield draft.document(format="reddit_text", genre=Genre.DISCUSSION, platform="reddit", author=author, title=title)


def _author(line: Line) -> re.Match[str] | None:
    return _AUTHOR.match(line.text) or _OLD_AUTHOR.match(line.text)


def _starts(lines: Sequence[Line]) -> Iterator[_Start]:
    for i, line in enumerate(lines):
        found = _author(line)
        named = _NAME.match(line.text) and not _ROLE.match(line.text) and _below_name(lines[i + 1 : i + 7])
        if named and len(named) == 2 and _DOT.match(named[0].text) and _OLD.match(named[1].text):
            body = named[1].number
            while body < len(lines) and _EDITED.match(lines[body].text):
                body += 1
            avatar = i > 0 and _AVATAR.match(lines[i - 1].text)
            yield _Start(i - 1 if avatar else i, body, line.text.strip().removeprefix("u/"))
        elif found:
            first = next((k for k in range(i - 1, max(-1, i - 3), -1) if _SCORE.match(lines[k].text)), i)
            yield _Start(first, i + 1, found["who"])


def _below_name(lines: Sequence[Line]) -> list[Line]:
    """The dot and the age below a name, without the role of who bears it."""
    return [line for line in lines if not line.blank and not _ROLE.match(line.text)][:2]


def _question(draft: Draft, lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """The first post: the subreddit's line, the title, the text, the counters; returns its author and title."""
    sub = next((i for i, line in enumerate(lines) if _SUB.match(line.text)), -1)
    who = _SUB.match(lines[sub].text) if sub >= 0 else None
    name = (who["who"] if who else None) or next((m["who"] for x in lines if (m := _SUBMITTED.search(x.text))), None)
    head = next((i for i in range(sub + 1, len(lines)) if not lines[i].blank and not _dressing(lines[i])), sub)
    alone = _NAME.match(lines[head].text) if name is None and head > 0 and _OLD.match(lines[head - 1].text) else None
    if alone:  # under dot and age the new site prints the asker, then the title
        name, head = alone["who"], head + 1
    author = f"u/{name}" if name else None
    post = draft.post(author)
    draft.noise(lines[:head] if head > 0 else [], mark=Reason.CHROME, rule="head of the page", post=post)
    title = lines[head].text.strip() if 0 <= head < len(lines) else None
    _text(draft, lines[max(head, 0) :], post)
    return author, title


def _dressing(line: Line) -> bool:
    return bool(
        _COUNTS.match(line.text)
        or _SCORE.match(line.text)
        or _ACTIONS.match(line.text)
        or _OLD.match(line.text)
        or _SUBMITTED.search(line.text)
    )


def _text(draft: Draft, lines: Sequence[Line], post: int) -> None:
    run: list[Line] = []
    for line in lines:
        if any(pattern.match(line.text) for pattern in (_COUNTS, _SCORE, _ACTIONS)) or _SUBMITTED.match(
            line.text.strip()
        ):
            draft.say(run, post=post)
            draft.noise([line], mark=Reason.CHROME, rule="counters and buttons", post=post)
            run = []
        else:
            run.append(line)
    draft.say(trimmed(run), post=post)
